import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { readAssetPage } from "@/lib/server/assets/asset-page";
import { changeMaintenance, previewMaintenance } from "@/lib/server/assets/maintenance";
import { commandSquawk } from "@/lib/server/assets/squawks";
import { act } from "@/lib/server/bookings/act";
import { relayOutbox } from "@/lib/server/notifications/relay";
import { type Desk, HOUR, openDesk } from "../invariants/desk";
import {
  book,
  booked,
  DAY,
  inHours,
  joins,
  maintain,
  outOfLine,
  principalOf,
  resolve,
  squawk,
  statuses,
  toldOf,
} from "./club";

let desk: Desk;
let owner: Extract<Actor, { kind: "person" }>;
let member: Extract<Actor, { kind: "person" }>;

beforeAll(async () => {
  desk = await openDesk();
  owner = await joins(desk, "owner");
  member = await joins(desk, "member");
});
afterAll(() => desk.close());

test("500 bookings are grounded with one cause, ten of them wait for maintenance too, and all come back", async () => {
  const start = inHours(48);
  const at = (hours: number) => new Date(start.getTime() + hours * HOUR);
  for (let index = 0; index < 500; index += 20)
    await Promise.all(
      Array.from({ length: 20 }, (_, more) => booked(desk, more % 2 ? owner : member, at(index + more))),
    );
  const longAgo = new Date(Date.now() - 10 * DAY);
  for (let index = 1; index <= 3; index += 1)
    await booked(desk, owner, new Date(longAgo.getTime() + index * HOUR), { now: longAgo });
  expect(await statuses(desk)).toEqual({ confirmed: 503 });

  const squawkId = await squawk(desk, owner);
  expect(await statuses(desk)).toEqual({ confirmed: 3, suspended: 500 });
  const { rows: causes } = await desk.owner.query(
    "SELECT squawk_id, maintenance_id, count(*)::int AS bookings FROM suspension_cause GROUP BY 1, 2",
  );
  expect(causes).toEqual([{ squawk_id: squawkId, maintenance_id: null, bookings: 500 }]);
  expect(await toldOf(desk, "suspended")).toEqual([
    { name: "member", suspended: 250, held: 0, restored: 0 },
    { name: "owner", suspended: 250, held: 0, restored: 0 },
  ]);

  await relayOutbox();
  const { rows: mails } = await desk.owner.query(
    "SELECT subject, audience, to_name FROM mail WHERE topic = 'suspended' ORDER BY to_name",
  );
  expect(mails).toEqual([
    { subject: "Suspended: The boat", audience: "seller", to_name: "member" },
    { subject: "Suspended: The boat", audience: "seller", to_name: "owner" },
  ]);

  const maintenanceId = await maintain(desk, owner, at(100), at(110));
  expect(await statuses(desk)).toEqual({ confirmed: 3, suspended: 500 });
  expect(await toldOf(desk, "still_suspended")).toEqual([
    { name: "member", suspended: 0, held: 5, restored: 0 },
    { name: "owner", suspended: 0, held: 5, restored: 0 },
  ]);

  expect(await resolve(desk, owner, squawkId)).toMatchObject({ ok: true, data: { restored: 490 } });
  expect(await toldOf(desk, "restored")).toEqual([
    { name: "member", suspended: 0, held: 0, restored: 245 },
    { name: "owner", suspended: 0, held: 0, restored: 245 },
  ]);
  expect(await statuses(desk)).toEqual({ confirmed: 493, suspended: 10 });
  expect(await outOfLine(desk)).toBe(0);

  // Nobody takes the time of a suspended booking, nor of the maintenance.
  expect(await book(desk, owner, at(105))).toMatchObject({ ok: false, error: { code: "not_airworthy" } });
  expect(await book(desk, owner, at(99), { endsAt: at(100) })).toMatchObject({
    error: { code: "slot_taken" },
  });

  const shorter = await changeMaintenance({
    organizationId: desk.organizationId,
    of: { maintenanceId },
    wanted: { endsAt: at(104) },
    actor: owner,
    origin: "desk",
  });
  expect(shorter).toMatchObject({ ok: true, data: { restored: 6, suspended: 0 } });
  expect(await statuses(desk)).toEqual({ confirmed: 499, suspended: 4 });
  const removed = await changeMaintenance({
    organizationId: desk.organizationId,
    of: { maintenanceId },
    wanted: null,
    actor: owner,
    origin: "desk",
  });
  expect(removed).toMatchObject({ ok: true, data: { restored: 4 } });
  expect(await statuses(desk)).toEqual({ confirmed: 503 });
  expect(await outOfLine(desk)).toBe(0);
});

test("while it is grounded nothing new is confirmed, and the squawk is named; deferred, it may be used until then", async () => {
  const squawkId = await squawk(desk, owner);
  const late = inHours(2_000);
  expect(await book(desk, owner, late)).toMatchObject({
    ok: false,
    error: { code: "not_airworthy", message: expect.stringContaining("Left brake soft") },
  });
  const pencilled = await booked(desk, owner, late, { tentative: true });
  const firmUp = () =>
    act({
      organizationId: desk.organizationId,
      bookingId: pencilled,
      command: "firm_up",
      actor: owner,
      origin: "desk",
    });
  expect(await firmUp()).toMatchObject({ ok: false, error: { code: "not_airworthy" } });

  const until = new Date(Date.now() + DAY);
  const order = { organizationId: desk.organizationId, squawkId, actor: owner, origin: "desk" as const };
  expect(await commandSquawk({ ...order, command: "defer", until })).toMatchObject({
    ok: false,
    error: { code: "reason_required" },
  });
  expect(
    await commandSquawk({ ...order, command: "defer", until, reason: "Safe on dry runways." }),
  ).toMatchObject({ ok: true });
  expect(await firmUp()).toMatchObject({ ok: true });
  expect(await resolve(desk, owner, squawkId)).toMatchObject({ ok: true });
});

test("maintenance shows whom it suspends, asks for a reason then, and says it in their trail", async () => {
  const start = inHours(3_000);
  const bookingId = await booked(desk, owner, start);
  const window = {
    organizationId: desk.organizationId,
    of: { resourceId: desk.boatId },
    wanted: { startsAt: start, endsAt: new Date(start.getTime() + HOUR), title: "New sails" },
    actor: owner,
    origin: "desk" as const,
  };
  expect(await previewMaintenance(window)).toMatchObject({
    ok: true,
    data: { suspends: [{ id: bookingId, author: "owner" }], reasonRequired: true },
  });
  expect(await changeMaintenance(window)).toMatchObject({ ok: false, error: { code: "reason_required" } });
  expect(
    await changeMaintenance({ ...window, wanted: { ...window.wanted, reason: "The sails have come." } }),
  ).toMatchObject({ ok: true, data: { suspended: 1 } });
  const { rows } = await desk.owner.query(
    "SELECT reason, actor_kind FROM booking_event WHERE booking_id = $1 AND command = 'suspend'",
    [bookingId],
  );
  expect(rows).toEqual([{ reason: "The sails have come.", actor_kind: "system" }]);
});

test("what is suspended keeps its time, also where the asset could be used", async () => {
  const start = inHours(3_500);
  const at = (hours: number) => new Date(start.getTime() + hours * HOUR);
  const bookingId = await booked(desk, owner, at(0), { endsAt: at(10) });
  const maintenanceId = await maintain(desk, owner, at(1), at(4));
  expect(await statusOf(bookingId)).toBe("suspended");
  expect(await book(desk, owner, at(5), { endsAt: at(9) })).toMatchObject({ error: { code: "slot_taken" } });
  await changeMaintenance({ ...change(maintenanceId), wanted: null });
  expect(await statusOf(bookingId)).toBe("confirmed");
});

test("over bookings that are suspended already maintenance lists them, asks for the reason, and tells it", async () => {
  const start = inHours(6_000);
  const at = (hours: number) => new Date(start.getTime() + hours * HOUR);
  const [first, second] = [await booked(desk, owner, at(0)), await booked(desk, owner, at(1))];
  const squawkId = await squawk(desk, owner);
  const window = {
    organizationId: desk.organizationId,
    of: { resourceId: desk.boatId },
    wanted: { startsAt: at(0), endsAt: at(2), title: "New mast" },
    actor: owner,
    origin: "desk" as const,
  };
  expect(await previewMaintenance(window)).toMatchObject({
    ok: true,
    data: {
      suspends: [],
      alsoHolds: [{ id: first }, { id: second }],
      restores: [],
      held: 0,
      reasonRequired: true,
    },
  });
  expect(await changeMaintenance(window)).toMatchObject({ ok: false, error: { code: "reason_required" } });
  const planned = await changeMaintenance({
    ...window,
    wanted: { ...window.wanted, reason: "It has a crack." },
  });
  expect(planned).toMatchObject({ ok: true, data: { suspended: 0, restored: 0, alsoHeld: 2 } });
  const maintenanceId = planned.ok ? planned.data.maintenance.id : "";
  const { rows } = await desk.owner.query(
    `SELECT o.payload, o.booking_id, e.action, e.subject_id FROM outbox o LEFT JOIN asset_event e ON e.id = o.event_id
     WHERE o.topic = 'still_suspended' ORDER BY o.id DESC LIMIT 1`,
  );
  expect(rows).toMatchObject([
    {
      payload: { causes: [{ title: "New mast", reason: "It has a crack." }] },
      booking_id: first,
      // No booking has changed: the mail is of the asset's own event (INV-07).
      action: "plan",
      subject_id: maintenanceId,
    },
  ]);

  const quiet = { ...change(maintenanceId), wanted: { reason: null } };
  expect(await changeMaintenance(quiet)).toMatchObject({ ok: false, error: { code: "reason_required" } });
  expect(await previewMaintenance(quiet)).toMatchObject({ ok: true, data: { reasonRequired: true } });
  await resolve(desk, owner, squawkId);
  expect(await changeMaintenance(quiet)).toMatchObject({ ok: false, error: { code: "reason_required" } });
  const elsewhere = { ...quiet, wanted: { startsAt: at(5), endsAt: at(6), reason: null } };
  expect(await previewMaintenance(elsewhere)).toMatchObject({ ok: true, data: { reasonRequired: false } });
  expect(await changeMaintenance(elsewhere)).toMatchObject({ ok: true, data: { restored: 2 } });
});

test("a window that is over holds its booking, is listed, and lets go when it is moved, shortened or removed", async () => {
  const now = Date.now();
  const at = (hours: number) => new Date(now + hours * HOUR);
  const early = { now: at(-4) };
  const running = await booked(desk, owner, at(-3), { endsAt: at(3), ...early });
  const before = await booked(desk, owner, at(-3.5), { endsAt: at(-3), ...early });
  const planned = await changeMaintenance({
    organizationId: desk.organizationId,
    of: { resourceId: desk.boatId },
    wanted: { startsAt: at(-3.2), endsAt: at(-1), title: "Oil", reason: "It leaks." },
    actor: owner,
    origin: "desk",
    ...early,
  });
  const id = planned.ok ? planned.data.maintenance.id : "";
  expect([await statusOf(running), await statusOf(before)]).toEqual(["suspended", "suspended"]);
  const listed = async () => {
    const page = await readAssetPage(principalOf(desk, owner), desk.boatId);
    return page.ok ? page.data.maintenance.filter((window) => window.id === id) : [];
  };
  expect(await listed()).toMatchObject([{ holds: 2 }]);

  const shortened = { ...change(id), wanted: { endsAt: at(-3) } };
  expect(await previewMaintenance(shortened)).toMatchObject({
    ok: true,
    data: { restores: [{ id: running }] },
  });
  expect(await changeMaintenance(shortened)).toMatchObject({ ok: true, data: { restored: 1 } });
  expect([await statusOf(running), await statusOf(before)]).toEqual(["confirmed", "suspended"]);
  expect(await listed()).toMatchObject([{ holds: 1 }]);
  const longer = { ...change(id), wanted: { endsAt: at(-0.5) } };
  expect(await changeMaintenance(longer)).toMatchObject({ ok: false, error: { code: "invalid_input" } });

  expect(await changeMaintenance({ ...change(id), wanted: null })).toMatchObject({
    ok: true,
    data: { restored: 1 },
  });
  expect(await statusOf(before)).toBe("confirmed");
  expect(await listed()).toEqual([]);
});

/** Of a window that is there. */
function change(maintenanceId: string) {
  return {
    organizationId: desk.organizationId,
    of: { maintenanceId },
    actor: owner,
    origin: "desk" as const,
  };
}

async function statusOf(bookingId: string): Promise<string> {
  const { rows } = await desk.owner.query("SELECT status FROM booking WHERE id = $1", [bookingId]);
  return rows[0].status;
}

test("the database itself refuses a booking that is suspended without a cause, or confirmed under one", async () => {
  const bookingId = await booked(desk, owner, inHours(5_000));
  await expect(
    desk.owner.query("UPDATE booking SET status = 'suspended' WHERE id = $1", [bookingId]),
  ).rejects.toMatchObject({ code: "HF001" });
  await expect(
    desk.owner.query(
      `INSERT INTO squawk (id, organization_id, resource_id, title, description, severity, status, reporter_id,
         reporter_name, reported_at, version)
       VALUES (gen_random_uuid(), $1, $2, 'By hand', 'Nobody was suspended.', 'grounding', 'open', $3, 'x', now(), 1)`,
      [desk.organizationId, desk.boatId, owner.id],
    ),
  ).rejects.toMatchObject({ code: "HF001" });
});
