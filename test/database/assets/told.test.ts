import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { AssetMail, ToldBooking } from "@/lib/domain/notifications/asset-mail";
import { bookingListQuery } from "@/lib/schemas/booking-list";
import { endDeferrals } from "@/lib/server/assets/end-deferrals";
import { changeMaintenance } from "@/lib/server/assets/maintenance";
import { commandSquawk, reportSquawk } from "@/lib/server/assets/squawks";
import { readBookingPage } from "@/lib/server/bookings/booking-page";
import { listBookings } from "@/lib/server/bookings/list-bookings";
import { emptyMails } from "@/lib/server/customers/empty-mails";
import { relayOutbox } from "@/lib/server/notifications/relay";
import { type Desk, eventsOf, HOUR, openDesk } from "../invariants/desk";
import { booked, inHours, joins, maintain, outOfLine, principalOf, resolve, squawk, toldOf } from "./club";

type Person = Extract<Actor, { kind: "person" }>;

let desk: Desk;
let owner: Person;
let member: Person;
let hour = 100;

beforeAll(async () => {
  desk = await openDesk();
  owner = await joins(desk, "owner");
  member = await joins(desk, "member");
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.owner.query("DELETE FROM mail");
  await desk.owner.query("DELETE FROM outbox");
  hour += 100;
});

const at = (more: number) => inHours(hour + more);

interface Queued {
  readonly topic: string;
  readonly booking_id: string | null;
  readonly event_id: string | null;
  readonly payload: AssetMail;
}

async function queued(): Promise<Queued[]> {
  const { rows } = await desk.owner.query<Queued>(
    "SELECT topic, booking_id, event_id, payload FROM outbox WHERE payload->>'kind' = 'asset' ORDER BY created_at, id",
  );
  return rows;
}

/** What the only mail that names a booking tells of it: what became of it, by what. */
async function causesTold(bookingId: string): Promise<string[]> {
  const { rows } = await desk.owner.query("SELECT reference FROM booking WHERE id = $1", [bookingId]);
  const names = (lines: readonly ToldBooking[]) =>
    lines.some(({ reference }) => reference === rows[0].reference);
  const told = (await queued()).map(({ payload }) =>
    (["suspended", "retained", "held"] as const).flatMap((outcome) =>
      payload.causes.flatMap((cause) => (names(cause[outcome]) ? `${outcome}: ${cause.title}` : [])),
    ),
  );
  const [only = [], ...others] = told.filter((lines) => lines.length > 0);
  expect(others).toEqual([]);
  return only;
}

async function lastEvent(bookingId: string) {
  const { rows } = await desk.owner.query(
    "SELECT id, command, reason, metadata FROM booking_event WHERE booking_id = $1 ORDER BY sequence DESC LIMIT 1",
    [bookingId],
  );
  return rows[0];
}

function move(maintenanceId: string, from: number, to: number) {
  return changeMaintenance({
    organizationId: desk.organizationId,
    of: { maintenanceId },
    wanted: { startsAt: at(from), endsAt: at(to) },
    actor: owner,
    origin: "desk",
  });
}

function reportRemark(title: string, now: Date) {
  return reportSquawk({
    organizationId: desk.organizationId,
    actor: member,
    origin: "desk",
    now,
    input: {
      resourceId: desk.boatId,
      title,
      description: "It has come loose from its screws.",
      severity: "info",
    },
  });
}

/** A grounding squawk whose deferral is over a second after its minute, which no worker has noticed. */
async function overdueDeferral() {
  const squawkId = await squawk(desk, owner);
  const until = new Date(Date.now() + 60_000);
  const deferred = await commandSquawk({
    organizationId: desk.organizationId,
    squawkId,
    command: "defer",
    reason: "Safe in light winds.",
    until,
    actor: owner,
    origin: "desk",
  });
  expect(deferred).toMatchObject({ ok: true });
  return { squawkId, over: new Date(until.getTime() + 1_000) };
}

test("moving a window from one booking onto another is told in one mail, with both", async () => {
  const [left, reached] = [await booked(desk, member, at(0)), await booked(desk, member, at(5))];
  await booked(desk, owner, at(6));
  const maintenanceId = await maintain(desk, owner, at(0), at(1));
  expect(await toldOf(desk, "suspended")).toEqual([{ name: "member", suspended: 1, held: 0, restored: 0 }]);
  expect(await move(maintenanceId, 5, 7)).toMatchObject({
    ok: true,
    data: { suspended: 2, restored: 1, alsoHeld: 0 },
  });
  expect(await toldOf(desk, "restored")).toEqual([]);
  expect((await toldOf(desk, "suspended")).slice(1)).toEqual([
    { name: "member", suspended: 1, held: 0, restored: 1 },
    { name: "owner", suspended: 1, held: 0, restored: 0 },
  ]);
  const mail = (await queued()).find(({ payload }) => payload.restored.length > 0);
  expect(mail).toMatchObject({ booking_id: reached, event_id: (await lastEvent(reached)).id });
  expect(mail?.payload).toMatchObject({ causes: [{ reason: "The yearly inspection is due." }] });
  expect(await lastEvent(left)).toMatchObject({ command: "restore", reason: null });
  await move(maintenanceId, 20, 21);
});

test("each mail has the event of its soonest booking, and an overlap the event of the confirmation", async () => {
  const tentative = await booked(desk, member, at(0), { tentative: true });
  const [soonest] = [await booked(desk, owner, at(0)), await booked(desk, owner, at(3))];
  const { rows } = await desk.owner.query(
    "SELECT booking_id, event_id FROM outbox WHERE topic = 'tentative_overlap'",
  );
  expect(rows).toEqual([{ booking_id: tentative, event_id: (await lastEvent(soonest ?? "")).id }]);

  const squawkId = await squawk(desk, owner);
  const [suspended] = (await queued()).filter(({ topic }) => topic === "suspended");
  const { rows: events } = await desk.owner.query(
    "SELECT booking_id, command FROM booking_event WHERE id = $1",
    [suspended?.event_id],
  );
  expect(events).toEqual([{ booking_id: suspended?.booking_id, command: "suspend" }]);
  await resolve(desk, owner, squawkId);
  const restored = (await queued()).filter(({ topic }) => topic === "restored");
  expect(restored).toHaveLength(2);
  for (const { event_id, booking_id } of restored)
    expect(event_id).toBe((await lastEvent(booking_id ?? "")).id);
});

test.each(["suspended", "restored", "still_suspended", "tentative_overlap"])(
  "a mail that bounced is what needs attention, and is on its booking's card: %s",
  async (topic) => {
    const author = await joins(desk, "agent");
    const tentative = await booked(desk, member, at(0), { tentative: true });
    const first = await booked(desk, author, at(0));
    await booked(desk, author, at(1));
    const squawkId = await squawk(desk, owner);
    const maintenanceId = await maintain(desk, owner, at(0), at(2));
    await resolve(desk, owner, squawkId);
    await changeMaintenance({
      organizationId: desk.organizationId,
      of: { maintenanceId },
      wanted: null,
      actor: owner,
      origin: "desk",
    });
    await desk.owner.query("DELETE FROM outbox WHERE topic <> $1", [topic]);
    await relayOutbox();
    await desk.owner.query("UPDATE mail SET status = 'bounced'");
    const about = topic === "tentative_overlap" ? tentative : first;
    const page = await listBookings(principalOf(desk, owner), bookingListQuery.parse({ tab: "attention" }));
    if (!page.ok) throw new Error(page.error.code);
    expect(page.data.data.map(({ id }) => id)).toContain(about);
    const read = await readBookingPage(principalOf(desk, owner), about);
    expect(read?.mails).toMatchObject([{ topic, status: "bounced", undelivered: true }]);
  },
);

test("a mail about many bookings keeps its words when one of their customers is removed", async () => {
  await booked(desk, owner, at(0));
  await squawk(desk, owner).then((squawkId) => resolve(desk, owner, squawkId));
  await relayOutbox();
  await emptyMails(desk.owner, desk.organizationId, desk.customerId, "Removed");
  const { rows } = await desk.owner.query(
    "SELECT DISTINCT subject FROM mail WHERE topic IN ('suspended', 'restored')",
  );
  expect(rows.map(({ subject }) => subject).sort()).toEqual(["Back on: The boat", "Suspended: The boat"]);
});

test("what a deferral's end suspends is not blamed on the remark that came before the worker", async () => {
  const bookingId = await booked(desk, member, at(0));
  const { squawkId, over } = await overdueDeferral();
  await desk.owner.query("DELETE FROM outbox");
  const reported = await reportRemark("Cup holder loose", over);
  expect(reported).toMatchObject({ ok: true, data: { suspended: 0, restored: 0, alsoHeld: 0 } });
  expect(await lastEvent(bookingId)).toMatchObject({
    command: "suspend",
    reason: "Left brake soft",
    metadata: { cause: { kind: "squawk", id: squawkId, title: "Left brake soft" } },
  });
  expect(await causesTold(bookingId)).toEqual(["suspended: Left brake soft"]);
  expect(await endDeferrals(over)).toBe(1);
  expect(await resolve(desk, owner, squawkId)).toMatchObject({ ok: true });
  expect((await eventsOf(desk, bookingId)).map(({ command }) => command)).toEqual([
    "create",
    "suspend",
    "restore",
    "suspend",
    "restore",
  ]);
});

test("of a window and of a deferral that ended before it, whoever is suspended is told both", async () => {
  const bookingId = await booked(desk, member, at(0));
  const { squawkId, over } = await overdueDeferral();
  await desk.owner.query("DELETE FROM outbox");
  const planned = await changeMaintenance({
    organizationId: desk.organizationId,
    of: { resourceId: desk.boatId },
    wanted: { startsAt: at(0), endsAt: at(1), title: "New mast", reason: "It has a crack." },
    actor: owner,
    origin: "desk",
    now: over,
  });
  expect(planned).toMatchObject({ ok: true, data: { suspended: 1, alsoHeld: 0 } });
  expect(await causesTold(bookingId)).toEqual(["suspended: New mast", "held: Left brake soft"]);
  expect(await lastEvent(bookingId)).toMatchObject({ command: "suspend", reason: "It has a crack." });
  expect(await endDeferrals(over)).toBe(1);
  await resolve(desk, owner, squawkId);
  await move(planned.ok ? planned.data.maintenance.id : "", 20, 21);
});

test("of two deferrals that end between two runs of the worker both are told", async () => {
  const bookingId = await booked(desk, member, at(0));
  const [first, second] = [await overdueDeferral(), await overdueDeferral()];
  await desk.owner.query("DELETE FROM outbox");
  const over = new Date(Math.max(first.over.getTime(), second.over.getTime()) + HOUR);
  expect(await endDeferrals(over)).toBe(2);
  expect(await causesTold(bookingId)).toEqual(["suspended: Left brake soft", "held: Left brake soft"]);
  for (const { squawkId } of [first, second]) await resolve(desk, owner, squawkId);
});

test("a window that goes as a deferral has ended is told to be off, and the squawk to hold it", async () => {
  const bookingId = await booked(desk, await joins(desk, "agent"), at(0));
  const maintenanceId = await maintain(desk, owner, at(0), at(1));
  const { squawkId, over } = await overdueDeferral();
  await desk.owner.query("DELETE FROM outbox");
  const removed = await changeMaintenance({
    organizationId: desk.organizationId,
    of: { maintenanceId },
    wanted: null,
    actor: owner,
    origin: "desk",
    now: over,
  });
  expect(removed).toMatchObject({ ok: true, data: { suspended: 0, restored: 0, alsoHeld: 0 } });
  expect(await causesTold(bookingId)).toEqual(["retained: Left brake soft"]);
  const mail = (await queued()).find(({ booking_id }) => booking_id === bookingId);
  const { rows: events } = await desk.owner.query(
    "SELECT action, subject_id FROM asset_event WHERE id = $1",
    [mail?.event_id],
  );
  expect(mail?.topic).toBe("still_suspended");
  expect(events).toEqual([{ action: "remove", subject_id: maintenanceId }]);
  await endDeferrals(over);
  await resolve(desk, owner, squawkId);
});

test("two at once that notice the same end of a deferral do not fail over the cause that both add", async () => {
  const ids = [await booked(desk, member, at(0)), await booked(desk, owner, at(1))];
  // Over all of the asset's bookings: nothing is left to be suspended, for which the later ones would read again.
  const maintenanceId = await maintain(desk, owner, inHours(1), at(2));
  const { squawkId, over } = await overdueDeferral();
  const reports = await Promise.all(["One", "Two", "Three"].map((title) => reportRemark(title, over)));
  expect(reports.map(({ ok }) => ok)).toEqual([true, true, true]);
  const { rows } = await desk.owner.query(
    "SELECT count(*)::int AS causes FROM suspension_cause WHERE squawk_id = $1 AND booking_id = ANY ($2)",
    [squawkId, ids],
  );
  expect(rows).toEqual([{ causes: 2 }]);
  await endDeferrals(over);
  await resolve(desk, owner, squawkId);
  await move(maintenanceId, 20, 21);
  expect(await outOfLine(desk)).toBe(0);
});

test("one squawk that cannot be opened again keeps none of the others deferred", async () => {
  const [stuck, free] = [await overdueDeferral(), await overdueDeferral()];
  await desk.owner.query(`
    CREATE FUNCTION is_stuck() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'Stuck'; END $$;
    CREATE TRIGGER is_stuck BEFORE UPDATE ON squawk FOR EACH ROW WHEN (OLD.id = '${stuck.squawkId}')
      EXECUTE FUNCTION is_stuck()`);
  const statusOf = async (id: string) =>
    (await desk.owner.query("SELECT status FROM squawk WHERE id = $1", [id])).rows[0].status;
  const over = new Date(Math.max(stuck.over.getTime(), free.over.getTime()) + HOUR);
  expect(await endDeferrals(over)).toBe(1);
  expect([await statusOf(stuck.squawkId), await statusOf(free.squawkId)]).toEqual(["deferred", "open"]);
  await desk.owner.query("DROP TRIGGER is_stuck ON squawk; DROP FUNCTION is_stuck");
  expect(await endDeferrals(over)).toBe(1);
  for (const { squawkId } of [stuck, free]) await resolve(desk, owner, squawkId);
});

test("whoever loses every try to others is told that it was changed meanwhile", async () => {
  const squawkId = await squawk(desk, owner);
  await desk.owner.query(`
    CREATE FUNCTION is_raced() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'Raced' USING ERRCODE = 'HF001'; END $$;
    CREATE TRIGGER is_raced BEFORE UPDATE ON squawk FOR EACH ROW EXECUTE FUNCTION is_raced()`);
  expect(await resolve(desk, owner, squawkId)).toMatchObject({ ok: false, error: { code: "stale_version" } });
  await desk.owner.query("DROP TRIGGER is_raced ON squawk; DROP FUNCTION is_raced");
  expect(await resolve(desk, owner, squawkId)).toMatchObject({ ok: true });
});
