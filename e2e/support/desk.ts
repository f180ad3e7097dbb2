import type { Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";

export const DESK = "/desk/harbour";

export function bookingPath(reference: string): string {
  return `${DESK}/bookings/${reference}`;
}

/** Opens a booking's page and waits until it answers to presses. */
export async function openBooking(page: Page, reference: string): Promise<void> {
  await page.goto(bookingPath(reference));
  await expect(page.getByRole("heading", { level: 1, name: reference })).toBeVisible();
}

/** The dialog of a command; asked for again until the page's scripts have taken over. */
export async function openCommand(page: Page, label: string): Promise<Locator> {
  const dialog = page
    .getByRole("dialog", { name: new RegExp(`^${label}:`) })
    .or(page.getByRole("alertdialog", { name: new RegExp(`^${label}:`) }));
  await page
    .getByRole("region", { name: "Actions" })
    .getByRole("button", { name: label, exact: true })
    .click();
  await expect(dialog).toBeVisible();
  return dialog;
}

/** The lines of a preview, as read. */
export async function previewLines(within: Locator | Page): Promise<string[]> {
  return within.getByRole("region", { name: "What this does" }).locator("dd p").allInnerTexts();
}

/** To whom a preview says that mails go, in order. */
export function mailsPromised(lines: readonly string[]): string[] {
  return lines.flatMap((line) => /^Mail to .* \((\w+)\): /.exec(line)?.[1] ?? []).sort();
}

/** One entry of the timeline, newest first. */
export function timelineEntry(page: Page, index = 0): Locator {
  return page.getByRole("list", { name: "History, newest first" }).getByRole("listitem").nth(index);
}

/**
 * Waits until a page of the desk has its scripts, so that keys are heard. `shortcut` is the label of one of the page's
 * own, which may come to life later than the shell's.
 */
export async function keysWork(page: Page, shortcut?: string): Promise<void> {
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(async () => {
    await page.keyboard.press("Escape");
    await expect(list).toHaveCount(0, { timeout: 1_000 });
    await page.keyboard.press("Shift+?");
    await expect(list).toBeVisible({ timeout: 1_000 });
    if (shortcut) expect(await list.getByText(shortcut, { exact: true }).count()).toBe(1);
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  // A dialog gives the focus back in a task of its own, once it is gone; this one comes after it.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
}

/** Types a text into the list's search and waits until the address has it. */
export async function searchList(page: Page, text: string): Promise<void> {
  await page.getByRole("searchbox", { name: /^Search/ }).fill(text);
  await expect(page).toHaveURL((url) => url.searchParams.get("q") === text);
}

/** What the page sends from now on arrives and is done; its answer does not come back. */
export async function loseAnswers(page: Page): Promise<void> {
  await page.route("**", async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    await route.fetch();
    await route.abort();
  });
}
