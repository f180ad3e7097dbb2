import { afterAll, beforeAll, expect, test } from "vitest";
import { readAddress } from "@/app/(desk)/desk/[org]/calendar/calendar-address";
import { readCalendarPage } from "@/app/(desk)/desk/[org]/calendar/read-page";
import { typedTime } from "@/lib/domain/calendar/clock";
import { prisma } from "@/lib/server/db/pool";
import { ofRole } from "../access/people";
import { call } from "../api/client";
import { openWorlds, type World, type Worlds } from "../api/world";

let worlds: Worlds;
let own: World;

beforeAll(async () => {
  worlds = await openWorlds();
  ({ own } = worlds);
  // Abroad, so that the organization's clock and the asset's change on different days.
  await prisma().resource.update({
    where: { id: own.exclusiveResourceId },
    data: { timeZone: "America/New_York" },
  });
});
afterAll(() => worlds.close());

async function book(startsAt: string, endsAt: string, tentative = false) {
  const made = await call("POST", "/bookings", {
    key: own.keys.agent,
    body: { offeringId: own.offerings.asset, customerId: own.customerId, startsAt, endsAt, tentative },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
}

test("on every view of its last days a long booking is typed with the start that it has, on either clock", async () => {
  // Zurich's clocks go back on 27 October 2030, New York's on 3 November.
  const [startsAt, endsAt] = ["2030-10-20T10:00:00Z", "2030-11-09T10:00:00Z"];
  await book(startsAt, endsAt);
  const owner = await ofRole(own, "owner");
  for (const view of ["day", "week", "month"]) {
    const { clock, organizationClock, entries } = await readCalendarPage(
      owner,
      readAddress({ view, date: "2030-11-08", resource: own.exclusiveResourceId }),
    );
    expect(entries).toHaveLength(1);
    expect(typedTime(organizationClock, Date.parse(startsAt)).local, view).toBe("2030-10-20T12:00");
    expect(typedTime(organizationClock, Date.parse(endsAt)).local, view).toBe("2030-11-09T11:00");
    if (view === "day") continue;
    expect(typedTime(clock, Date.parse(startsAt)).local, view).toBe("2030-10-20T06:00");
    expect(typedTime(clock, Date.parse(endsAt)).local, view).toBe("2030-11-09T05:00");
  }
});

test("what the filters leave out still keeps its time", async () => {
  const [startsAt, endsAt] = ["2030-05-06T10:00:00.000Z", "2030-05-06T12:00:00.000Z"];
  await book(startsAt, endsAt);
  await book(startsAt, endsAt, true);
  const owner = await ofRole(own, "owner");
  const read = (status: string) =>
    readCalendarPage(owner, readAddress({ view: "day", date: "2030-05-06", status }));
  const taken = { resourceId: own.exclusiveResourceId, startsAt, endsAt };
  const tentative = await read("tentative");
  expect(tentative.entries.map(({ status }) => status)).toEqual(["tentative"]);
  expect(tentative.hiddenTimes).toEqual([taken]);
  const confirmed = await read("confirmed");
  expect(confirmed.entries.map(({ status }) => status)).toEqual(["confirmed"]);
  expect(confirmed.hiddenTimes).toEqual([]);
});
