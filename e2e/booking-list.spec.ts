import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { type ApiBooking, giveCommand, readBooking, readEvents } from "./support/api";
import { newBooking, newOffering, offeringId, ownCustomer, SUNSET } from "./support/bookings";
import { DESK, searchList } from "./support/desk";
import { expect, test } from "./support/test";

function rows(page: Page) {
  return page
    .getByRole("table", { name: /^Bookings/ })
    .locator("tbody")
    .getByRole("row");
}

async function references(page: Page): Promise<string[]> {
  return page
    .getByRole("table", { name: /^Bookings/ })
    .getByRole("rowheader")
    .allInnerTexts();
}

/** Three bookings of one customer: two wait, one is confirmed. */
async function threeOfOne(): Promise<{ mail: string; bookings: ApiBooking[] }> {
  const offering = await newOffering();
  const customer = ownCustomer();
  const bookings = [
    await newBooking({ offeringId: offering.id, customer }),
    await newBooking({ offeringId: offering.id, customer }),
    await newBooking({ offeringId: offering.id, customer }),
  ];
  await giveCommand("admin", { id: bookings[2]?.id ?? "" }, "confirm");
  return { mail: customer.email, bookings };
}

test("every state of the list is in its address: back restores it, and a shared link shows the same", async ({
  openAs,
}) => {
  const { mail, bookings } = await threeOfOne();
  const page = await openAs("agent");
  await page.goto(`${DESK}/bookings`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bookings");
  await searchList(page, mail);
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole("button", { name: "Status" }).click();
  await page.getByRole("checkbox", { name: "Pending", exact: true }).check();
  await expect(rows(page)).toHaveCount(2);
  await page.keyboard.press("Escape");
  await page.getByRole("columnheader", { name: "Start" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=starts/);
  await expect(page.getByRole("columnheader", { name: "Start" })).toHaveAttribute("aria-sort", "ascending");
  const expected = bookings
    .slice(0, 2)
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt))
    .map(({ reference }) => reference);
  await expect.poll(() => references(page)).toEqual(expected);

  await test.step("back from a booking restores it all", async () => {
    const address = page.url();
    await page.getByRole("link", { name: expected[0], exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(expected[0] ?? "");
    await page.goBack();
    await expect(page).toHaveURL(address);
    await expect.poll(() => references(page)).toEqual(expected);
    await expect(page.getByRole("searchbox", { name: "Search bookings" })).toHaveValue(mail);
    await expect(page.getByRole("button", { name: "Status: Pending" })).toBeVisible();
  });

  await test.step("somebody else opens the same address and sees the same", async () => {
    const other = await openAs("viewer");
    await other.goto(page.url());
    await expect.poll(() => references(other)).toEqual(expected);
  });

  await test.step("clearing shows all again", async () => {
    await page.getByRole("button", { name: "Clear all" }).click();
    await expect(page).not.toHaveURL(/status=|q=/);
    await expect.poll(async () => (await references(page)).length).toBeGreaterThan(3);
  });
});

test("text finds by reference, name and mail; a text that matches nothing says so", async ({ openAs }) => {
  const customer = ownCustomer();
  const booking = await newBooking({ customer });
  const page = await openAs("agent");
  for (const text of [booking.reference, customer.name, customer.email, booking.reference.toLowerCase()]) {
    await page.goto(`${DESK}/bookings?q=${encodeURIComponent(text)}`);
    await expect.poll(() => references(page), text).toContain(booking.reference);
  }
  await page.goto(`${DESK}/bookings?q=${encodeURIComponent(`${customer.name} the second`)}`);
  await expect(page.getByText("No booking matches")).toBeVisible();
  await page.getByRole("link", { name: "Clear the filters" }).click();
  await expect(rows(page).first()).toBeVisible();
});

test("the saved views show what they say", async ({ openAs }) => {
  const { bookings, mail } = await threeOfOne();
  const page = await openAs("admin");
  await page.goto(`${DESK}/bookings?q=${encodeURIComponent(mail)}`);
  const views = page.getByRole("navigation", { name: "Saved views" });
  await views.getByRole("link", { name: /^Needs attention/ }).click();
  await expect(page).toHaveURL(/tab=attention/);
  await expect
    .poll(async () => (await references(page)).sort())
    .toEqual([bookings[0]?.reference, bookings[1]?.reference].sort());
  await views.getByRole("link", { name: /^Today/ }).click();
  await expect(page).toHaveURL(/tab=today/);
  await expect(page.getByText("No booking matches")).toBeVisible();
});

test("pages lead on and back through the same order", async ({ openAs }) => {
  const customer = ownCustomer();
  const sunset = await offeringId(SUNSET);
  await Promise.all(Array.from({ length: 52 }, () => newBooking({ customer, offeringId: sunset })));
  const page = await openAs("agent");
  await page.goto(`${DESK}/bookings?sort=starts&q=${encodeURIComponent(customer.email)}`);
  const pages = page.getByRole("navigation", { name: "Pages of bookings" });
  const first = await references(page);
  expect(first).toHaveLength(50);
  await pages.getByRole("link", { name: "Next" }).click();
  await expect(rows(page)).toHaveCount(2);
  const second = await references(page);
  expect(second.filter((reference) => first.includes(reference))).toEqual([]);
  await pages.getByRole("link", { name: "Previous" }).click();
  await expect.poll(() => references(page)).toEqual(first);
});

test("several are decided at once, each on its own, with a result for each", async ({ openAs }) => {
  const { mail, bookings } = await threeOfOne();
  const page = await openAs("admin");
  await page.goto(`${DESK}/bookings?status=pending&q=${encodeURIComponent(mail)}`);
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole("checkbox", { name: "Select all rows on this page" }).check();
  const bar = page.getByRole("toolbar", { name: "Selected rows" });
  await expect(bar).toContainText("2 selected");
  await bar.getByRole("button", { name: "Reject" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("list", { name: "What would happen" })).toContainText("Rejected");
  await dialog.getByRole("button", { name: /^Reject/ }).click();
  await expect(dialog.getByRole("textbox")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByRole("textbox").fill("The season is over.");

  // One of the two is decided elsewhere before the answer is sent.
  const [first, second] = bookings;
  await giveCommand("owner", { id: second?.id ?? "" }, "confirm");
  await dialog.getByRole("button", { name: /^Reject/ }).click();
  const results = page.getByRole("region", { name: "Result of Reject" });
  await expect(results).toContainText("1 done, 1 not");
  await expect(results.getByRole("listitem").filter({ hasText: first?.reference })).toContainText("Rejected");
  const failed = results.getByRole("listitem").filter({ hasText: second?.reference });
  await expect(failed.getByRole("img", { name: "Not done" })).toBeVisible();
  await expect(failed).toContainText(/changed meanwhile|does not allow/);

  expect((await readBooking(first?.id ?? "")).status).toBe("rejected");
  expect((await readBooking(second?.id ?? "")).status).toBe("confirmed");
  expect((await readEvents(first?.id ?? "")).at(-1)?.reason).toBe("The season is over.");
});

test("the download holds what the filter shows, and no formulas", async ({ openAs }) => {
  const customer = { name: '=HYPERLINK("evil")', email: ownCustomer().email };
  const booking = await newBooking({ customer });
  const other = await newBooking();
  const page = await openAs("agent");
  await page.goto(`${DESK}/bookings?q=${encodeURIComponent(customer.email)}`);
  await expect(rows(page)).toHaveCount(1);
  const started = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  const download = await started;
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  const text = readFileSync(await download.path(), "utf8");
  const lines = text.trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain("Reference,Lifecycle,Status");
  expect(lines[1]).toContain(booking.reference);
  expect(lines[1]).toContain("'=HYPERLINK");
  expect(text).not.toContain(other.reference);
});
