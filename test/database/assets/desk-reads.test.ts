import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { readAssetPage } from "@/lib/server/assets/asset-page";
import { listAssets } from "@/lib/server/assets/list-assets";
import { changeMaintenance } from "@/lib/server/assets/maintenance";
import {
  commandSquawk,
  previewReport,
  previewSquawkCommand,
  reportSquawk,
} from "@/lib/server/assets/squawks";
import type { Principal } from "@/lib/server/auth/principal";
import { act } from "@/lib/server/bookings/act";
import { readBookingPage } from "@/lib/server/bookings/booking-page";
import { createBooking } from "@/lib/server/bookings/create";
import { bookingEvents } from "@/lib/server/bookings/find-booking";
import { rejectionReasons } from "@/lib/server/bookings/rejection-reasons";
import { calendarResources } from "@/lib/server/calendar/calendar-resources";
import { type Desk, HOUR, insert, openDesk } from "../invariants/desk";
import { book, booked, inHours, joins, maintain, resolve, squawk, statuses } from "./club";

type Person = Extract<Actor, { kind: "person" }>;

let desk: Desk;
let owner: Person;
let member: Person;
let otherMember: Person;
let foreignBoatId: string;

beforeAll(async () => {
  desk = await openDesk();
  owner = await joins(desk, "owner");
  member = await joins(desk, "member");
  otherMember = await joins(desk, "member");
  foreignBoatId = await insert(desk.owner, "resource", {
    organization_id: desk.otherOrganizationId,
    name: "The neighbour's boat",
    kind: "exclusive",
    time_zone: "Europe/Oslo",
  });
  await insert(desk.owner, "offering", {
    organization_id: desk.otherOrganizationId,
    slug: randomUUID(),
    name: "Theirs",
    lifecycle: "asset",
    resource_id: foreignBoatId,
    policy: {},
  });
});
afterAll(() => desk.close());

function as(person: Person, organizationId = desk.organizationId): Principal {
  return {
    organization: { id: organizationId, slug: "nordic", name: "Nordic", timeZone: "Europe/Oslo" },
    userId: person.id,
    membershipId: randomUUID(),
    name: person.name,
    email: "person@example.com",
    roles: person.roles,
    supplierId: person.supplierId,
    apiKeyId: null,
  };
}

async function page(person: Person) {
  const read = await readAssetPage(as(person), desk.boatId);
  if (!read.ok) throw new Error(read.error.code);
  return read.data;
}

async function listed(person: Person) {
  const list = await listAssets(as(person));
  if (!list.ok) throw new Error(list.error.code);
  return list.data;
}

function report(actor: Person, severity: "grounding" | "caution" = "grounding") {
  return {
    organizationId: desk.organizationId,
    actor,
    origin: "desk" as const,
    input: {
      resourceId: desk.boatId,
      title: "Torn sail",
      description: "Along the whole of the foot.",
      severity,
    },
  };
}

test("the list has the organization's own shared things alone, and not what is counted or not shared", async () => {
  await desk.ship("tour", 10);
  await insert(desk.owner, "resource", {
    organization_id: desk.organizationId,
    name: "A chair that nobody shares",
    kind: "exclusive",
    time_zone: "Europe/Oslo",
  });
  expect((await listed(member)).map(({ id }) => id)).toEqual([desk.boatId]);
  expect((await listed(member))[0]).toMatchObject({
    airworthiness: { airworthy: true, causes: [], remarks: [] },
    pendingSquawks: 0,
    nextMaintenance: null,
  });
});

test("another organization's asset, and what is none, is not there", async () => {
  for (const id of [foreignBoatId, randomUUID(), "nonsense", (await desk.ship("request", 3)).shipId])
    expect(await readAssetPage(as(owner), id)).toMatchObject({ ok: false, error: { code: "not_found" } });
  expect(await readAssetPage(as(owner, desk.otherOrganizationId), desk.boatId)).toMatchObject({ ok: false });
});

test("without a role nothing is shown", async () => {
  const nobody: Person = { ...member, roles: [] };
  expect(await listAssets(as(nobody))).toMatchObject({ ok: false, error: { code: "forbidden" } });
  expect(await readAssetPage(as(nobody), desk.boatId)).toMatchObject({
    ok: false,
    error: { code: "forbidden" },
  });
});

test("a squawk grounds, is deferred and maintained, and the list and the page say why", async () => {
  const squawkId = await squawk(desk, owner);
  expect((await listed(member))[0]?.airworthiness).toMatchObject({
    airworthy: false,
    causes: [{ kind: "squawk", title: "Left brake soft", status: "open" }],
  });
  const until = new Date(Date.now() + HOUR);
  const order = { organizationId: desk.organizationId, squawkId, actor: owner, origin: "desk" as const };
  await commandSquawk({ ...order, command: "defer", until, reason: "Safe in light winds." });
  const deferred = await page(member);
  expect(deferred.airworthiness).toMatchObject({
    airworthy: true,
    causes: [],
    remarks: [{ status: "deferred", deferredUntil: until.toISOString() }],
  });
  expect(deferred.squawks[0]).toMatchObject({ reason: "Safe in light winds.", reporterName: "owner" });
  await resolve(desk, owner, squawkId);

  const start = inHours(500);
  const maintenanceId = await maintain(desk, owner, start, new Date(start.getTime() + HOUR));
  const after = await page(member);
  expect(after.airworthiness).toMatchObject({ airworthy: true, causes: [], remarks: [] });
  expect(after.maintenance).toMatchObject([{ id: maintenanceId, startsAt: start.toISOString(), version: 1 }]);
  expect((await listed(member))[0]?.nextMaintenance).toMatchObject({ id: maintenanceId });
  expect(after.events.map(({ subject, action }) => `${subject} ${action}`)).toEqual([
    "maintenance plan",
    "squawk resolve",
    "squawk defer",
    "squawk report",
  ]);
});

test("members see their own bookings of it, staff all, and nobody those that are over", async () => {
  const mine = await booked(desk, member, inHours(40));
  await booked(desk, otherMember, inHours(44));
  const past = new Date(Date.now() - 30 * HOUR);
  await booked(desk, member, past, { now: new Date(past.getTime() - HOUR) });
  const { rows } = await desk.owner.query("SELECT reference FROM booking WHERE id = $1", [mine]);
  expect((await page(member)).bookings).toMatchObject([{ reference: rows[0].reference, own: true }]);
  expect((await page(owner)).bookings).toHaveLength(2);
  expect((await page(await joins(desk, "viewer"))).bookings).toHaveLength(2);
  expect(await readAssetPage(as(await desk.person("supplier")), desk.boatId)).toMatchObject({
    ok: false,
    error: { code: "forbidden" },
  });
});

test("where names are not shown, a member reads the own one and no other's", async () => {
  const hides = (hidden: boolean) =>
    desk.owner.query("UPDATE organization SET shows_member_names = $2 WHERE id = $1", [
      desk.organizationId,
      !hidden,
    ]);
  await reportSquawk(report(member, "caution"));
  await hides(true);
  const names = async (person: Person) =>
    new Map((await page(person)).squawks.map(({ title, reporterName }) => [title, reporterName]));
  expect((await names(otherMember)).get("Torn sail")).toBeNull();
  expect((await page(otherMember)).events.map(({ actorName }) => actorName)).not.toContain("member");
  expect((await names(member)).get("Torn sail")).toBe("member");
  expect((await names(owner)).get("Torn sail")).toBe("member");
  await hides(false);
  expect((await names(otherMember)).get("Torn sail")).toBe("member");
});

test("a preview of a squawk tells what it will do, and writes nothing", async () => {
  await booked(desk, member, inHours(60));
  const before = await statuses(desk);
  expect(await previewReport(report(member))).toMatchObject({
    ok: true,
    data: { status: "pending", suspends: [] },
  });
  const shown = await previewReport(report(owner));
  if (!shown.ok) throw new Error(shown.error.code);
  expect(shown.data).toMatchObject({ status: "open", restores: [], held: 0 });
  expect(shown.data.suspends.length).toBeGreaterThan(0);
  expect(await previewReport(report(owner, "caution"))).toMatchObject({ ok: true, data: { suspends: [] } });
  expect(await statuses(desk)).toEqual(before);

  const done = await reportSquawk(report(owner));
  if (!done.ok) throw new Error(done.error.code);
  expect(done.data.suspended).toBe(shown.data.suspends.length);

  const order = {
    organizationId: desk.organizationId,
    squawkId: done.data.squawk.id,
    actor: owner,
    origin: "desk" as const,
  };
  expect(await previewSquawkCommand({ ...order, command: "defer" })).toMatchObject({
    ok: true,
    data: { status: "deferred", restores: shown.data.suspends, held: 0 },
  });
  expect(await previewSquawkCommand({ ...order, command: "defer", until: new Date(0) })).toMatchObject({
    ok: false,
    error: { code: "invalid_input" },
  });
  expect(await previewSquawkCommand({ ...order, command: "confirm" })).toMatchObject({
    ok: false,
    error: { code: "illegal_transition" },
  });
  expect(await previewSquawkCommand({ ...order, command: "resolve", actor: member })).toMatchObject({
    ok: false,
    error: { code: "forbidden" },
  });

  await maintain(desk, owner, inHours(60), inHours(61));
  expect(await previewSquawkCommand({ ...order, command: "resolve" })).toMatchObject({
    ok: true,
    data: { held: 1 },
  });
  expect(await resolve(desk, owner, done.data.squawk.id)).toMatchObject({
    ok: true,
    data: { restored: shown.data.suspends.length - 1 },
  });
  expect(await book(desk, member, inHours(60))).toMatchObject({ ok: false });
});

test("a suspended booking says by what, and its readings who may log them", async () => {
  await desk.owner.query("UPDATE resource SET usage_unit = 'h' WHERE id = $1", [desk.boatId]);
  const start = inHours(700);
  const bookingId = await booked(desk, member, start);
  const read = async (person: Person) => {
    const found = await readBookingPage(as(person), bookingId);
    return found?.asset;
  };
  expect(await read(member)).toMatchObject({ name: "The boat", suspendedBy: [], usage: [], usageUnit: "h" });
  const squawkId = await squawk(desk, owner);
  await maintain(desk, owner, start, new Date(start.getTime() + HOUR));
  expect((await read(member))?.suspendedBy).toMatchObject([
    { kind: "squawk", title: "Left brake soft" },
    { kind: "maintenance", title: "Annual inspection", reason: "The yearly inspection is due." },
  ]);
  await resolve(desk, owner, squawkId);
  expect((await read(member))?.suspendedBy).toMatchObject([{ kind: "maintenance" }]);
  expect((await read(member))?.refusedToLog).toContain("confirmed or completed");
  expect((await read(await joins(desk, "viewer")))?.refusedToLog).toContain("roles");
  expect(await readBookingPage(as(otherMember), bookingId)).toBeNull();
});

test("a supplier reads when its asset is booked, and nothing of its squawks, readings and members", async () => {
  const start = inHours(-2);
  const bookingId = await booked(desk, member, start, { endsAt: inHours(2), now: inHours(-4) });
  const secrets = [
    "Left brake soft",
    "pedal",
    "Annual inspection",
    "yearly",
    "Landed in the reeds",
    '"member"',
  ];
  const read = async (person: Person) => {
    const principal = as(person);
    const text = JSON.stringify([
      await readBookingPage(principal, bookingId),
      await bookingEvents(principal, bookingId),
    ]);
    return secrets.filter((secret) => text.includes(secret));
  };
  await desk.owner.query(
    `INSERT INTO usage_entry (id, organization_id, resource_id, booking_id, sequence, start_reading, end_reading, note,
       author_id, author_name, at)
     VALUES (uuid_v7(), $1, $2, $3, 1, 10, 11, 'Landed in the reeds', $4, 'member', now())`,
    [desk.organizationId, desk.boatId, bookingId, member.id],
  );
  const squawkId = await squawk(desk, owner);
  const maintenanceId = await maintain(desk, owner, start, inHours(1));
  const supplier = await desk.person("supplier");
  expect(await read(member)).toEqual(secrets);
  expect(await read(supplier)).toEqual([]);
  expect(await readBookingPage(as(supplier), bookingId)).toMatchObject({
    booking: { status: "suspended" },
    asset: null,
    sellerName: "A member",
  });
  await resolve(desk, owner, squawkId);
  await changeMaintenance({
    organizationId: desk.organizationId,
    of: { maintenanceId },
    wanted: null,
    actor: owner,
    origin: "desk",
  });
  expect(await read(supplier)).toEqual([]);
});

test("what is booked stays an asset when its offering moves to another resource, until that is over", async () => {
  const own = { organization_id: desk.organizationId };
  const glider = { ...own, kind: "exclusive", time_zone: "Europe/Oslo" };
  const [oldId, newResourceId] = [
    await insert(desk.owner, "resource", { ...glider, name: "An old glider" }),
    await insert(desk.owner, "resource", { ...glider, name: "A new glider" }),
  ];
  const offeringId = await insert(desk.owner, "offering", {
    ...own,
    slug: randomUUID(),
    name: "Glider",
    lifecycle: "asset",
    resource_id: oldId,
    policy: { durationMinutes: 60 },
  });
  const made = await createBooking({
    organizationId: desk.organizationId,
    input: {
      offeringId,
      customerId: desk.customerId,
      startsAt: inHours(990),
      partySize: 1,
      tentative: false,
    },
    actor: member,
    origin: "desk",
  });
  if (!made.ok) throw new Error(made.error.code);
  await desk.owner.query("UPDATE offering SET resource_id = $2 WHERE id = $1", [offeringId, newResourceId]);
  const assets = async () => {
    const onCalendar = await calendarResources(as(otherMember));
    const lists = [await listed(member), onCalendar.filter(({ isAsset }) => isAsset)];
    return lists.map((list) => list.some(({ id }) => id === oldId));
  };
  expect(await assets()).toEqual([true, true]);
  const info = report(member, "caution");
  expect(await previewReport({ ...info, input: { ...info.input, resourceId: oldId } })).toMatchObject({
    ok: true,
  });
  expect(await readAssetPage(as(owner), oldId)).toMatchObject({ ok: true });
  const cancelled = await act({
    organizationId: desk.organizationId,
    bookingId: made.data.booking.id,
    command: "cancel",
    reason: "The old one is sold.",
    actor: owner,
    origin: "desk",
  });
  expect(cancelled).toMatchObject({ ok: true });
  expect(await assets()).toEqual([false, false]);
});

test("a rejection's reason is told of one's own organization's bookings alone", async () => {
  const approval = (on: boolean) =>
    desk.owner.query("UPDATE organization SET asset_approval_required = $2 WHERE id = $1", [
      desk.organizationId,
      on,
    ]);
  await approval(true);
  const bookingId = await booked(desk, member, inHours(900));
  await approval(false);
  const rejected = await act({
    organizationId: desk.organizationId,
    bookingId,
    command: "reject",
    reason: "The regatta has it.",
    actor: owner,
    origin: "desk",
  });
  expect(rejected).toMatchObject({ ok: true });
  expect(await rejectionReasons(desk.organizationId, [bookingId])).toEqual(
    new Map([[bookingId, "The regatta has it."]]),
  );
  expect(await rejectionReasons(desk.otherOrganizationId, [bookingId])).toEqual(new Map());
  expect(await rejectionReasons(desk.organizationId, [])).toEqual(new Map());
});
