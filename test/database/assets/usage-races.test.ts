import type { PoolClient } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { logUsage } from "@/lib/server/assets/usage";
import { act } from "@/lib/server/bookings/act";
import { type Desk, HOUR, openDesk } from "../invariants/desk";
import { booked, DAY, joins, resolve, squawk } from "./club";
import { cutOut, withoutTriggers } from "./without-guards";

type Person = Extract<Actor, { kind: "person" }>;

let desk: Desk;
let owner: Person;
let member: Person;
let slot = 0;

beforeAll(async () => {
  desk = await openDesk();
  [owner, member] = [await joins(desk, "owner"), await joins(desk, "member")];
  await desk.owner.query("UPDATE resource SET usage_unit = 'h' WHERE id = $1", [desk.boatId]);
});
afterAll(() => desk.close());

/** A booking of the member's that is over. */
function past(): Promise<string> {
  slot += 1;
  const made = new Date(Date.now() - 60 * DAY);
  return booked(desk, member, new Date(made.getTime() + DAY + slot * 2 * HOUR), { now: made });
}

/** One that has begun and not ended. There is one at a time: the earlier ones are cancelled or moved away. */
async function running(): Promise<string> {
  await desk.owner.query(
    "UPDATE booking SET status = 'cancelled' WHERE status = 'confirmed' AND starts_at < now() AND ends_at > now()",
  );
  const begun = Date.now() - HOUR;
  return booked(desk, member, new Date(begun), {
    endsAt: new Date(begun + 3 * HOUR),
    now: new Date(begun - HOUR),
  });
}

function log(bookingId: string, readings: [number, number] | null, currentUsageId: string | null = null) {
  return logUsage({
    organizationId: desk.organizationId,
    bookingId,
    readings: readings && { startReading: readings[0], endReading: readings[1] },
    currentUsageId,
    actor: member,
    origin: "desk",
  });
}

function give(bookingId: string, command: string, actor: Person, input = {}) {
  return act({ organizationId: desk.organizationId, bookingId, command, input, actor, origin: "desk" });
}

function drag(bookingId: string) {
  slot += 1;
  const startsAt = new Date(Date.now() + slot * 2 * HOUR + DAY);
  return give(bookingId, "change_times", member, {
    startsAt,
    endsAt: new Date(startsAt.getTime() + 2 * HOUR),
  });
}

async function logged(bookingId: string): Promise<string> {
  const done = await log(bookingId, [10, 12]);
  return done.ok ? (done.data.at(-1)?.id ?? "") : "";
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } };

interface Outcome {
  readonly status: string;
  readonly begun: boolean;
  readonly counts: boolean;
  readonly entries: number;
}

async function outcomeOf(bookingId: string): Promise<Outcome> {
  const { rows } = await desk.owner.query<Outcome>(
    `SELECT status, starts_at <= now() AS begun, count(u.id)::int AS entries, count(u.id) % 2 = 1 AS counts
     FROM booking b LEFT JOIN usage_entry u ON u.booking_id = b.id WHERE b.id = $1 GROUP BY b.id`,
    [bookingId],
  );
  return rows[0] as Outcome;
}

/**
 * Everybody who is asked has decided, and waits for the asset, which another holds; each begins to wait after the one
 * before. What the other does before it lets go comes first.
 */
async function meanwhile(
  asked: readonly (() => Promise<Answer>)[],
  done: (client: PoolClient) => Promise<unknown> = async () => undefined,
): Promise<string[]> {
  const client = await desk.owner.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT FROM resource WHERE id = $1 FOR UPDATE", [desk.boatId]);
    const answers: Promise<Answer>[] = [];
    for (const ask of asked) {
      answers.push(ask());
      await expect.poll(waiting).toBe(answers.length);
    }
    await done(client);
    await client.query("COMMIT");
    return (await Promise.all(answers)).map((answer) => (answer.ok ? "done" : answer.error.code));
  } finally {
    // Nobody waits for ever where an expectation failed.
    client.release(true);
  }
}

async function waiting(): Promise<number> {
  const { rows } = await desk.owner.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0`,
  );
  return rows[0]?.count ?? 0;
}

const setStatus = (bookingId: string, status: string) => (client: PoolClient) =>
  client.query("UPDATE booking SET status = $2 WHERE id = $1", [bookingId, status]);

interface Raced {
  readonly answers: readonly string[];
  /** What no order of the two would leave. */
  readonly outOfOrder: boolean;
}

const RACES: Record<string, () => Promise<Raced>> = {
  async "logging what its author drags away"() {
    const id = await running();
    const answers = await meanwhile([() => log(id, [1, 2]), () => drag(id)]);
    const { begun, counts } = await outcomeOf(id);
    return { answers, outOfOrder: counts && !begun };
  },
  async "taking back the readings of what is completed"() {
    const id = await past();
    const usageId = await logged(id);
    const answers = await meanwhile([() => log(id, null, usageId), () => give(id, "complete", owner)]);
    const { status, counts } = await outcomeOf(id);
    return { answers, outOfOrder: status === "completed" && !counts };
  },
  async "logging what was cancelled first"() {
    const id = await past();
    const answers = await meanwhile([() => log(id, [1, 2])], setStatus(id, "cancelled"));
    return { answers: [...answers, "done"], outOfOrder: (await outcomeOf(id)).entries > 0 };
  },
  async "an author's correction of what was completed first"() {
    const id = await past();
    const usageId = await logged(id);
    const answers = await meanwhile([() => log(id, [10, 13], usageId)], setStatus(id, "completed"));
    return { answers: [...answers, "done"], outOfOrder: (await outcomeOf(id)).entries > 1 };
  },
  async "logging what was grounded first"() {
    const id = await running();
    let squawkId = "";
    const ground = async (): Promise<Answer> => {
      squawkId = await squawk(desk, owner);
      return { ok: true };
    };
    const answers = await meanwhile([ground, () => log(id, [1, 2])]);
    const { entries, status } = await outcomeOf(id);
    expect(status).toBe("suspended");
    await resolve(desk, owner, squawkId);
    return { answers, outOfOrder: entries > 0 };
  },
};

test.each(Object.entries(RACES))("%s: one of the two is done", async (_name, race) => {
  const { answers, outOfOrder } = await race();
  expect(outOfOrder).toBe(false);
  expect(answers.filter((answer) => answer === "done")).toHaveLength(1);
});

/** The negative control: nothing is compared once the asset is locked, and entries are not asked whose they are. */
test("without the guards each of these races leaves what no order of the two would", async () => {
  await cutOut(desk, /IF change \? 'readings' THEN.*?END IF;\s*END IF;/s);
  await withoutTriggers(desk, "usage_entry", "usage_entry_follows");
  for (const [name, race] of Object.entries(RACES)) {
    const { answers, outOfOrder } = await race();
    expect([name, answers, outOfOrder]).toEqual([name, ["done", "done"], true]);
  }
});
