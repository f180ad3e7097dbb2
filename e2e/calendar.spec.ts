import { randomUUID } from "node:crypto";
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { mustApi } from "./support/api";
import { newPerson, ownerQuery } from "./support/database";
import { DESK, keysWork } from "./support/desk";
import { expect, test } from "./support/test";

const DAY_MS = 86_400_000;

interface Asset {
  readonly name: string;
  readonly offeringId: string;
  readonly resourceId: string;
}

/** An asset that no other test books. */
async function newAsset(timeZone = "Europe/Lisbon"): Promise<Asset> {
  const name = `Canoe ${randomUUID().slice(0, 8)}`;
  const [row] = await ownerQuery<{ id: string }>(
    `INSERT INTO resource (id, organization_id, name, kind, time_zone, advance_days)
     VALUES (gen_random_uuid(), (SELECT id FROM organization WHERE slug = 'harbour'), $1, 'exclusive', $2, 1825) RETURNING id`,
    [name, timeZone],
  );
  const resourceId = row?.id ?? "";
  const { id } = await mustApi<{ id: string }>("admin", "/offerings", {
    name,
    lifecycle: "asset",
    resourceId,
    policy: { durationMinutes: 120 },
  });
  return { name, resourceId, offeringId: id };
}

/** The Wednesday of the week after next, in whose middle clocks do not change, "2026-12-02". */
function wednesday(): string {
  const today = Math.floor(Date.now() / DAY_MS);
  return new Date((today - ((today + 3) % 7) + 14 + 2) * DAY_MS).toISOString().slice(0, 10);
}

async function book({ offeringId }: Asset, from: string, to: string, more: object = {}, role = "agent") {
  return mustApi<{ id: string; reference: string; startsAt: string }>(role, "/bookings", {
    offeringId,
    customer: { name: "Cleo Marsh", email: "cleo.marsh@example.com" },
    startsAt: `${from}:00Z`,
    endsAt: `${to}:00Z`,
    ...more,
  });
}

async function openWeek(page: Page, asset: Asset, date: string): Promise<void> {
  await page.goto(`${DESK}/calendar?view=week&date=${date}&resource=${asset.resourceId}`);
  await expect(page.getByRole("group", { name: `Calendar, ${asset.name}` })).toBeVisible();
}

function entry(page: Page, words: RegExp): Locator {
  return page.getByRole("group", { name: /^Calendar/ }).getByRole("button", { name: words });
}

/** Where a time of a week's day is, by the hours at its side. The times must be in sight. */
async function pointAt(page: Page, day: number, hour: number): Promise<{ x: number; y: number }> {
  const column = await page.locator(".ec-col-head").nth(day).boundingBox();
  const box = async (text: string) => {
    const found = await page.locator(".ec-sidebar").getByText(text, { exact: true }).boundingBox();
    if (!found) throw new Error(`${text} is out of sight`);
    return found.y + found.height / 2;
  };
  const [from, next] = [await box("10:00"), await box("11:00")];
  if (!column) throw new Error("There is no such day");
  return { x: column.x + column.width / 2, y: from + (hour - 10) * (next - from) };
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y + 8, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}

/** An entry with its borders; one for each day that a week shows of it. */
function drawnEntry(page: Page, words: RegExp): Locator {
  return page.getByRole("article").filter({ has: page.getByRole("button", { name: words }) });
}

/** One edge of a booking that a week shows whole. */
async function edgeOf(page: Page, words: RegExp, edge: "start" | "end"): Promise<{ x: number; y: number }> {
  const box = await drawnEntry(page, words).boundingBox();
  if (!box) throw new Error(`${words} is out of sight`);
  return { x: box.x + box.width / 2, y: edge === "start" ? box.y + 3 : box.y + box.height - 3 };
}

test("free time is dragged into a booking, and over a booked time nothing starts", async ({ openAs }) => {
  const asset = await newAsset();
  const date = wednesday();
  await book(asset, `${date}T09:00`, `${date}T11:00`);
  const page = await openAs("member");
  await openWeek(page, asset, date);
  await expect(entry(page, /^Confirmed: .*09:00/)).toBeVisible();
  await drag(page, await pointAt(page, 2, 8.1), await pointAt(page, 2, 10));
  await page.getByRole("button", { name: "Status" }).click();
  await page.getByRole("checkbox", { name: "Tentative" }).check();
  await expect(entry(page, /^Confirmed/)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await drag(page, await pointAt(page, 2, 8.1), await pointAt(page, 2, 10));
  await drag(page, await pointAt(page, 2, 12.1), await pointAt(page, 2, 13.9));
  await expect(page.getByRole("heading", { level: 1, name: "New booking" })).toBeVisible();
  await expect(page.getByRole("button", { name: new RegExp(`Offering ${asset.name}`) })).toBeVisible();
  await expect(page.locator('input[type="time"]').first()).toHaveValue("12:00");
  await expect(page.locator('input[type="time"]').nth(1)).toHaveValue("14:00");
  await page.getByRole("button", { name: "Make booking" }).click();
  await expect(page.getByText("Confirmed").first()).toBeVisible();
  await openWeek(page, asset, date);
  await expect(entry(page, /^Confirmed: .*12:00 – 14:00, yours$/)).toBeVisible();
});

test("on a touch screen free time is pressed and held, and over a booked time nothing starts", async ({
  openAs,
}) => {
  const asset = await newAsset();
  const date = wednesday();
  await book(asset, `${date}T09:00`, `${date}T11:00`);
  const page = await openAs("member", { hasTouch: true });
  await openWeek(page, asset, date);
  await expect(entry(page, /^Confirmed: .*09:00/)).toBeVisible();
  const screen = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", at?: { x: number; y: number }) =>
    screen.send("Input.dispatchTouchEvent", { type, touchPoints: at ? [at] : [] });
  const drawn = page.locator(".ec-preview");
  for (const [from, to] of [
    [8.1, 10],
    [12.1, 13.9],
  ] as const) {
    await touch("touchStart", await pointAt(page, 2, from));
    await expect(drawn).toBeVisible();
    await touch("touchMove", await pointAt(page, 2, to));
    await touch("touchEnd");
    await expect(drawn).toHaveCount(0);
  }
  await expect(page.getByRole("heading", { level: 1, name: "New booking" })).toBeVisible();
  await expect(page.locator('input[type="time"]').first()).toHaveValue("12:00");
});

test("one's own booking is moved where it may be, and snaps back with the reason where not", async ({
  openAs,
}) => {
  const asset = await newAsset();
  const date = wednesday();
  await book(asset, `${date}T09:00`, `${date}T11:00`);
  const moved = await book(asset, `${date}T13:00`, `${date}T15:00`, {}, "member");
  const page = await openAs("member");
  await openWeek(page, asset, date);
  await expect(entry(page, /13:00 – 15:00, yours$/)).toBeVisible();
  const grab = await pointAt(page, 2, 13.5);
  await drag(page, grab, await pointAt(page, 2, 10.5));
  await expect(page.getByText("The booking stays where it was")).toBeVisible();
  await expect(page.getByText(/already taken/)).toBeVisible();
  await expect(entry(page, /13:00 – 15:00/)).toBeVisible();
  await drag(page, grab, await pointAt(page, 2, 14.5));
  const dialog = page.getByRole("dialog", { name: /^Change times/ });
  await expect(dialog.getByText(/Moves to .*14:00/)).toBeVisible();
  await dialog.getByRole("button", { name: "Go back" }).click();
  await expect(dialog).toBeHidden();
  const before = await entry(page, /13:00 – 15:00/).boundingBox();
  expect(Math.abs((before?.y ?? 0) - grab.y)).toBeLessThan(40);
  await drag(page, grab, await pointAt(page, 2, 14.5));
  await expect(dialog.getByText(/Moves to .*14:00/)).toBeVisible();
  await dialog.getByRole("button", { name: "Change times" }).click();
  await expect(entry(page, /14:00 – 16:00/)).toBeVisible();
  const { startsAt } = await mustApi<{ startsAt: string }>("owner", `/bookings/${moved.reference}`);
  expect(startsAt).toBe(`${date}T14:00:00.000Z`);
});

test("one's own booking is resized at either edge, and snaps back with the reason where it may not be", async ({
  openAs,
}) => {
  const asset = await newAsset();
  const date = wednesday();
  const own = await book(asset, `${date}T11:00`, `${date}T13:00`, {}, "member");
  const page = await openAs("member");
  await openWeek(page, asset, date);
  const words = /^Confirmed: .*11:00 – 13:00, yours$/;
  await expect(entry(page, words)).toBeVisible();
  const [start, end] = [await edgeOf(page, words, "start"), await edgeOf(page, words, "end")];
  await drag(page, end, await pointAt(page, 2, 11.4));
  await expect(page.getByText("The booking stays where it was")).toBeVisible();
  await expect(page.getByText(/last at least 1 hour/)).toBeVisible();
  expect((await edgeOf(page, words, "end")).y).toBeCloseTo(end.y, 0);
  const dialog = page.getByRole("dialog", { name: /^Change times/ });
  await drag(page, end, await pointAt(page, 2, 13.9));
  await expect(dialog.getByText(/Moves to .*11:00 .*14:00/)).toBeVisible();
  await dialog.getByRole("button", { name: "Go back" }).click();
  await expect(dialog).toBeHidden();
  expect((await edgeOf(page, words, "end")).y).toBeCloseTo(end.y, 0);
  await drag(page, start, await pointAt(page, 2, 10.1));
  await expect(dialog.getByText(/Moves to .*10:00 .*13:00/)).toBeVisible();
  await dialog.getByRole("button", { name: "Change times" }).click();
  await expect(entry(page, /10:00 – 13:00, yours$/)).toBeVisible();
  const now = await mustApi<{ startsAt: string; endsAt: string }>("owner", `/bookings/${own.reference}`);
  expect([now.startsAt, now.endsAt]).toEqual([`${date}T10:00:00.000Z`, `${date}T13:00:00.000Z`]);
});

test("over a clock change a long booking's start stays where it is when its end is dragged, and an hour that comes twice is kept", async ({
  openAs,
}) => {
  const asset = await newAsset();
  // Lisbon's clocks go forward on Sunday 28 March.
  const long = await book(asset, "2027-03-25T10:00", "2027-03-30T12:00");
  const page = await openAs("owner");
  await openWeek(page, asset, "2027-03-30");
  const words = /^Confirmed: .*Thu 25 Mar 2027, 10:00 – Tue 30 Mar 2027, 13:00$/;
  const box = await drawnEntry(page, words).last().boundingBox();
  if (!box) throw new Error("The last day is out of sight");
  const bottom = { x: box.x + box.width / 2, y: box.y + box.height - 3 };
  await drag(page, bottom, await pointAt(page, 1, 13.9));
  const dialog = page.getByRole("dialog", { name: /^Change times/ });
  await expect(
    dialog.getByText(/Moves to Thu 25 Mar 2027, 10:00 WET until Tue 30 Mar 2027, 14:00 WEST/),
  ).toBeVisible();
  await dialog.getByRole("button", { name: "Change times" }).click();
  await expect(entry(page, /Thu 25 Mar 2027, 10:00 – Tue 30 Mar 2027, 14:00$/).first()).toBeVisible();
  const now = await mustApi<{ startsAt: string; endsAt: string }>("owner", `/bookings/${long.reference}`);
  expect([now.startsAt, now.endsAt]).toEqual(["2027-03-25T10:00:00.000Z", "2027-03-30T13:00:00.000Z"]);
  await book(asset, "2027-10-31T01:30", "2027-10-31T03:30");
  await openWeek(page, asset, "2027-10-31");
  await entry(page, /01:30 UTC\+0 – 03:30$/).click();
  await page.getByRole("dialog").getByRole("button", { name: "Change times" }).click();
  await expect(dialog.getByRole("radio", { name: /^The second time/ })).toBeChecked();
  await dialog.locator('input[type="time"]').nth(1).fill("04:30");
  await expect(dialog.getByText(/Moves to .*01:30 WET .*04:30/)).toBeVisible();
});

test("in print the hatch of what is tentative stays", async ({ openAs }) => {
  const asset = await newAsset();
  const date = wednesday();
  await book(asset, `${date}T09:00`, `${date}T11:00`, { tentative: true });
  const page = await openAs("owner");
  await openWeek(page, asset, date);
  const drawn = drawnEntry(page, /^Tentative/);
  await expect(drawn).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(drawn).toBeVisible();
  await expect(drawn).toHaveCSS("background-image", /repeating-linear-gradient/);
  await expect(drawn).toHaveCSS("print-color-adjust", "exact");
  await expect(page.getByRole("region", { name: "Legend" })).toBeVisible();
});

test("with the keyboard alone: periods, views, an entry, and its times", async ({ openAs }) => {
  const asset = await newAsset();
  const date = wednesday();
  await book(asset, `${date}T09:00`, `${date}T11:00`, { tentative: true });
  const page = await openAs("owner");
  await page.goto(`${DESK}/calendar?date=${date}&resource=${asset.resourceId}`);
  await keysWork(page, "Next month");
  await page.keyboard.press("ArrowRight");
  await expect(page).not.toHaveURL(new RegExp(`date=${date}`));
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("t");
  await expect(page).not.toHaveURL(/date=/);
  await page.goBack();
  await expect(page).toHaveURL(/date=/);
  await page.goto(`${DESK}/calendar?date=${date}&resource=${asset.resourceId}`);
  await keysWork(page, "Next month");
  await page.keyboard.press("w");
  await expect(page).toHaveURL(/view=week/);
  const own = entry(page, /^Tentative: .*09:00 – 11:00/);
  await expect(own).toBeVisible();
  await page.getByRole("button", { name: "Status" }).focus();
  for (let presses = 0; presses < 6; presses += 1) {
    if (await own.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await expect(own).toBeFocused();
  await page.keyboard.press("Enter");
  const details = page.getByRole("dialog");
  await expect(details.getByText("Tentative")).toBeVisible();
  await details.getByRole("button", { name: "Change times" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: /^Change times/ });
  await dialog.locator('input[type="time"]').first().fill("08:00");
  await expect(dialog.getByText(/Moves to .*08:00/)).toBeVisible();
  await dialog.getByRole("button", { name: "Change times" }).press("Enter");
  await expect(entry(page, /^Tentative: .*08:00 – 11:00/)).toBeVisible();
});

test("a day has a row for each asset, filters are in the address, and what belongs to others does not open", async ({
  openAs,
}) => {
  const [one, other] = [await newAsset(), await newAsset()];
  const date = wednesday();
  await book(one, `${date}T09:00`, `${date}T11:00`);
  await book(other, `${date}T20:00`, `${date}T22:00`, { tentative: true });
  const person = await newPerson(["member"]);
  const page = await openAs(person);
  await page.goto(`${DESK}/calendar?view=day&date=${date}&asset=${one.resourceId},${other.resourceId}`);
  await expect(entry(page, new RegExp(`^Confirmed: .*${one.name}`))).toBeVisible();
  await expect(entry(page, new RegExp(`^Tentative: .*${other.name}`))).toBeAttached();
  await page.getByRole("button", { name: "Status" }).click();
  await page.getByRole("checkbox", { name: "Tentative" }).check();
  await expect(page).toHaveURL(/status=tentative/);
  await expect(entry(page, /^Confirmed/)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.goBack();
  await entry(page, /^Confirmed/).click();
  await expect(page.getByRole("dialog").getByText("Confirmed")).toBeVisible();
  await expect(page.getByRole("link", { name: "Open booking" })).toHaveCount(0);
});

test("on a phone there is a list of days, and no sideways scrolling", async ({ openAs }) => {
  const asset = await newAsset();
  const date = wednesday();
  const booking = await book(
    asset,
    `${date}T22:00`,
    `${date.slice(0, 8)}${String(Number(date.slice(8)) + 1).padStart(2, "0")}T02:00`,
  );
  const page = await openAs("owner", { viewport: { width: 390, height: 844 } });
  await page.goto(`${DESK}/calendar?view=week&date=${date}&resource=${asset.resourceId}`);
  const links = page.getByRole("link", { name: /Cleo Marsh.*Confirmed/s });
  await expect(links).toHaveCount(2);
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
  await links.first().click();
  await expect(page.getByRole("heading", { level: 1, name: booking.reference })).toBeVisible();
});

test("the hours that clocks skip and repeat are marked, on the asset's own clock", async ({ openAs }) => {
  const asset = await newAsset("America/New_York");
  const page = await openAs("owner");
  await page.goto(`${DESK}/calendar?view=week&date=2027-03-14&resource=${asset.resourceId}`);
  await expect(
    page.getByText(/clocks go forward on Sunday 14 March: 02:00 to 03:00 does not exist/i).first(),
  ).toBeVisible();
  await expect(page.getByText("Times in New York time.")).toBeVisible();
  await expect(page.locator(".clock-change")).toHaveCount(1);
  await page.goto(`${DESK}/calendar?view=day&date=2027-10-31&asset=${asset.resourceId}`);
  await expect(
    page.getByText(/clocks go back on Sunday 31 October: 01:00 to 02:00 comes twice/i).first(),
  ).toBeVisible();
});

test("accessible with every look, in both themes", async ({ openAs }) => {
  const page = await openAs("owner");
  for (const view of ["month", "week", "day"])
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto(`${DESK}/calendar?view=${view}`);
      await expect(page.getByRole("group", { name: /^Calendar/ })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect
        .soft(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          `${view}, ${colorScheme}`,
        )
        .toEqual([]);
    }
});

test("a personal feed is shown once, is read without signing in, and ends when it is revoked", async ({
  openAs,
  playwright,
}) => {
  const person = await newPerson(["member"]);
  const page = await openAs(person);
  await page.goto(`${DESK}/settings/account`);
  await page.getByRole("button", { name: "Make an address" }).click();
  await page.getByRole("button", { name: "Make address" }).click();
  const address = (await page.getByRole("alertdialog").locator("code").textContent()) ?? "";
  expect(address).toMatch(/\/feeds\/[\w-]{43}\.ics$/);
  await page.getByRole("button", { name: "I have copied it" }).click();
  await expect(page.getByText(/It cannot be shown again/)).toBeVisible();
  expect(await page.content()).not.toContain(address);
  const program = await playwright.request.newContext();
  const read = await program.get(address);
  expect(read.status()).toBe(200);
  expect(await read.text()).toContain("BEGIN:VCALENDAR");
  expect(read.headers()["referrer-policy"]).toBe("no-referrer");
  await page.getByRole("button", { name: "Revoke address" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke address" }).click();
  await expect(page.getByText("There is no address yet.")).toBeVisible();
  expect((await program.get(address)).status()).toBe(404);
  await program.dispose();
});
