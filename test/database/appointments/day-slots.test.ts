import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@/lib/domain/access/roles";
import { type Hours, WEEKDAYS, type Weekday, type WeeklyHours } from "@/lib/domain/schedule/availability";
import type { DaySlotsInput } from "@/lib/schemas/day-slots";
import type { Principal } from "@/lib/server/auth/principal";
import { slotsOnDay } from "@/lib/server/offerings/day-slots";
import { at, book, done, NOW, openProvider, type Provider, tally } from "./provider";

let provider: Provider;
let agent: Principal;
beforeAll(async () => {
  provider = await openProvider();
  agent = await principal("agent");
});
afterAll(async () => {
  await provider.desk.close();
});

async function principal(role: Role): Promise<Principal> {
  const { id, name, roles, supplierId } = await provider.desk.person(role);
  const organization = { id: provider.desk.organizationId, slug: "own", name: "Own", timeZone: "UTC" };
  const email = `${id}@own.test`;
  return { organization, userId: id, membershipId: id, name, email, roles, supplierId, apiKeyId: null };
}

async function day(wanted: DaySlotsInput, now = NOW) {
  return done(await slotsOnDay(agent, wanted, now));
}

function every(from: string, to: string): WeeklyHours {
  return Object.fromEntries(WEEKDAYS.map((name) => [name, [{ from, to }]])) as Record<Weekday, Hours[]>;
}

describe("the times of a day", () => {
  test("are first those of the first day that has any, without what has begun or is taken", async () => {
    const { offeringId } = await provider.offering();
    const today = await day({ offeringId });
    expect(today).toMatchObject({
      date: "2030-03-01",
      previousDate: null,
      nextDate: "2030-03-02",
      timeZone: "UTC",
      next: null,
    });
    expect([today.starts[0], today.starts.length]).toEqual(["2030-03-01T12:30:00.000Z", 9]);
    expect(await day({ offeringId }, new Date("2030-03-01T17:00:00Z"))).toMatchObject({
      date: "2030-03-02",
      previousDate: "2030-03-01",
    });
    done(await book(provider, { offeringId, startsAt: at("10:00") }));
    const monday = await day({ offeringId, date: "2030-03-04" });
    expect(monday.starts).toHaveLength(15);
    expect(monday.starts).not.toContain(at("10:00").toISOString());
  });

  test("say on a day without any which comes next", async () => {
    const dateOverrides = ["2030-03-04", "2030-03-05"].map((date) => ({ date, hours: [] }));
    const { offeringId } = await provider.offering({ dateOverrides });
    expect(await day({ offeringId, date: "2030-03-04" })).toMatchObject({
      starts: [],
      next: { date: "2030-03-06", startsAt: "2030-03-06T09:00:00.000Z" },
    });
    const { offeringId: near } = await provider.offering({ maximumAdvanceDays: 3 });
    expect(await day({ offeringId: near, date: "2030-03-11" })).toMatchObject({ starts: [], next: null });
  });

  test("are those of the provider's clock, also where it shows one time twice", async () => {
    const { offeringId } = await provider.offering({
      durationMinutes: 60,
      timeZone: "America/New_York",
      weeklyHours: every("00:00", "04:00"),
    });
    const fold = await day({ offeringId, date: "2030-11-03" });
    expect(fold.timeZone).toBe("America/New_York");
    expect(fold.starts.map((start) => start.slice(11, 16))).toEqual([
      "04:00",
      "05:00",
      "06:00",
      "07:00",
      "08:00",
    ]);
  });

  test("of a booking that is moved have its own among them", async () => {
    const { offeringId } = await provider.offering();
    const { booking } = done(await book(provider, { offeringId, startsAt: at("10:00") }));
    const own = await day({ bookingId: booking.id, date: "2030-03-04" });
    expect(own.starts).toContain(booking.startsAt);
    expect((await day({ offeringId, date: "2030-03-04" })).starts).not.toContain(booking.startsAt);
  });
});

describe("nobody is told", () => {
  test("the times of a booking that they do not see, or of what is not there", async () => {
    const { offeringId } = await provider.offering();
    const { booking } = done(await book(provider, { offeringId, startsAt: at("10:00") }));
    const member = await principal("member");
    const nothing = "01a2008c-5e37-7261-b83b-05246390d53a";
    const answers = await Promise.all([
      slotsOnDay(member, { bookingId: booking.id }, NOW),
      slotsOnDay(agent, { offeringId: nothing }, NOW),
      slotsOnDay({ ...agent, organization: { ...agent.organization, id: nothing } }, { offeringId }, NOW),
    ]);
    expect(tally(answers)).toEqual({ not_found: 3 });
  });

  test("times of what is open at all times: there they are typed", async () => {
    const { offeringId } = await provider.offering({ weeklyHours: null });
    expect(tally([await slotsOnDay(agent, { offeringId }, NOW)])).toEqual({ invalid_input: 1 });
  });
});
