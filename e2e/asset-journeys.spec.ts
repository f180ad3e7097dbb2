import type { Locator, Page } from "@playwright/test";
import { type Club, letTenDaysPass, newAsset, newClub, type OwnAsset } from "./support/assets";
import { newPerson } from "./support/database";
import { keysWork, openCommand } from "./support/desk";
import { expect, test } from "./support/test";

const DAY_MS = 86_400_000;

/** The date so many days from now, "2026-12-01". */
function dateIn(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}

function preview(page: Page): Locator {
  return page.getByRole("region", { name: "Before it is made" });
}

/** The form for this asset, as its page leads to it. */
async function openForm(page: Page, club: Club, asset: OwnAsset): Promise<void> {
  await page.goto(`${club.desk}/assets/${asset.id}`);
  await keysWork(page);
  await page.getByRole("link", { name: "Book it" }).click();
  await expect(page.getByRole("button", { name: new RegExp(`Offering ${asset.name}`) })).toBeVisible();
}

async function fillStart(page: Page, date: string, time: string): Promise<void> {
  await page.getByLabel("Start", { exact: true }).fill(date);
  await page.getByLabel("Time", { exact: true }).first().fill(time);
}

/** Makes the booking that the form shows; its reference. */
async function make(page: Page, status: string): Promise<string> {
  await expect(preview(page)).toContainText(status);
  await page.getByRole("button", { name: "Make booking" }).click();
  await expect(page.getByRole("region", { name: "Actions" })).toBeVisible();
  await expect(page.getByRole("main").getByText(status, { exact: true }).first()).toBeVisible();
  return (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
}

async function give(page: Page, label: string, fill?: (dialog: Locator) => Promise<void>): Promise<void> {
  const dialog = await openCommand(page, label);
  await fill?.(dialog);
  await dialog.getByRole("button", { name: label, exact: true }).click();
  await expect(dialog).toBeHidden();
}

function tab(page: Page, name: RegExp): Locator {
  return page.getByRole("navigation", { name: "Your bookings" }).getByRole("link", { name });
}

test("a new member books, pencils in, firms up, moves, cancels, logs readings, and finds all of it again", async ({
  openAs,
}) => {
  test.slow();
  const club = await newClub();
  const asset = await newAsset("h", club.slug);
  const page = await openAs(await newPerson(["member"], null, club.slug));

  const flown = await test.step("is held to the rules with their numbers, and books", async () => {
    await page.goto(`${club.desk}/bookings`);
    await expect(page.getByText("Nothing is coming up")).toBeVisible();
    await keysWork(page);
    await page.getByRole("link", { name: "Assets" }).click();
    await page.getByRole("link", { name: asset.name }).click();
    await page.getByRole("link", { name: "Book it" }).click();
    await expect(page.getByRole("checkbox", { name: "Pencil it in" })).not.toBeChecked();
    await fillStart(page, dateIn(100), "12:00");
    await expect(preview(page)).toContainText("90 days");
    await fillStart(page, dateIn(5), "12:00");
    await page.getByRole("checkbox", { name: "Ends at a time of its own" }).check();
    await page.getByLabel("End", { exact: true }).fill(dateIn(5));
    await page.getByLabel("Time", { exact: true }).last().fill("12:30");
    await expect(preview(page)).toContainText(`Bookings of ${asset.name} last at least 1 hour.`);
    await page.getByLabel("Time", { exact: true }).last().fill("14:00");
    return make(page, "Confirmed");
  });

  const changed = await test.step("pencils in, firms up, moves and cancels", async () => {
    await openForm(page, club, asset);
    await fillStart(page, dateIn(6), "09:00");
    await page.getByRole("checkbox", { name: "Pencil it in" }).check();
    const reference = await make(page, "Tentative");
    await give(page, "Firm up");
    await expect(page.getByRole("main").getByText("Confirmed", { exact: true }).first()).toBeVisible();
    await give(page, "Change times", async (dialog) => {
      await dialog.locator('input[type="time"]').first().fill("10:00");
      await dialog.locator('input[type="time"]').last().fill("12:00");
      await expect(dialog.getByText(/Moves to .*10:00/)).toBeVisible();
    });
    await expect(page.getByRole("region", { name: "Booking", exact: true })).toContainText("10:00");
    await page.goto(`${club.desk}/calendar?view=week&date=${dateIn(6)}`);
    await expect(
      page.getByRole("group", { name: /^Calendar/ }).getByRole("button", { name: /^Confirmed: .*10:00/ }),
    ).toBeVisible();
    await page.goto(`${club.desk}/bookings/${reference}`);
    await keysWork(page);
    await give(page, "Cancel booking");
    await expect(page.getByText("Cancelled is final")).toBeVisible();
    return reference;
  });

  await test.step("logs the readings of what is over, and waits for somebody to complete it", async () => {
    await letTenDaysPass(flown);
    await page.goto(`${club.desk}/bookings`);
    await keysWork(page);
    await tab(page, /^Past/).click();
    await page
      .getByRole("list", { name: "Bookings: Past" })
      .getByRole("link", { name: new RegExp(flown) })
      .click();
    await page.getByRole("button", { name: "Log readings" }).click();
    const log = page.getByRole("dialog", { name: /^Log readings/ });
    await log.getByLabel("At the start (h)").fill("12.5");
    await log.getByLabel("At the end (h)").fill("14");
    await expect(log.getByRole("checkbox", { name: /^Complete the booking/ })).toHaveCount(0);
    await log.getByRole("button", { name: "Log readings" }).click();
    await expect(page.getByRole("list", { name: "Readings" })).toContainText("+1.5 h");
  });

  await page.goto(`${club.desk}/bookings?tab=cancelled`);
  await expect(page.getByRole("list", { name: "Bookings: Cancelled" }).getByRole("listitem")).toContainText([
    changed,
  ]);
});

test("where approval is on, a rejected member reads the reason in the tab of the rejected", async ({
  openAs,
}) => {
  const club = await newClub();
  const asset = await newAsset(null, club.slug);
  const owner = await openAs(await newPerson(["owner"], null, club.slug));
  await owner.goto(`${club.desk}/settings/organization`);
  await keysWork(owner);
  const rules = owner.getByRole("region", { name: "Shared assets" });
  await rules.getByRole("checkbox", { name: /wait for approval/ }).check();
  await rules.getByRole("button", { name: "Save rules" }).click();
  await expect(owner.getByText("The rules of shared assets are saved")).toBeVisible();

  const member = await openAs(await newPerson(["member"], null, club.slug));
  await openForm(member, club, asset);
  await fillStart(member, dateIn(8), "09:00");
  await member.getByRole("checkbox", { name: "Pencil it in" }).check();
  const reference = await make(member, "Tentative");
  await give(member, "Firm up");
  await expect(member.getByRole("main").getByText("Pending", { exact: true }).first()).toBeVisible();

  const approver = await openAs(await newPerson(["approver"], null, club.slug));
  await approver.goto(`${club.desk}/approvals`);
  await keysWork(approver);
  await approver.getByRole("button", { name: `Reject ${reference}` }).click();
  const form = approver.getByRole("form", { name: `Reject ${reference}` });
  await form.getByRole("textbox", { name: "Reason" }).fill("The instructor has her that morning.");
  await form.getByRole("button", { name: "Reject", exact: true }).click();
  await expect(approver.getByText("Nothing waits for your answer")).toBeVisible();

  await member.setViewportSize({ width: 390, height: 844 });
  await member.goto(`${club.desk}/bookings?tab=rejected`);
  await expect(tab(member, /^Rejected/)).toBeInViewport({ ratio: 1 });
  const card = member.getByRole("list", { name: "Bookings: Rejected" }).getByRole("listitem");
  await expect(card).toContainText(reference);
  await expect(card).toContainText("Rejected");
  await expect(card).toContainText("The instructor has her that morning.");
});

/** Presses Tab until this has the focus, so that what cannot be reached fails. */
async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < most; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

/** A day within the next weeks that is written alike with the month first and the day first, "03032027". */
function typedDay(): { date: string; typed: string } {
  for (let days = 2; days < 90; days += 1) {
    const date = dateIn(days);
    const [year, month, day] = date.split("-");
    if (month === day) return { date, typed: `${day}${month}${year}` };
  }
  throw new Error("Every month has such a day");
}

test("with the keyboard alone a member finds an asset, books it, and gives the booking back", async ({
  openAs,
}) => {
  const club = await newClub();
  const asset = await newAsset(null, club.slug);
  const page = await openAs(await newPerson(["member"], null, club.slug));
  const { date, typed } = typedDay();
  await page.goto(`${club.desk}/bookings`);
  await keysWork(page);
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Assets");
  await tabTo(page, page.getByRole("link", { name: asset.name }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(asset.name);
  await tabTo(page, page.getByRole("link", { name: "Book it" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByLabel("Start", { exact: true }));
  await page.keyboard.type(typed);
  await expect(page.getByLabel("Start", { exact: true })).toHaveValue(date);
  await tabTo(page, page.getByLabel("Time", { exact: true }));
  await page.keyboard.type("1000AM");
  await expect(page.getByLabel("Time", { exact: true })).toHaveValue("10:00");
  await expect(preview(page)).toContainText("Confirmed");
  await tabTo(page, page.getByRole("button", { name: "Make booking" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Actions" })).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Cancel booking", exact: true }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("alertdialog", { name: /^Cancel booking:/ });
  await expect(dialog).toBeVisible();
  await tabTo(page, dialog.getByRole("button", { name: "Cancel booking", exact: true }));
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Cancelled is final")).toBeVisible();
});
