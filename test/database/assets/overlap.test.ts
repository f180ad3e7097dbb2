import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { commandSquawk } from "@/lib/server/assets/squawks";
import { act } from "@/lib/server/bookings/act";
import { addNote } from "@/lib/server/bookings/add-note";
import { previewCreate } from "@/lib/server/bookings/create";
import { type Desk, HOUR, openDesk } from "../invariants/desk";
import { book, booked, inHours, joins, resolve, squawk, statuses } from "./club";

type Person = Extract<Actor, { kind: "person" }>;

let desk: Desk;
let owner: Person;
let members: Person[];

beforeAll(async () => {
  desk = await openDesk();
  owner = await joins(desk, "owner");
  members = await Promise.all(Array.from({ length: 4 }, () => joins(desk, "member")));
});
afterAll(() => desk.close());

const memberAt = (index: number) => members[index % members.length] as Person;

function give(bookingId: string, command: string, actor: Person, times?: { startsAt: Date; endsAt: Date }) {
  return act({
    organizationId: desk.organizationId,
    bookingId,
    command,
    input: times ?? {},
    actor,
    origin: "desk",
  });
}

async function approvalRequired(required: boolean) {
  await desk.owner.query("UPDATE organization SET asset_approval_required = $2 WHERE id = $1", [
    desk.organizationId,
    required,
  ]);
}

async function toldOf(topic: string): Promise<string[]> {
  const { rows } = await desk.owner.query<{ reference: string }>(
    "SELECT payload->'booking'->>'reference' AS reference FROM outbox WHERE topic = $1 ORDER BY 1",
    [topic],
  );
  return rows.map(({ reference }) => reference);
}

test("thirty in pencil and ten that wait overlap freely, and of ten approvals at once one is confirmed", async () => {
  await approvalRequired(true);
  const start = inHours(200);
  for (let index = 0; index < 30; index += 1) await booked(desk, memberAt(index), start, { tentative: true });
  const pending = await Promise.all(
    Array.from({ length: 10 }, (_, index) => booked(desk, memberAt(index), start)),
  );
  expect(await statuses(desk)).toEqual({ tentative: 30, pending: 10 });

  const approved = await Promise.all(pending.map((id) => give(id, "approve", owner)));
  expect(approved.filter(({ ok }) => ok)).toHaveLength(1);
  for (const result of approved) if (!result.ok) expect(result.error.code).toBe("slot_taken");
  expect(await statuses(desk)).toEqual({ tentative: 30, pending: 9, confirmed: 1 });
  await approvalRequired(false);
});

test("the 39 others of four members are told, and the one that got the time is not told of its own", async () => {
  const told = await toldOf("tentative_overlap");
  const { rows } = await desk.owner.query<{ author_id: string }>(
    "SELECT author_id FROM booking WHERE status = 'confirmed' AND resource_id = $1",
    [desk.boatId],
  );
  const { rows: lost } = await desk.owner.query<{ reference: string }>(
    "SELECT reference FROM booking WHERE status IN ('tentative', 'pending') AND author_id <> $1 ORDER BY reference",
    [rows[0]?.author_id],
  );
  expect(lost.length).toBeGreaterThan(20);
  expect(told).toEqual(lost.map(({ reference }) => reference));
});

test("back to back fits, a minute less does not, and a suspended booking keeps its time", async () => {
  const start = inHours(300);
  const at = (hours: number) => new Date(start.getTime() + hours * HOUR);
  await booked(desk, owner, at(0), { endsAt: at(2) });
  await booked(desk, owner, at(2), { endsAt: at(4) });
  expect(await book(desk, owner, new Date(at(4).getTime() - 60_000), { endsAt: at(5) })).toMatchObject({
    ok: false,
    error: { code: "slot_taken" },
  });
});

test("where approval is on, a member moves a confirmed booking only inside its approved period", async () => {
  const start = inHours(400);
  const at = (hours: number) => new Date(start.getTime() + hours * HOUR);
  const member = memberAt(0);
  const id = await booked(desk, member, at(0), { endsAt: at(4) });
  await approvalRequired(true);
  expect(await give(id, "change_times", member, { startsAt: at(1), endsAt: at(5) })).toMatchObject({
    ok: false,
    error: { code: "approval_required" },
  });
  expect(await give(id, "change_times", member, { startsAt: at(1), endsAt: at(3) })).toMatchObject({
    ok: true,
  });
  expect(await give(id, "change_times", owner, { startsAt: at(1), endsAt: at(8) })).toMatchObject({
    ok: true,
  });
  await approvalRequired(false);
});

test("a member's shortest and furthest booking is the organization's, or the asset's own, and an owner's is not", async () => {
  const member = memberAt(1);
  const soon = inHours(500);
  const short = { endsAt: new Date(soon.getTime() + 30 * 60_000) };
  expect(await book(desk, member, soon, short)).toMatchObject({ ok: false, error: { code: "too_short" } });
  expect(await book(desk, owner, soon, short)).toMatchObject({ ok: true });
  const far = inHours(91 * 24);
  expect(await book(desk, member, far)).toMatchObject({ ok: false, error: { code: "too_far" } });
  await desk.owner.query("UPDATE resource SET advance_days = 120 WHERE id = $1", [desk.boatId]);
  expect(await book(desk, member, far)).toMatchObject({ ok: true });
  expect(await book(desk, owner, inHours(400 * 24))).toMatchObject({ ok: true });
});

test("a cancelled booking does not come back", async () => {
  const id = await booked(desk, owner, inHours(600));
  expect(await give(id, "cancel", owner)).toMatchObject({ ok: true });
  for (const command of ["firm_up", "approve", "cancel", "complete"])
    expect(await give(id, command, owner)).toMatchObject({
      ok: false,
      error: { code: expect.stringMatching(/illegal_transition|forbidden/) },
    });
});

test("a preview names to a member nobody whom the organization does not show, and to an owner the booking", async () => {
  const start = inHours(700);
  const lost = await booked(desk, memberAt(0), start, { tentative: true });
  await booked(desk, memberAt(2), start, { tentative: true });
  const { rows } = await desk.owner.query("SELECT reference FROM booking WHERE id = $1", [lost]);
  const lines = async (actor: Person) => {
    const previewed = await previewCreate({
      organizationId: desk.organizationId,
      input: {
        offeringId: desk.offerings.asset,
        customerId: desk.customerId,
        startsAt: start,
        partySize: 1,
        tentative: false,
      },
      actor,
      origin: "desk",
    });
    if (!previewed.ok) throw new Error(previewed.error.code);
    return previewed.data.preview.filter(({ kind }) => kind === "overlaps").map(({ text }) => text);
  };
  const showNames = (shown: boolean) =>
    desk.owner.query("UPDATE organization SET shows_member_names = $2 WHERE id = $1", [
      desk.organizationId,
      shown,
    ]);
  await showNames(false);
  expect(await lines(memberAt(1))).toEqual(["2 bookings of others lose their time, and they are told"]);
  expect(await lines(owner)).toContain(`${rows[0].reference} of member loses its time, and they are told`);
  await showNames(true);
  expect(await lines(memberAt(1))).toEqual(
    Array(2).fill("A booking of member loses its time, and they are told"),
  );
});

test("who was told once that the time is gone is not told again when the booking is moved within it", async () => {
  const start = inHours(800);
  const at = (hours: number) => new Date(start.getTime() + hours * HOUR);
  await booked(desk, memberAt(0), at(0), { endsAt: at(4), tentative: true });
  await booked(desk, memberAt(2), at(4), { endsAt: at(6), tentative: true });
  const before = (await toldOf("tentative_overlap")).length;
  const told = async () => (await toldOf("tentative_overlap")).length - before;
  const id = await booked(desk, memberAt(1), at(0), { endsAt: at(2) });
  expect(await told()).toBe(1);
  await give(id, "change_times", memberAt(1), { startsAt: at(1), endsAt: at(3) });
  expect(await told()).toBe(1);
  await give(id, "change_times", memberAt(1), { startsAt: at(1), endsAt: at(5) });
  expect(await told()).toBe(2);
});

test("a note waits for no asset, and is taken while a deferral has ended and nobody has acted yet", async () => {
  const id = await booked(desk, memberAt(0), inHours(900));
  const grounding = await squawk(desk, owner);
  const order = { organizationId: desk.organizationId, squawkId: grounding, actor: owner } as const;
  const until = new Date(Date.now() + 1_500);
  const deferral = { command: "defer", until, reason: "Until the part has come.", origin: "desk" } as const;
  expect(await commandSquawk({ ...order, ...deferral })).toMatchObject({ ok: true });
  await expect
    .poll(async () => (await desk.owner.query("SELECT now() > $1 AS over", [until])).rows[0].over, {
      timeout: 5_000,
    })
    .toBe(true);
  const holder = await desk.owner.connect();
  await holder.query("BEGIN");
  await holder.query("SELECT FROM resource WHERE id = $1 FOR UPDATE", [desk.boatId]);
  const note = { organizationId: desk.organizationId, bookingId: id, actor: owner, origin: "desk" } as const;
  expect(await addNote({ ...note, text: "Bring the spare key." })).toMatchObject({ ok: true });
  await holder.query("ROLLBACK");
  holder.release();
  expect(await resolve(desk, owner, grounding)).toMatchObject({ ok: true });
});
