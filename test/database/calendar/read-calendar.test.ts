import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MOST_CALENDAR_ENTRIES } from "@/lib/schemas/calendar";
import { calendarStatement } from "@/lib/server/calendar/calendar-statement";
import { newId } from "@/lib/server/db/new-id";
import { prisma } from "@/lib/server/db/pool";
import { withClient } from "@/scripts/database/with-client";
import { anotherPerson, ofRole } from "../access/people";
import { call, expectError, type Json } from "../api/client";
import { openWorlds, type World, type Worlds } from "../api/world";
import { plan } from "../plan";

let worlds: Worlds;
let own: World;
let foreign: World;
let assetId: string;

beforeAll(async () => {
  worlds = await openWorlds();
  ({ own, foreign } = worlds);
  const offering = await prisma().offering.findUniqueOrThrow({ where: { id: own.offerings.asset } });
  assetId = offering.resourceId ?? "";
  // Members' rules about how far ahead they book have tests of their own.
  await prisma().resource.update({ where: { id: assetId }, data: { advanceDays: 1_825 } });
});
afterAll(() => worlds.close());

interface Made {
  offering?: keyof World["offerings"];
  key?: string;
  tentative?: boolean;
}

async function book(startsAt: string, endsAt: string, { offering = "asset", key, tentative }: Made = {}) {
  const made = await call("POST", "/bookings", {
    key: key ?? own.keys.agent,
    body: {
      offeringId: own.offerings[offering],
      customerId: own.customerId,
      startsAt,
      endsAt,
      tentative,
    },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.data;
}

async function read(key: string, from: string, to: string, more = ""): Promise<Json[]> {
  const address = `/calendar?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}${more}`;
  const answer = await call("GET", address, { key });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.data;
}

function day(date: string): [string, string] {
  return [`${date}T00:00:00+01:00`, `${date}T24:00:00+01:00`];
}

describe("which bookings", () => {
  test("what touches the range is in it, and what only borders on it is not", async () => {
    const overMidnight = await book("2030-02-10T22:00:00+01:00", "2030-02-11T02:00:00+01:00");
    const severalDays = await book("2030-02-12T10:00:00+01:00", "2030-02-15T10:00:00+01:00");
    const overMonthsEnd = await book("2030-02-28T20:00:00+01:00", "2030-03-02T08:00:00+01:00");
    const ids = async (from: string, to: string) =>
      (await read(own.keys.viewer, from, to)).map(({ id }) => id);
    expect(await ids("2030-02-10", "2030-02-10")).toEqual([overMidnight.id]);
    expect(await ids("2030-02-11", "2030-02-11")).toEqual([overMidnight.id]);
    expect(await ids("2030-02-13", "2030-02-13")).toEqual([severalDays.id]);
    expect(await ids("2030-02-01", "2030-02-28")).toEqual([
      overMidnight.id,
      severalDays.id,
      overMonthsEnd.id,
    ]);
    expect(await ids("2030-03-01", "2030-03-31")).toEqual([overMonthsEnd.id]);
    expect(await ids("2030-02-11T02:00:00+01:00", "2030-02-12T10:00:00+01:00")).toEqual([]);
  });

  test("dates are days of the organization's zone, also when its clocks change", async () => {
    const late = await book("2030-03-31T23:00:00+02:00", "2030-04-01T00:00:00+02:00");
    const [entry] = await read(own.keys.viewer, "2030-03-31", "2030-03-31");
    expect(entry).toMatchObject({ id: late.id, startsAt: "2030-03-31T21:00:00.000Z" });
    expect(await read(own.keys.viewer, "2030-04-01", "2030-04-01")).toEqual([]);
  });

  test("a cancelled one is not drawn", async () => {
    const booking = await book("2030-04-02T10:00:00Z", "2030-04-02T11:00:00Z");
    const cancelled = await call("POST", `/bookings/${booking.id}/commands`, {
      key: own.keys.owner,
      body: { command: "cancel" },
    });
    expect(cancelled.status).toBe(200);
    expect(await read(own.keys.owner, "2030-04-02", "2030-04-02")).toEqual([]);
  });

  test("one resource's, with other lifecycles by their phase", async () => {
    const asset = await book("2030-05-01T10:00:00Z", "2030-05-01T11:00:00Z", { tentative: true });
    const tour = await book("2030-05-01T12:00:00Z", "2030-05-01T13:00:00Z", { offering: "tour" });
    const ticket = await book("2030-05-01T14:00:00Z", "2030-05-01T15:00:00Z", { offering: "ticket" });
    const all = await read(own.keys.agent, "2030-05-01", "2030-05-01");
    expect(all.map(({ id, lifecycle, phase }) => ({ id, lifecycle, phase }))).toEqual([
      { id: asset.id, lifecycle: "asset", phase: "draft" },
      { id: tour.id, lifecycle: "tour", phase: tour.phase },
      { id: ticket.id, lifecycle: "ticket", phase: ticket.phase },
    ]);
    const ofAsset = await read(own.keys.agent, "2030-05-01", "2030-05-01", `&resourceId=${assetId}`);
    expect(ofAsset.map(({ id }) => id)).toEqual([asset.id]);
  });
});

describe("who sees what", () => {
  test("members see every booking of an asset, but open only their own, and nothing else of others", async () => {
    const member = await anotherPerson(own, "member");
    const mine = await book("2030-06-01T10:00:00Z", "2030-06-01T11:00:00Z", {
      key: member.key,
      tentative: true,
    });
    const theirs = await book("2030-06-01T12:00:00Z", "2030-06-01T13:00:00Z");
    await book("2030-06-01T14:00:00Z", "2030-06-01T15:00:00Z", { offering: "tour" });
    const seen = await read(member.key, "2030-06-01", "2030-06-01");
    expect(seen).toHaveLength(2);
    expect(seen[0]).toMatchObject({ id: mine.id, reference: mine.reference, own: true, movable: true });
    expect(seen[1]).toMatchObject({
      id: null,
      reference: null,
      version: null,
      own: false,
      movable: false,
      status: "confirmed",
      startsAt: "2030-06-01T12:00:00.000Z",
      title: "Busy",
    });
    expect(JSON.stringify(seen[1])).not.toMatch(/Carla|agent/);
    expect(JSON.stringify(seen[1])).not.toContain(theirs.reference);
    const staff = await read(own.keys.viewer, "2030-06-01", "2030-06-01");
    expect(staff.find(({ id }) => id === theirs.id)).toMatchObject({
      title: "Carla Customer",
      movable: false,
    });
  });

  test("what an agent books for a member stands under that member's name", async () => {
    const member = await anotherPerson(own, "member");
    const { name } = await prisma().user.findUniqueOrThrow({ where: { id: member.userId } });
    await call("POST", "/bookings", {
      key: own.keys.agent,
      body: {
        offeringId: own.offerings.asset,
        customer: { name: "M. Ember", email: member.email },
        startsAt: "2030-06-02T10:00:00Z",
        endsAt: "2030-06-02T11:00:00Z",
      },
    });
    const titles = async (key: string) =>
      (await read(key, "2030-06-02", "2030-06-02")).map(({ title }) => title);
    expect(await titles(member.key)).toEqual([name]);
    expect(await titles(own.keys.member)).toEqual([name]);
    expect(await titles(own.keys.viewer)).toEqual(["M. Ember"]);
  });

  test("what else takes an asset is busy time to members, and nothing more", async () => {
    const appointment = await book("2030-06-03T10:00:00Z", "2030-06-03T11:00:00Z", {
      offering: "appointment",
      key: own.keys.owner,
    });
    const seen = await read(own.keys.member, "2030-06-03", "2030-06-03");
    expect(seen).toEqual([
      {
        kind: "booking",
        id: null,
        reference: null,
        version: null,
        resourceId: assetId,
        lifecycle: null,
        status: "taken",
        phase: null,
        startsAt: "2030-06-03T10:00:00.000Z",
        endsAt: "2030-06-03T11:00:00.000Z",
        title: "Busy",
        own: false,
        movable: false,
      },
    ]);
    expect(await read(own.keys.viewer, "2030-06-03", "2030-06-03")).toMatchObject([
      { id: appointment.id, lifecycle: "appointment" },
    ]);
    const done = await call("POST", `/bookings/${appointment.id}/commands`, {
      key: own.keys.owner,
      body: { command: "cancel", reason: "Fog." },
    });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(await read(own.keys.member, "2030-06-03", "2030-06-03")).toEqual([]);
  });

  test("where members' names are not shown, the others' bookings are busy time to members alone", async () => {
    const member = await anotherPerson(own, "member");
    await book("2030-10-01T10:00:00Z", "2030-10-01T11:00:00Z", { key: member.key });
    const other = await anotherPerson(own, "member");
    const { organizationId: id } = own;
    const titles = async (key: string) =>
      (await read(key, "2030-10-01", "2030-10-01")).map(({ title }) => title);
    const [name] = await titles(other.key);
    expect(name).not.toBe("Busy");
    await prisma().organization.update({ where: { id }, data: { showsMemberNames: false } });
    expect(await titles(other.key)).toEqual(["Busy"]);
    expect(await titles(member.key)).toEqual([name]);
    expect(await titles(own.keys.viewer)).not.toContain("Busy");
    await prisma().organization.update({ where: { id }, data: { showsMemberNames: true } });
  });

  test("maintenance stands beside the bookings, until it is removed, and suppliers see none", async () => {
    const period = { startsAt: new Date("2030-11-01T08:00:00Z"), endsAt: new Date("2030-11-03T18:00:00Z") };
    const { id } = await prisma().maintenance.create({
      data: {
        id: newId(),
        organizationId: own.organizationId,
        resourceId: assetId,
        title: "Annual inspection",
        authorId: own.userIds.admin,
        authorName: "Admin",
        createdAt: new Date(),
        version: 1,
        ...period,
      },
    });
    const kinds = async (key: string) =>
      (await read(key, "2030-11-02", "2030-11-02")).map(({ kind }) => kind);
    const [entry] = await read(own.keys.member, "2030-11-02", "2030-11-02", `&resourceId=${assetId}`);
    expect(entry).toMatchObject({ id, title: "Annual inspection", lifecycle: null, status: "planned" });
    expect(await kinds(own.keys.viewer)).toEqual(["maintenance"]);
    expect(await kinds(own.keys.supplier)).toEqual([]);
    expect(await kinds(foreign.keys.owner)).toEqual([]);
    await prisma().maintenance.update({ where: { id }, data: { removedAt: new Date() } });
    expect(await kinds(own.keys.viewer)).toEqual([]);
  });

  test("a supplier sees the own supplier's bookings alone", async () => {
    const made = await book("2030-07-01T10:00:00Z", "2030-07-01T11:00:00Z", { offering: "ticket" });
    await book("2030-07-01T12:00:00Z", "2030-07-01T13:00:00Z");
    expect((await read(own.keys.supplier, "2030-07-01", "2030-07-01")).map(({ id }) => id)).toEqual([
      made.id,
    ]);
    expect(await read(own.otherSupplierKey, "2030-07-01", "2030-07-01")).toEqual([]);
  });

  test("another organization's bookings and resources are not there (INV-13)", async () => {
    await book("2030-08-01T10:00:00Z", "2030-08-01T11:00:00Z");
    for (const key of Object.values(foreign.keys)) {
      expect(await read(key, "2030-08-01", "2030-08-01")).toEqual([]);
      expectError(
        await call("GET", `/calendar?from=2030-08-01&to=2030-08-01&resourceId=${assetId}`, { key }),
        404,
        "not_found",
      );
    }
  });

  test("who may move what, as the table says", async () => {
    await book("2030-09-01T10:00:00Z", "2030-09-01T11:00:00Z");
    await book("2030-09-01T12:00:00Z", "2030-09-01T13:00:00Z", { offering: "tour" });
    const movable = async (key: string) =>
      (await read(key, "2030-09-01", "2030-09-01")).map((entry) => entry.movable);
    expect(await movable(own.keys.owner)).toEqual([true, false]);
    expect(await movable(own.keys.admin)).toEqual([true, false]);
    expect(await movable(own.keys.agent)).toEqual([true, false]);
    expect(await movable(own.keys.approver)).toEqual([false, false]);
    expect(await movable(own.keys.viewer)).toEqual([false, false]);
  });
});

test.each([
  ["from=2030-01-01", "to"],
  ["from=2030-01-01&to=2030-03-01", "to"],
  ["from=2030-02-01&to=2030-01-01", "to"],
  ["from=yesterday&to=2030-01-01", "from"],
  ["from=2030-01-01&to=2030-01-02&resourceId=1", "resourceId"],
])("%s is refused, naming %s", async (query, field) => {
  const answer = await call("GET", `/calendar?${query}`, { key: own.keys.viewer });
  expectError(answer, 422, "invalid_input");
  expect(Object.keys(answer.body.error.fields)).toEqual([field]);
});

test("more than one answer holds is refused with what to do, and less of it is answered", async () => {
  await withClient(worlds.ownerUrl, (client) =>
    client.query(
      `INSERT INTO maintenance (id, organization_id, resource_id, title, author_id, author_name, created_at, version,
         starts_at, ends_at)
       SELECT gen_random_uuid(), $1, $2, 'Watch ' || n, $3, 'Admin', now(), 1,
         timestamptz '2031-01-10T00:00Z' + n * interval '1 minute', timestamptz '2031-01-10T00:01Z' + n * interval '1 minute'
       FROM generate_series(0, $4::int) n`,
      [own.organizationId, assetId, own.userIds.admin, MOST_CALENDAR_ENTRIES],
    ),
  );
  const tooMuch = await call("GET", "/calendar?from=2031-01-10&to=2031-01-12", { key: own.keys.viewer });
  expectError(tooMuch, 422, "invalid_input");
  expect(tooMuch.body.error.message).toMatch(/More than 2,000 entries.*a shorter range, or for one resource/);
  expect(Object.keys(tooMuch.body.error.fields)).toEqual(["to"]);
  const [from, to] = ["2031-01-10T00:00:00Z", `2031-01-11T09:20:00Z`];
  expect(await read(own.keys.viewer, from, to)).toHaveLength(MOST_CALENDAR_ENTRIES);
});

test("the index on the period is what is read, for a day of everything and for a month of one asset", async () => {
  await withClient(worlds.ownerUrl, async (client) => {
    await client.query("SET enable_seqscan = off");
    const owner = await ofRole(own, "owner");
    const [from, to] = day("2030-02-10").map((text) => new Date(text));
    if (!from || !to) throw new Error("No day");
    for (const resources of [{ kind: "all" }, { kind: "some", ids: [assetId] }] as const)
      expect(await plan(client, calendarStatement(owner, { from, to, resources }))).toContain(
        "booking_calendar",
      );
  });
});
