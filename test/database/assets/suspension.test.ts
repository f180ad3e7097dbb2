import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { changeMaintenance, previewMaintenance } from "@/lib/server/assets/maintenance";
import { commandSquawk } from "@/lib/server/assets/squawks";
import { act } from "@/lib/server/bookings/act";
import { relayOutbox } from "@/lib/server/notifications/relay";
import { type Desk, HOUR, openDesk } from "../invariants/desk";
import { book, booked, DAY, inHours, joins, maintain, outOfLine, resolve, squawk, statuses } from "./club";

let desk: Desk;
let owner: Extract<Actor, { kind: "person" }>;

beforeAll(async () => {
  desk = await openDesk();
  owner = await joins(desk, "owner");
});
afterAll(() => desk.close());

test("500 bookings are grounded with one cause, ten of them wait for maintenance too, and all come back", async () => {
  const start = inHours(48);
  const at = (hours: number) => new Date(start.getTime() + hours * HOUR);
  for (let index = 0; index < 500; index += 20)
    await Promise.all(Array.from({ length: 20 }, (_, more) => booked(desk, owner, at(index + more))));
  const longAgo = new Date(Date.now() - 10 * DAY);
  for (let index = 1; index <= 3; index += 1)
    await booked(desk, owner, new Date(longAgo.getTime() + index * HOUR), { now: longAgo });
  expect(await statuses(desk)).toEqual({ confirmed: 503 });

  const squawkId = await squawk(desk, owner);
  expect(await statuses(desk)).toEqual({ confirmed: 3, suspended: 500 });
  const { rows: told } = await desk.owner.query(
    "SELECT payload FROM outbox WHERE topic = 'suspended' AND payload->>'kind' = 'asset'",
  );
  expect(told).toHaveLength(1);
  expect(told[0].payload.bookings).toHaveLength(500);

  await relayOutbox();
  const { rows: mails } = await desk.owner.query(
    "SELECT subject, audience, to_name, booking_id FROM mail WHERE topic = 'suspended'",
  );
  expect(mails).toEqual([
    { subject: "Suspended: The boat", audience: "seller", to_name: "owner", booking_id: null },
  ]);

  const maintenanceId = await maintain(desk, owner, at(100), at(110));
  expect(await statuses(desk)).toEqual({ confirmed: 3, suspended: 500 });

  expect(await resolve(desk, owner, squawkId)).toMatchObject({ ok: true, data: { restored: 490 } });
  expect(await statuses(desk)).toEqual({ confirmed: 493, suspended: 10 });
  expect(await outOfLine(desk)).toBe(0);

  // Nobody takes the time of a suspended booking, nor of the maintenance.
  expect(await book(desk, owner, at(105))).toMatchObject({ ok: false, error: { code: "not_airworthy" } });

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

test("resolving, grounding again and cancelling at once leave nothing out of line", async () => {
  const start = inHours(4_000);
  const ids: string[] = [];
  for (let index = 0; index < 12; index += 1)
    ids.push(await booked(desk, owner, new Date(start.getTime() + index * HOUR)));
  for (let round = 0; round < 6; round += 1) {
    const squawkId = await squawk(desk, owner);
    await Promise.all([
      resolve(desk, owner, squawkId),
      squawk(desk, owner),
      ...ids.slice(round * 2, round * 2 + 2).map((bookingId) =>
        act({
          organizationId: desk.organizationId,
          bookingId,
          command: "cancel",
          actor: owner,
          origin: "desk",
        }),
      ),
      book(desk, owner, new Date(start.getTime() + (20 + round) * HOUR)),
    ]);
    expect(await outOfLine(desk)).toBe(0);
  }
  const { rows } = await desk.owner.query("SELECT id FROM squawk WHERE status = 'open'");
  for (const { id } of rows) expect(await resolve(desk, owner, id)).toMatchObject({ ok: true });
  expect(await outOfLine(desk)).toBe(0);
});

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
