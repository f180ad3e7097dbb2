import type { Page } from "@playwright/test";
import { giveCommand, readBooking, readEvents } from "./support/api";
import { newBooking, newOffering } from "./support/bookings";
import { bookingLink, linkIn, mailsOf } from "./support/mails";
import { expect, test } from "./support/test";

/** Of a booking that was confirmed. */
async function confirmedLink(admin: Page, bookingId: string): Promise<string> {
  const mails = await mailsOf(bookingId, 6);
  const mail = mails.find(({ audience, topic }) => audience === "customer" && topic.endsWith("confirmed"));
  return linkIn(admin, mail?.id ?? "");
}

test("a customer reads how the request stands, and withdraws it", async ({ openAs, openVisitor }) => {
  const offering = await newOffering();
  const booking = await newBooking({ offeringId: offering.id });
  const link = await bookingLink(await openAs("admin"), booking.id, "customer");
  const page = await openVisitor({ viewport: { width: 360, height: 740 } });
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(offering.name);
  await expect(page.getByText("Waiting for an answer").first()).toBeVisible();
  await expect(page.getByText("Pending")).toHaveCount(0);
  expect(await readBooking(booking.id)).toMatchObject({ version: booking.version });

  await page.getByText("Withdraw my request").click();
  await page.getByRole("button", { name: "Yes, withdraw it" }).click();
  await expect(page.getByText("You withdrew your request")).toBeVisible();
  expect(await readBooking(booking.id)).toMatchObject({ status: "cancelled" });
  expect((await readEvents(booking.id)).at(-1)).toMatchObject({
    command: "withdraw",
    actor: { kind: "customer" },
  });
});

test("a customer cancels within the policy, without a script and without giving a reason", async ({
  openAs,
  openVisitor,
}) => {
  const offering = await newOffering();
  const booking = await newBooking({ offeringId: offering.id });
  await giveCommand("admin", booking, "confirm");
  const link = await confirmedLink(await openAs("admin"), booking.id);
  const page = await openVisitor({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await page.goto(link);
  await expect(page.getByText("Your booking is confirmed")).toBeVisible();
  await page.getByText("Cancel my booking").click();
  await page.getByRole("button", { name: "Yes, cancel it" }).click();
  await expect(page.getByText("You cancelled this booking")).toBeVisible();
  expect(await readBooking(booking.id)).toMatchObject({ status: "cancelled" });
});

test("without a script a supplier can answer, too", async ({ openAs, openVisitor }) => {
  const offering = await newOffering();
  const booking = await newBooking({ offeringId: offering.id });
  const link = await bookingLink(await openAs("admin"), booking.id, "supplier");
  const page = await openVisitor({ javaScriptEnabled: false });
  await page.goto(link);
  await page.getByRole("button", { name: "Confirm booking" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You confirmed this booking");
  expect((await readBooking(booking.id)).status).toBe("confirmed");
});

test("when it is too late, cancelling is shown disabled with the reason, and refused", async ({
  openAs,
  openVisitor,
}) => {
  const offering = await newOffering({ policy: { cancelUntilMinutes: 24 * 60 } });
  const inTwelveHours = new Date(Date.now() + 12 * 3_600_000).toISOString();
  const booking = await newBooking({ offeringId: offering.id, startsAt: inTwelveHours });
  await giveCommand("admin", booking, "confirm");
  const { version } = await readBooking(booking.id);
  const link = await confirmedLink(await openAs("admin"), booking.id);
  const page = await openVisitor();
  await page.goto(link);
  const cancel = page.getByRole("button", { name: "Cancel my booking" });
  await expect(cancel).toHaveAttribute("aria-disabled", "true");
  await cancel.focus();
  await expect(cancel).toBeFocused();
  await expect(cancel).toHaveAccessibleDescription(/.{10}/);
  await expect(page.getByRole("button", { name: "Yes, cancel it" })).toHaveCount(0);

  const posted = await page.request.post(`${link}/decide`, {
    form: { command: "cancel", version: String(version) },
  });
  expect(await posted.text()).toContain("It is too late to cancel this yourself");
  expect(await readBooking(booking.id)).toMatchObject({ status: "confirmed", version });
});

test("a declined customer is told why, and has nothing left to press", async ({ openAs, openVisitor }) => {
  const offering = await newOffering();
  const booking = await newBooking({ offeringId: offering.id });
  const link = await bookingLink(await openAs("admin"), booking.id, "customer");
  await giveCommand("admin", booking, "reject", "Storm warning for the whole week.");
  const page = await openVisitor();
  await page.goto(link);
  await expect(page.getByText("Your request was declined")).toBeVisible();
  await expect(page.getByText("Storm warning for the whole week.")).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByText("Withdraw my request")).toHaveCount(0);
});
