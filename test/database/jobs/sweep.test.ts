import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import { sweepDeadlines } from "@/lib/server/bookings/sweep-deadlines";
import { closeDatabase } from "@/lib/server/db/pool";
import { log } from "@/lib/server/log";
import { type ClonedDatabase, cloneDatabase } from "../clone";
import { book, holdTour } from "./bookings";
import { makeScene, type Scene, useDatabase } from "./scene";

let database: ClonedDatabase;
let scene: Scene;

const MADE_AT = new Date("2031-05-05T08:00:00.000Z");
const later = (minutes: number, milliseconds = 0) =>
  new Date(MADE_AT.getTime() + minutes * 60_000 + milliseconds);

beforeAll(async () => {
  database = await cloneDatabase();
  useDatabase(database);
  scene = await makeScene(database);
});

/** Whatever an earlier test left behind is out of reach of the next one's clock. */
beforeEach(async () => {
  await scene.owner.query("UPDATE booking SET deadline_at = '2099-01-01' WHERE deadline_at IS NOT NULL");
});

afterAll(async () => {
  await closeDatabase();
  await scene.owner.end();
  await database.drop();
});

test("a deadline has passed at equality, and not a millisecond before", async () => {
  const booking = await book(scene, { now: MADE_AT });
  expect(booking.deadlineAt).toBe(later(60).toISOString());
  expect(await sweepDeadlines(later(60, -1))).toBe(0);
  expect(await statusOf(booking.id)).toBe("pending");
  expect(await sweepDeadlines(later(60))).toBe(1);
  expect(await statusOf(booking.id)).toBe("rejected");
});

test("the event says that the system did it, and each mail carries that event's id", async () => {
  const booking = await book(scene, { now: MADE_AT });
  await sweepDeadlines(later(60));
  const { rows } = await scene.owner.query(
    `SELECT e.command, e.actor_kind, e.origin, e.at, array_agg(o.payload->>'audience' ORDER BY o.id) AS audiences
     FROM booking_event e JOIN outbox o ON o.event_id = e.id AND o.booking_id = e.booking_id
     WHERE e.booking_id = $1 AND e.sequence = 2 GROUP BY e.id`,
    [booking.id],
  );
  expect(rows).toEqual([
    {
      command: "time_out",
      actor_kind: "system",
      origin: "worker",
      at: later(60),
      audiences: ["customer", "supplier", "seller"],
    },
  ]);
});

test("a booking whose supplier operation is open is passed by", async () => {
  const [open, other] = [await book(scene, { now: MADE_AT }), await book(scene, { now: MADE_AT })];
  await scene.owner.query("UPDATE booking SET operation_open = true WHERE id = $1", [open.id]);
  expect(await sweepDeadlines(later(61))).toBe(1);
  expect(await statusOf(open.id)).toBe("pending");
  expect(await statusOf(other.id)).toBe("rejected");
});

test("an expired hold gives its places back", async () => {
  const held = await holdTour(scene, MADE_AT);
  expect(await placesHeld(held.id)).toBe(2);
  expect(await sweepDeadlines(later(30))).toBe(1);
  expect(await statusOf(held.id)).toBe("expired");
  expect(await placesHeld(held.id)).toBe(0);
});

test("the oldest deadline comes first", async () => {
  const second = await book(scene, { now: later(1) });
  const first = await book(scene, { now: MADE_AT });
  await sweepDeadlines(later(120));
  const { rows } = await scene.owner.query(
    "SELECT booking_id FROM booking_event WHERE sequence = 2 AND booking_id = ANY ($1) ORDER BY id",
    [[first.id, second.id]],
  );
  expect(rows.map(({ booking_id }) => booking_id)).toEqual([first.id, second.id]);
});

test("500 overdue bookings of several lifecycles, one of them poisoned: the others are done, it stays as it was", async () => {
  const ids = await makeOverdue(500);
  const poisoned = ids[8];
  await poison(poisoned);
  try {
    expect(await sweepDeadlines(later(120))).toBe(499);
    expect(await statusOf(poisoned)).toBe("pending");
    expect(await overdueCount(ids)).toBe(1);
    expect(await eventCount(ids)).toEqual({ bookings: 499, events: 499 });
    expect(await sweepDeadlines(later(120))).toBe(0);
  } finally {
    await scene.owner.query("DROP TRIGGER poison ON booking");
  }
});

test("two sweeps at once run each deadline once, put none aside, and both come to an end", async () => {
  const ids = await makeOverdue(450);
  const putAside = vi.spyOn(log(), "error");
  const counts = await Promise.all([sweepDeadlines(later(120)), sweepDeadlines(later(120))]);
  const rest = await sweepDeadlines(later(120));
  expect(counts[0] + counts[1] + rest).toBe(450);
  expect(putAside).not.toHaveBeenCalled();
  putAside.mockRestore();
  expect(await eventCount(ids)).toEqual({ bookings: 450, events: 450 });
  const { rows } = await scene.owner.query(
    "SELECT count(*)::int AS mails, count(DISTINCT (booking_id, payload->>'audience'))::int AS different FROM outbox WHERE booking_id = ANY ($1) AND topic IN ('timed_out', 'expired')",
    [ids],
  );
  expect(rows[0].mails).toBe(rows[0].different);
});

test("a sweep waits for nobody: what another worker has at the moment is passed by", async () => {
  const [taken, free] = [await book(scene, { now: MADE_AT }), await book(scene, { now: MADE_AT })];
  const other = await scene.owner.connect();
  try {
    await other.query("BEGIN");
    await other.query("SELECT FROM booking WHERE id = $1 FOR UPDATE", [taken.id]);
    expect(await withoutWaiting(sweepDeadlines(later(120)))).toBe(1);
    expect([await statusOf(taken.id), await statusOf(free.id)]).toEqual(["pending", "rejected"]);
  } finally {
    await other.query("ROLLBACK");
    other.release();
  }
  expect(await sweepDeadlines(later(120))).toBe(1);
  expect(await statusOf(taken.id)).toBe("rejected");
});

const KINDS: readonly LifecycleKey[] = ["request", "appointment", "ticket", "tour"];

/** Bookings of every lifecycle that has deadlines, in turn. */
async function makeOverdue(count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) {
    const made = await Promise.all(Array.from({ length: 10 }, (_, index) => makeOne(KINDS[index % 4])));
    ids.push(...made.map(({ id }) => id));
  }
  return ids;
}

function makeOne(kind: LifecycleKey | undefined) {
  return kind === "tour" ? holdTour(scene, MADE_AT) : book(scene, { lifecycle: kind, now: MADE_AT });
}

async function poison(bookingId: string | undefined): Promise<void> {
  await scene.owner.query(`
    CREATE OR REPLACE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.status = 'rejected' THEN RAISE EXCEPTION 'poisoned'; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER poison BEFORE UPDATE ON booking FOR EACH ROW WHEN (OLD.id = '${bookingId}')
      EXECUTE FUNCTION poison()`);
}

/** What the sweep counted, unless a statement waits for a lock before that. */
async function withoutWaiting(sweep: Promise<number>): Promise<number | "it waits for a lock"> {
  let counted: number | null = null;
  const over = sweep.then((count) => {
    counted = count;
  });
  while (counted === null) {
    const { rowCount } = await scene.owner.query(
      `SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid)
       WHERE NOT l.granted AND a.datname = current_database()`,
    );
    if (rowCount) return "it waits for a lock";
  }
  await over;
  return counted;
}

async function statusOf(bookingId: string | undefined): Promise<string> {
  const { rows } = await scene.owner.query("SELECT status FROM booking WHERE id = $1", [bookingId]);
  return rows[0].status;
}

async function overdueCount(ids: readonly string[]): Promise<number> {
  const { rows } = await scene.owner.query(
    "SELECT count(*)::int AS count FROM booking WHERE id = ANY ($1) AND deadline_at <= $2",
    [ids, later(120)],
  );
  return rows[0].count;
}

async function eventCount(ids: readonly string[]): Promise<{ bookings: number; events: number }> {
  const { rows } = await scene.owner.query(
    `SELECT count(DISTINCT booking_id)::int AS bookings, count(*)::int AS events FROM booking_event
     WHERE booking_id = ANY ($1) AND command IN ('time_out', 'expire')`,
    [ids],
  );
  return rows[0];
}

async function placesHeld(bookingId: string): Promise<number> {
  const { rows } = await scene.owner.query(
    "SELECT d.held FROM departure d JOIN booking b ON b.departure_id = d.id WHERE b.id = $1",
    [bookingId],
  );
  return rows[0].held;
}
