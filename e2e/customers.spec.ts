import type { Page } from "@playwright/test";
import { mustApi } from "./support/api";
import { newBooking, ownCustomer } from "./support/bookings";
import { DESK, openBooking } from "./support/desk";
import { mailsOf } from "./support/mails";
import { expect, test } from "./support/test";

async function openCustomer(page: Page, { id, name }: { id: string; name: string }): Promise<void> {
  await page.goto(`${DESK}/customers/${id}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

test("an agent finds a customer, corrects the address, and sends the last mail there again", async ({
  openAs,
}) => {
  const { customer, id } = await newBooking();
  await mailsOf(id, 3);
  const page = await openAs("agent");
  await page.goto(`${DESK}/customers`);
  await page.getByRole("searchbox", { name: "Search customers" }).fill(customer.email);
  await expect(page).toHaveURL(/q=cleo/);
  await expect(page.getByText("1 customer on this page")).toBeVisible();
  await page.getByRole("link", { name: customer.name }).click();
  await expect(page.getByRole("heading", { level: 1, name: customer.name })).toBeVisible();
  await expect(page.getByRole("region", { name: "Remove the person" })).toHaveCount(0);
  const address = `corrected.${customer.email}`;
  await page.getByRole("textbox", { name: "Mail" }).fill(address);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("The customer is changed")).toBeVisible();
  const again = page.getByRole("button", { name: "Send it again" });
  await expect(async () => {
    await page.reload();
    await expect(again).toBeEnabled({ timeout: 1_000 });
  }).toPass();
  await again.click();
  await expect(page.getByText(`The mail is on its way to ${address}`)).toBeVisible();
});

test("an address that is another's leads to merging the two, and its bookings move", async ({ openAs }) => {
  const [one, other] = [await newBooking(), await newBooking()];
  const page = await openAs("admin");
  await openCustomer(page, one.customer);
  await page.getByRole("textbox", { name: "Mail" }).fill(other.customer.email);
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("button", { name: "Merge the two…" }).click();
  const dialog = page.getByRole("alertdialog", { name: `Merge into ${other.customer.name}` });
  await expect(dialog).toContainText(`1 booking of ${one.customer.name} becomes ${other.customer.name}'s.`);
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: other.customer.name })).toBeVisible();
  const latest = page.getByRole("list", { name: "The latest bookings" });
  for (const { reference } of [one, other])
    await expect(latest.getByRole("link", { name: reference })).toBeVisible();
  await openCustomer(page, one.customer);
  await expect(page.getByText("This customer was merged into another")).toBeVisible();
  await openBooking(page, one.reference);
  await expect(page.getByRole("region", { name: "Timeline" })).toContainText(
    "merged its customer into another",
  );
});

test("a customer who was kept twice is found and merged from the page of the one that is kept", async ({
  openAs,
}) => {
  const [kept, twice] = [await newBooking(), await newBooking()];
  const page = await openAs("owner");
  await openCustomer(page, kept.customer);
  await page.getByRole("button", { name: "Merge another into this" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: /The other customer/ }).click();
  await page.keyboard.type(twice.customer.email);
  await page.getByRole("option", { name: twice.customer.name }).click();
  await expect(dialog).toContainText(`Whoever books with ${twice.customer.email}`);
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByText("The two are one customer now")).toBeVisible();
  await expect(page.getByText(twice.customer.email)).toBeVisible();
});

test("a person is removed once nothing of theirs is open, and the booking stays", async ({ openAs }) => {
  const { customer, id, reference } = await newBooking();
  const page = await openAs("admin");
  await openCustomer(page, customer);
  const remove = page.getByRole("button", { name: /^Remove / });
  await expect(remove).toHaveAttribute("aria-disabled", "true");
  await mustApi("agent", `/bookings/${id}/commands`, { command: "withdraw" });
  await page.reload();
  await remove.click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("cannot be undone");
  await dialog.getByRole("button", { name: "Remove for good" }).click();
  await expect(page.getByText("This person was removed")).toBeVisible();
  await openBooking(page, reference);
  await expect(page.getByText("Removed customer").first()).toBeVisible();
  await expect(page.getByText(customer.name)).toHaveCount(0);
  await expect(page.getByText(customer.email)).toHaveCount(0);
});

test("a link is made, opens the booking, and ends when it is revoked", async ({ openAs, openVisitor }) => {
  const { reference } = await newBooking({ customer: ownCustomer() });
  const page = await openAs("agent");
  await openBooking(page, reference);
  const card = page.getByRole("region", { name: "Links" });
  const make = page.getByRole("button", { name: "Make link" });
  await expect(async () => {
    await card.getByRole("button", { name: "New link" }).click();
    await expect(make).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await make.click();
  const shown = page.getByRole("alertdialog").getByRole("code");
  await expect(shown).toHaveText(/^http/);
  const address = (await shown.textContent()) ?? "";
  await page.getByRole("button", { name: "I have copied it" }).click();
  const visitor = await openVisitor();
  await visitor.goto(address);
  await expect(visitor.getByText(reference, { exact: true })).toBeVisible();

  const own = card.getByRole("listitem").filter({ hasText: "by " });
  await expect(own).toContainText("Never acted through");
  await own.getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("button", { name: "Revoke link" }).click();
  await expect(own).toContainText("Revoked");
  await visitor.reload();
  await expect(visitor.getByText(reference)).toHaveCount(0);
  await expect(page.getByText(address)).toHaveCount(0);
});
