import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LINK_COMMANDS } from "@/lib/domain/access/link-commands";
import { pool } from "@/lib/server/db/pool";
import { decideThroughLink, readLinkPage } from "@/lib/server/links/answer-link";
import { calendarFile } from "@/lib/server/links/calendar-file";
import { mintLink } from "@/lib/server/links/links";
import { readReschedulePage } from "@/lib/server/links/read-reschedule-page";
import { linkToken } from "@/lib/server/links/token";
import { bookHeldTime } from "@/lib/server/public-booking/book-held-time";
import { holdPublicTime, readPublicHold } from "@/lib/server/public-booking/public-hold";
import { readPublicPage } from "@/lib/server/public-booking/read-public-page";
import { done, openProvider, type Provider, tally } from "./provider";

/** These doors have no clock of their own, so that the times are of next week. */
let provider: Provider;
const DAY = 86_400_000;
const nextWeek = new Date(Math.floor(Date.now() / DAY) * DAY + 7 * DAY);
const at = (time: string) => new Date(nextWeek.getTime() + Date.parse(`1970-01-01T${time}Z`));

beforeAll(async () => {
  provider = await openProvider();
});
afterAll(async () => {
  await provider.desk.close();
});

let visitors = 0;
const visitor = () => {
  visitors += 1;
  return { sessionHash: `session-${visitors}`, address: `10.0.0.${visitors}`, zone: "Asia/Kolkata" };
};

async function offered(policy = {}) {
  const { offeringId } = await provider.offering(policy);
  const { rows } = await provider.desk.owner.query<{ slug: string }>(
    "SELECT slug FROM offering WHERE id = $1",
    [offeringId],
  );
  return { offeringId, slug: rows[0]?.slug ?? "" };
}

const person = (name: string) => ({ name, email: `${name.toLowerCase()}@example.com`, partySize: 1 });

async function bookedOnline(slug: string, startsAt: Date, name = `Guest${visitors}`) {
  const caller = visitor();
  const { id: holdId } = done(await holdPublicTime(slug, startsAt, caller));
  const booked = await bookHeldTime(slug, person(name), { ...caller, holdId });
  if (!booked.ok) throw new Error(booked.error.message);
  return booked.data.managePath.replace("/b/", "");
}

const view = (token: string) => readLinkPage("manage", token, visitor().address);
const times = (token: string, asked = {}) =>
  readReschedulePage(token, asked, { address: visitor().address, zone: "UTC" });
const decide = (token: string, given: Record<string, unknown>) =>
  decideThroughLink("manage", token, visitor().address, given);

async function shown(token: string) {
  const page = await view(token);
  if (page.state !== "shown") throw new Error(page.state);
  return page.booking;
}

describe("booking online", () => {
  test("shows a month of times in the visitor's zone, and nothing of an offering that is not public", async () => {
    const { slug } = await offered();
    const month = nextWeek.toISOString().slice(0, 7);
    const page = await readPublicPage(
      slug,
      { month, date: nextWeek.toISOString().slice(0, 10), zone: "Asia/Kolkata" },
      visitor(),
    );
    expect(page).toMatchObject({
      state: "shown",
      choice: {
        zone: "Asia/Kolkata",
        providerZone: "UTC",
        times: expect.arrayContaining([{ startsAt: at("09:00").toISOString(), time: "14:30", offset: null }]),
      },
    });
    for (const policy of [{ weeklyHours: null }, { bookableOnline: false }]) {
      const closed = await offered(policy);
      expect(await readPublicPage(closed.slug, {}, visitor())).toEqual({ state: "not_found" });
      expect(tally([await holdPublicTime(closed.slug, at("10:00"), visitor())])).toEqual({ not_found: 1 });
    }
    const many = await offered();
    await provider.desk.owner.query("UPDATE offering SET resource_id = NULL WHERE id = $1", [
      many.offeringId,
    ]);
    expect(await readPublicPage(many.slug, {}, visitor())).toEqual({ state: "not_found" });
    const gone = await offered();
    await provider.desk.owner.query("UPDATE offering SET active = false WHERE id = $1", [gone.offeringId]);
    expect(await readPublicPage(gone.slug, {}, visitor())).toEqual({ state: "not_found" });
  });

  test.each([
    ["month", "2026-13"],
    ["month", "drop table"],
    ["date", "2026-02-30"],
    ["zone", "Mars/Base"],
    ["zone", ["UTC", "UTC"]],
    ["date", "0000-00-00"],
  ])("what an address asks for %s that makes no sense, %s, counts as not asked", async (name, value) => {
    const { slug } = await offered();
    expect(await readPublicPage(slug, { [name]: value }, visitor())).toMatchObject({ state: "shown" });
  });

  test("books the time that was kept, for the zone that was chosen, and leads to the booking", async () => {
    const { slug } = await offered();
    const booking = await shown(await bookedOnline(slug, at("10:00")));
    expect(booking).toMatchObject({
      status: "confirmed",
      zone: "Asia/Kolkata",
      providerZone: "UTC",
      last: { command: "create", by: "you" },
    });
    expect(booking.commands.map(({ command }) => command).sort()).toEqual(["cancel", "reschedule"]);
  });

  test("tells one browser nothing of another's time", async () => {
    const { slug } = await offered();
    await holdPublicTime(slug, at("10:00"), visitor());
    expect((await readPublicHold(slug, visitor().sessionHash))?.hold).toBeNull();
    expect((await readPublicHold(slug, null))?.hold).toBeNull();
    expect(tally([await bookHeldTime(slug, person("Nobody"), { ...visitor(), holdId: "" })])).toEqual({
      hold_not_found: 1,
    });
  });

  test("pressed twice, also at once, makes one booking and leads both to it", async () => {
    const { slug, offeringId } = await offered();
    const visit = visitor();
    const held = done(await holdPublicTime(slug, at("10:00"), visit));
    const caller = { ...visit, holdId: held.id };
    const results = await Promise.all(
      Array.from({ length: 6 }, () => bookHeldTime(slug, person("Twice"), caller)),
    );
    results.push(await bookHeldTime(slug, person("Twice"), caller));
    expect(tally(results)).toEqual({ ok: 7 });
    const { rows } = await provider.desk.owner.query(
      "SELECT count(*)::int FROM booking WHERE offering_id = $1",
      [offeringId],
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  test("books the time that its form showed, or none: another tab may have chosen another", async () => {
    const { slug, offeringId } = await offered();
    const visit = visitor();
    const first = done(await holdPublicTime(slug, at("10:00"), visit));
    const second = done(await holdPublicTime(slug, at("11:00"), visit));
    const stale = await bookHeldTime(slug, person("Tabs"), { ...visit, holdId: first.id });
    expect(tally([stale])).toEqual({ hold_not_found: 1 });
    expect(tally([await bookHeldTime(slug, person("Tabs"), { ...visit, holdId: second.id })])).toEqual({
      ok: 1,
    });
    // Somebody else at the same screen is not led into that booking.
    const other = await bookHeldTime(slug, person("Other"), { ...visit, holdId: second.id });
    expect(tally([other])).toEqual({ hold_not_found: 1 });
    const { rows } = await provider.desk.owner.query("SELECT starts_at FROM booking WHERE offering_id = $1", [
      offeringId,
    ]);
    expect(rows).toEqual([{ starts_at: at("11:00") }]);
  });

  test("by somebody whom the organization knows, under another name, tells nothing of whom it knows", async () => {
    const { slug } = await offered();
    await provider.desk.owner.query(
      "UPDATE customer SET name = 'Ida Secret', phone = '+4712345678' WHERE id = $1",
      [provider.desk.customerId],
    );
    const visit = visitor();
    const held = done(await holdPublicTime(slug, at("10:00"), visit));
    const caller = { ...visit, holdId: held.id };
    const booked = await bookHeldTime(
      slug,
      { name: "Stranger", email: "ida@example.com", partySize: 1 },
      caller,
    );
    if (!booked.ok) throw new Error(booked.error.code);
    const page = await shown(booked.data.managePath.replace("/b/", ""));
    expect(JSON.stringify({ ...page, customer: undefined })).not.toMatch(/Secret|4712345678/);
  });
});

describe("a customer's link", () => {
  test("shows times to move to, and changes nothing by being read", async () => {
    const { slug, offeringId } = await offered();
    const token = await bookedOnline(slug, at("10:00"));
    const tables = async () => {
      const { rows } = await provider.desk.owner.query(
        `SELECT (SELECT json_agg(b) FROM booking b WHERE offering_id = $1) AS bookings,
          (SELECT json_agg(l ORDER BY l.id) FROM link l) AS links, (SELECT count(*) FROM hold) AS holds`,
        [offeringId],
      );
      return rows;
    };
    const before = await tables();
    await view(token);
    const page = await times(token, { date: nextWeek.toISOString().slice(0, 10) });
    expect(page).toMatchObject({ state: "shown", refusal: null, givesUpConfirmed: false });
    expect((await calendarFile(token, visitor().address))?.text).toContain("METHOD:PUBLISH");
    expect(await tables()).toEqual(before);
  });

  test("opens on the booking's own day, and shows what pressing a time would do", async () => {
    const { slug } = await offered();
    const token = await bookedOnline(slug, at("10:00"));
    const choose = async (time: string) => {
      const page = await times(token, { startsAt: at(time).toISOString() });
      return page.state === "shown" ? [page.choice?.date, page.chosen?.refusal] : page.state;
    };
    const date = nextWeek.toISOString().slice(0, 10);
    expect(await choose("11:00")).toEqual([date, null]);
    expect(await choose("18:00")).toEqual([date, expect.stringContaining("outside the hours")]);
    expect(await choose("10:00")).toEqual([date, expect.stringContaining("has already")]);
    await bookedOnline(slug, at("12:00"));
    expect(await choose("12:00")).toEqual([date, expect.stringContaining("already taken")]);
    expect(await times(token, { startsAt: "noon" })).toMatchObject({ chosen: null });
  });

  test("moves the booking once, however often it is sent, and leads on to where it is now", async () => {
    const { slug, offeringId } = await offered();
    const token = await bookedOnline(slug, at("10:00"));
    const { reference, version } = await shown(token);
    const given = {
      command: "reschedule",
      version: String(version),
      reference,
      startsAt: at("11:00").toISOString(),
    };
    const results = await Promise.all(Array.from({ length: 20 }, () => decide(token, given)));
    results.push(await decide(token, given));
    expect(tally(results).ok).toBe(1);
    const { rows } = await provider.desk.owner.query(
      "SELECT status, count(*)::int FROM booking WHERE offering_id = $1 GROUP BY status ORDER BY status",
      [offeringId],
    );
    expect(rows).toEqual([
      { status: "confirmed", count: 1 },
      { status: "rescheduled", count: 1 },
    ]);
    const now = await shown(token);
    expect(now).toMatchObject({
      moved: true,
      startsAt: at("11:00").toISOString(),
      last: { command: "reschedule", by: "you" },
    });
    expect(now.reference).not.toBe(reference);
    // What the page showed before is no longer what the link leads to.
    expect(tally([await decide(token, { command: "cancel", version: "1", reference })])).toEqual({
      stale_version: 1,
    });
  });

  test("says when it is too late, and refuses it also when it is sent all the same", async () => {
    const { slug } = await offered({ cancelUntilMinutes: 20 * 1440, rescheduleUntilMinutes: 20 * 1440 });
    const token = await bookedOnline(slug, at("10:00"));
    const { commands, reference } = await shown(token);
    expect(commands.map(({ allowed, refusal }) => [allowed, refusal])).toEqual([
      [false, expect.stringContaining("20 days before")],
      [false, expect.stringContaining("20 days before")],
    ]);
    expect(await times(token)).toMatchObject({
      choice: null,
      refusal: expect.stringContaining("20 days before"),
    });
    const given = { version: "1", reference, startsAt: at("11:00").toISOString() };
    expect(
      tally([
        await decide(token, { ...given, command: "reschedule" }),
        await decide(token, { ...given, command: "cancel" }),
      ]),
    ).toEqual({
      reschedule_window_closed: 1,
      cancellation_window_closed: 1,
    });
  });

  test("chooses nothing where no hours are kept, also when a time is sent all the same", async () => {
    const { slug, offeringId } = await offered();
    const token = await bookedOnline(slug, at("10:00"));
    await provider.desk.owner.query(`UPDATE offering SET policy = policy - 'weeklyHours' WHERE id = $1`, [
      offeringId,
    ]);
    const { reference, commands } = await shown(token);
    expect(commands.find(({ command }) => command === "reschedule")).toMatchObject({ allowed: false });
    const given = { command: "reschedule", version: "1", reference, startsAt: at("03:17").toISOString() };
    expect(tally([await decide(token, given)])).toEqual({ not_a_slot: 1 });
  });

  test("warns that a confirmed time is given up for one that must be confirmed", async () => {
    const { slug } = await offered({ requiresConfirmation: true });
    const token = await bookedOnline(slug, at("10:00"));
    expect(await times(token)).toMatchObject({ givesUpConfirmed: false });
    await provider.desk.owner.query("UPDATE booking SET status = 'confirmed' WHERE reference = $1", [
      (await shown(token)).reference,
    ]);
    expect(await times(token)).toMatchObject({ givesUpConfirmed: true });
  });

  test("is offered times after the notice, though its own is nearer than that", async () => {
    const { slug, offeringId } = await offered();
    const token = await bookedOnline(slug, at("10:00"));
    await provider.desk.owner.query(
      `UPDATE offering SET policy = policy || '{"minimumNoticeMinutes": 20160}' WHERE id = $1`,
      [offeringId],
    );
    const later = new Date(at("10:00").getTime() + 14 * DAY).toISOString().slice(0, 10);
    const page = await times(token, { date: later });
    expect(page.state === "shown" && page.choice?.times.length).toBe(16);
  });

  test("gives no command that its minter left out, and none after the booking's end", async () => {
    const { slug } = await offered();
    const booking = await shown(await bookedOnline(slug, at("10:00")));
    const { rows } = await provider.desk.owner.query<{ id: string; customer_id: string }>(
      "SELECT id, customer_id FROM booking WHERE reference = $1",
      [booking.reference],
    );
    const link = await mintLink(pool(), {
      purpose: "manage",
      organizationId: provider.desk.organizationId,
      bookingId: rows[0]?.id ?? "",
      subjectId: rows[0]?.customer_id ?? "",
      expiresAt: new Date(Date.now() + DAY),
      commands: ["cancel"],
    });
    const token = linkToken(link);
    expect((await shown(token)).commands.map(({ command }) => command)).toEqual(["cancel"]);
    const given = { version: "1", reference: booking.reference };
    expect(
      tally([await decide(token, { ...given, command: "reschedule", startsAt: at("11:00").toISOString() })]),
    ).toEqual({ invalid_input: 1 });
    expect(tally([await decide(token, { ...given, command: "cancel" })])).toEqual({ ok: 1 });
    expect((await shown(token)).commands).toEqual([]);
    for (const command of LINK_COMMANDS.manage) {
      const again = await decide(token, {
        version: "2",
        reference: booking.reference,
        command,
        startsAt: at("11:00").toISOString(),
      });
      expect(again.ok).toBe(false);
    }
    expect(await calendarFile(token, visitor().address)).toBeNull();
  });
});
