import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { logUsage } from "@/lib/server/assets/usage";
import { act } from "@/lib/server/bookings/act";
import { previewOfMany } from "@/lib/server/bookings/preview";
import { type Desk, HOUR, openDesk } from "../invariants/desk";
import { booked, DAY, joins } from "./club";

let desk: Desk;
let owner: Extract<Actor, { kind: "person" }>;
let member: Extract<Actor, { kind: "person" }>;
let slot = 0;

beforeAll(async () => {
  desk = await openDesk();
  [owner, member] = [await joins(desk, "owner"), await joins(desk, "member")];
  await desk.owner.query("UPDATE resource SET usage_unit = 'h' WHERE id = $1", [desk.boatId]);
});
afterAll(() => desk.close());

/** A booking that ended days ago, each at a time of its own. */
function past(author: typeof owner): Promise<string> {
  slot += 1;
  const made = new Date(Date.now() - 30 * DAY);
  return booked(desk, author, new Date(made.getTime() + DAY + slot * 2 * HOUR), { now: made });
}

/** Corrects the entry that is named. */
function log(
  bookingId: string,
  readings: [number, number] | null,
  currentUsageId: string | null = null,
  actor = member,
) {
  return logUsage({
    organizationId: desk.organizationId,
    bookingId,
    readings: readings && { startReading: readings[0], endReading: readings[1] },
    currentUsageId,
    actor,
    origin: "desk",
  });
}

function complete(bookingId: string, usage?: { startReading: number; endReading: number }, actor = owner) {
  return act({
    organizationId: desk.organizationId,
    bookingId,
    command: "complete",
    usage,
    actor,
    origin: "desk",
  });
}

/** The entry that counts now. */
async function current(bookingId: string): Promise<string> {
  const { rows } = await desk.owner.query<{ id: string }>(
    "SELECT id FROM usage_entry WHERE booking_id = $1 ORDER BY sequence DESC LIMIT 1",
    [bookingId],
  );
  return rows[0]?.id ?? "";
}

async function entries(bookingId: string): Promise<number> {
  const { rows } = await desk.owner.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM usage_entry WHERE booking_id = $1",
    [bookingId],
  );
  return rows[0]?.count ?? 0;
}

async function total(bookingId: string): Promise<string> {
  const { rows } = await desk.owner.query<{ sum: string }>(
    "SELECT sum(end_reading - start_reading)::text AS sum FROM usage_entry WHERE booking_id = $1",
    [bookingId],
  );
  return rows[0]?.sum ?? "";
}

test("a booking is finalised once its readings are logged, or with them", async () => {
  const bookingId = await past(member);
  expect(await complete(bookingId)).toMatchObject({ ok: false, error: { code: "usage_missing" } });
  expect(await log(bookingId, [100, 101.5])).toMatchObject({ ok: true });
  expect(await complete(bookingId, { startReading: 1, endReading: 2 })).toMatchObject({
    ok: false,
    error: { code: "already_exists" },
  });
  expect(await complete(bookingId)).toMatchObject({ ok: true, data: { booking: { status: "completed" } } });

  const other = await past(member);
  expect(await complete(other, { startReading: 101.5, endReading: 103 })).toMatchObject({ ok: true });
  expect(await total(other)).toBe("1.50");
});

test("a correction takes back what was logged; after completion only owners and admins correct", async () => {
  const bookingId = await past(member);
  expect(await log(bookingId, [10, 12])).toMatchObject({ ok: true });
  expect(await log(bookingId, [10, 13])).toMatchObject({ ok: false, error: { code: "already_exists" } });
  expect(await log(bookingId, [10, 13], await current(bookingId))).toMatchObject({ ok: true });
  expect(await total(bookingId)).toBe("3.00");
  expect(await complete(bookingId)).toMatchObject({ ok: true });
  const counted = await current(bookingId);
  expect(await log(bookingId, [10, 14], counted)).toMatchObject({ ok: false, error: { code: "forbidden" } });
  expect(await log(bookingId, [10, 14], counted, owner)).toMatchObject({ ok: true });
  expect(await total(bookingId)).toBe("4.00");
  await expect(
    desk.owner.query("UPDATE usage_entry SET end_reading = 99 WHERE booking_id = $1", [bookingId]),
  ).rejects.toMatchObject({ code: "HF004" });
});

test("of ten who log at once one is taken, and of four who correct the same readings one", async () => {
  const bookingId = await past(member);
  const logs = await Promise.all(Array.from({ length: 10 }, (_, index) => log(bookingId, [0, index + 1])));
  expect(logs.filter(({ ok }) => ok)).toHaveLength(1);
  const seen = await current(bookingId);
  const corrections = await Promise.all(
    Array.from({ length: 4 }, (_, index) => log(bookingId, [0, 100 + index], seen)),
  );
  expect(corrections.map((result) => result.ok || result.error.code).sort()).toEqual([
    "stale_version",
    "stale_version",
    "stale_version",
    true,
  ]);
  expect(await entries(bookingId)).toBe(3);
});

test("nobody takes back what they have not seen, and a correction that is sent again does nothing", async () => {
  const bookingId = await past(member);
  await log(bookingId, [10, 20]);
  const seen = await current(bookingId);
  expect(await log(bookingId, [10, 30], seen, owner)).toMatchObject({ ok: true });
  const late = await log(bookingId, null, seen);
  expect(late).toMatchObject({
    ok: false,
    error: { code: "stale_version", message: expect.stringMatching(/^Meanwhile owner logged 10 to 30/) },
  });
  expect(await log(bookingId, [10, 30], seen, owner)).toMatchObject({
    ok: false,
    error: { code: "stale_version" },
  });
  expect(await entries(bookingId)).toBe(3);
  expect(await log(bookingId, null, await current(bookingId))).toMatchObject({ ok: true });
  expect(await total(bookingId)).toBe("0.00");
  expect(await log(bookingId, [10, 25])).toMatchObject({ ok: true });
  expect(await total(bookingId)).toBe("15.00");
});

test("readings that run backwards, come too early or are of others are refused", async () => {
  const bookingId = await past(member);
  expect(await log(bookingId, [5, 4])).toMatchObject({ ok: false, error: { code: "invalid_input" } });
  const stranger = await joins(desk, "member");
  expect(await log(bookingId, [4, 5], null, stranger)).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
  const ahead = await booked(desk, owner, new Date(Date.now() + 40 * DAY));
  expect(await log(ahead, [4, 5], null, owner)).toMatchObject({ ok: false, error: { code: "too_early" } });
});

test("of several that are completed at once those without readings are told so beforehand, and stay", async () => {
  const [logged, alsoLogged, unlogged] = [await past(member), await past(member), await past(member)];
  await log(logged, [1, 2]);
  await log(alsoLogged, [2, 3]);
  const ahead = await booked(desk, member, new Date(Date.now() + 50 * DAY));
  const ids = [logged, alsoLogged, unlogged, ahead];
  const versions = async () => {
    const { rows } = await desk.owner.query<{ id: string; status: string; version: number }>(
      "SELECT id, status, version FROM booking WHERE id = ANY ($1)",
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  };
  const before = await versions();
  const previews = await previewOfMany(
    { organizationId: desk.organizationId, command: "complete", actor: owner },
    ids.map((id) => ({ id, expectedVersion: before.get(id)?.version ?? 0 })),
  );
  expect(previews.map(({ result }) => result.ok && result.data.allowed)).toEqual([true, true, false, false]);
  expect(previews[2]?.result).toMatchObject({
    ok: true,
    data: {
      refusals: [{ code: "usage_missing", message: "Log the readings of The boat first, in h." }],
    },
  });
  expect(await Promise.all(ids.map((id) => complete(id)))).toMatchObject([
    { ok: true },
    { ok: true },
    { ok: false, error: { code: "usage_missing" } },
    { ok: false, error: { code: "too_early" } },
  ]);
  const after = await versions();
  expect(ids.map((id) => after.get(id)?.status)).toEqual([
    "completed",
    "completed",
    "confirmed",
    "confirmed",
  ]);
});

test("readings come with no other command, and not for an asset without a meter", async () => {
  const bookingId = await past(member);
  const usage = { startReading: 1, endReading: 2 };
  const cancelled = await act({
    organizationId: desk.organizationId,
    bookingId,
    command: "cancel",
    usage,
    actor: owner,
    origin: "desk",
  });
  expect(cancelled).toMatchObject({ ok: false, error: { code: "invalid_input" } });
  await desk.owner.query("UPDATE resource SET usage_unit = NULL WHERE id = $1", [desk.boatId]);
  expect(await complete(bookingId, usage)).toMatchObject({
    ok: false,
    error: { code: "illegal_transition" },
  });
  expect(await complete(bookingId)).toMatchObject({ ok: true });
  expect(await total(bookingId)).toBe("");
});
