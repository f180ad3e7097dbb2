import { randomInt } from "node:crypto";
import type { Page } from "@playwright/test";
import { mustApi, readEvents } from "./support/api";
import { newBooking, ownCustomer, ownStart, SUNSET } from "./support/bookings";
import { DESK, keysWork, openBooking } from "./support/desk";
import { expect, test } from "./support/test";

async function openPalette(page: Page) {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search and commands" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  return palette;
}

/** Presses Tab until this has the focus, so that what cannot be reached fails. */
async function tabTo(page: Page, target: ReturnType<Page["getByRole"]>, most = 40): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

test("the palette finds a booking by reference, name and mail", async ({ openAs }) => {
  const customer = ownCustomer();
  const booking = await newBooking({ customer });
  const page = await openAs("agent");
  await page.goto(`${DESK}/bookings`);
  await keysWork(page);
  for (const text of [booking.reference, customer.name, customer.email]) {
    const palette = await openPalette(page);
    await page.keyboard.type(text);
    await expect(palette.getByRole("option", { name: booking.reference })).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await page.keyboard.press("Escape");
    await expect(palette).toBeHidden();
  }
  await openPalette(page);
  await page.keyboard.type(customer.email);
  await expect(page.getByRole("option", { name: booking.reference })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(booking.reference);
});

test("the palette offers the booking's actions, with the reason where one is refused", async ({ openAs }) => {
  const booking = await newBooking();
  const page = await openAs("agent");
  await openBooking(page, booking.reference);
  await keysWork(page);
  const palette = await openPalette(page);
  const confirm = palette.getByRole("option", { name: `Confirm: ${booking.reference}` });
  await expect(confirm).toHaveAttribute("aria-disabled", "true");
  await expect(confirm).toContainText(/.{15}/);
  await page.keyboard.type("withdraw");
  await expect(palette.getByRole("option", { name: `Withdraw: ${booking.reference}` })).toBeVisible();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("alertdialog", { name: /^Withdraw:/ });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  expect(await readEvents(booking.id)).toHaveLength(1);
});

test("j, k, x and Enter walk, select and open; ? lists the keys; all are silent while typing", async ({
  openAs,
}) => {
  const customer = ownCustomer();
  await newBooking({ customer });
  await newBooking({ customer });
  const page = await openAs("admin");
  await page.goto(`${DESK}/bookings?q=${encodeURIComponent(customer.email)}`);
  await keysWork(page, "Next row");
  const table = page.getByRole("table", { name: /^Bookings/ });
  const links = table.getByRole("rowheader").getByRole("link");
  await expect(links).toHaveCount(2);

  await page.keyboard.press("j");
  await expect(links.nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await expect(links.nth(0)).toBeFocused();
  await page.keyboard.press("x");
  await expect(page.getByRole("toolbar", { name: "Selected rows" })).toContainText("1 selected");
  await page.keyboard.press("x");
  await expect(page.getByRole("toolbar", { name: "Selected rows" })).toHaveCount(0);

  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "Search bookings" });
  await expect(search).toBeFocused();
  await search.press("End");
  await page.keyboard.type("jkx?");
  await expect(search).toHaveValue(`${customer.email}jkx?`);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  // The list follows the text with a delay: only after it has shown nothing are two rows the rows found anew.
  await expect(links).toHaveCount(0);
  await search.fill(customer.email);
  await expect(links).toHaveCount(2);

  await page.getByRole("heading", { level: 1 }).click();
  const reference = (await links.nth(0).textContent()) ?? "";
  await page.keyboard.press("j");
  await expect(links.nth(0)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(reference);
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Approvals");
});

test("a whole booking is made, and withdrawn, without a mouse", async ({ openAs }) => {
  const customer = ownCustomer();
  const [year, month] = ownStart().split("-");
  // Browsers differ in asking for day or month first, and in asking for morning or afternoon.
  const date = `${year}-${month}-${month}`;
  const time = `11:${randomInt(10, 60)}`;
  const page = await openAs("agent");
  await page.goto(`${DESK}/bookings`);
  await keysWork(page);
  const newLink = page.getByRole("link", { name: "New booking" });
  await tabTo(page, newLink, 60);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("New booking");

  await tabTo(page, page.getByRole("button", { name: "Offering" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Offering" })).toBeFocused();
  await page.keyboard.type("sunset");
  await expect(page.getByRole("option", { name: SUNSET })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Offering" })).toBeFocused();

  await tabTo(page, page.getByLabel("Start", { exact: true }));
  await page.keyboard.type(`${month}${month}${year}`);
  await expect(page.getByLabel("Start", { exact: true })).toHaveValue(date);
  await tabTo(page, page.getByLabel("Time", { exact: true }));
  await page.keyboard.type(`${time.replace(":", "")}AM`);
  await expect(page.getByLabel("Time", { exact: true })).toHaveValue(time);
  await tabTo(page, page.getByRole("radio", { name: /A known customer/ }));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /A new customer/ })).toBeChecked();
  await tabTo(page, page.getByRole("textbox", { name: "Name" }));
  await page.keyboard.type(customer.name);
  await page.keyboard.press("Tab");
  await page.keyboard.type(customer.email);
  await expect(page.getByRole("region", { name: "What this does" })).toContainText(customer.name);
  await tabTo(page, page.getByRole("button", { name: "Make booking" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/bookings\/(?!new)[A-Z0-9-]+$/i);
  await expect(page.getByRole("region", { name: "Actions" })).toBeVisible();

  const withdraw = page.getByRole("button", { name: "Withdraw", exact: true });
  await tabTo(page, withdraw, 60);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("alertdialog", { name: /^Withdraw:/ });
  await expect(dialog).toBeVisible();
  await expect(dialog.locator(":focus")).toHaveCount(1);
  await tabTo(page, dialog.getByRole("button", { name: "Withdraw", exact: true }));
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/Cancelled is final/)).toBeVisible();
  const [made] = await mustApi<{ status: string }[]>(
    "agent",
    `/bookings?q=${encodeURIComponent(customer.email)}`,
  );
  expect(made?.status).toBe("cancelled");
});

test("a dialog keeps the focus inside and gives it back", async ({ openAs }) => {
  const booking = await newBooking();
  const page = await openAs("agent");
  await openBooking(page, booking.reference);
  await keysWork(page);
  const button = page.getByRole("button", { name: "Withdraw", exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("alertdialog", { name: /^Withdraw:/ });
  await expect(dialog.locator(":focus")).toHaveCount(1);
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press("Tab");
    await expect(dialog.locator(":focus")).toHaveCount(1);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
});
