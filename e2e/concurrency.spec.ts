import { giveCommand, mustApi, readBooking, readEvents } from "./support/api";
import { newBooking, newOffering, ownCustomer, ownStart, SUNSET } from "./support/bookings";
import { DESK, loseAnswers, openBooking, openCommand, timelineEntry } from "./support/desk";
import { expect, test } from "./support/test";

test("of two tabs the second is refused and shown who changed what", async ({ openAs }) => {
  const offering = await newOffering();
  const booking = await newBooking({ offeringId: offering.id });
  const [first, second] = [await openAs("admin"), await openAs("owner")];
  await openBooking(first, booking.reference);
  await openBooking(second, booking.reference);
  const late = await openCommand(second, "Reject");
  await late.getByRole("textbox", { name: "Reason" }).fill("No wind is forecast.");

  const dialog = await openCommand(first, "Confirm");
  await dialog.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(dialog).toBeHidden();

  await late.getByRole("button", { name: "Reject", exact: true }).click();
  const notice = late.getByRole("alert");
  await expect(notice).toContainText("The booking was changed while you were looking at it");
  await expect(notice).toContainText(/Adrian Vale\s+confirmed/);
  await expect(notice).toContainText(/Pending.*Confirmed/s);
  await expect(late.getByRole("textbox", { name: "Reason" })).toHaveValue("No wind is forecast.");
  expect((await readBooking(booking.id)).status).toBe("confirmed");
  expect(await readEvents(booking.id)).toHaveLength(2);

  await late.getByRole("button", { name: "Look again" }).click();
  await expect(late).toContainText("Confirmed now, which does not allow this");
  await expect(late.getByRole("textbox", { name: "Reason" })).toHaveValue("No wind is forecast.");
});

test("a double press makes one booking and one event", async ({ openAs }) => {
  const page = await openAs("agent");
  const customer = ownCustomer();
  const [date, time] = ownStart().slice(0, 16).split("T");
  await page.goto(`${DESK}/bookings/new`);
  await page.getByRole("button", { name: "Offering" }).click();
  await page.getByRole("option", { name: SUNSET }).click();
  await page.getByLabel("Start", { exact: true }).fill(date ?? "");
  await page.getByLabel("Time", { exact: true }).fill(time ?? "");
  await page.getByRole("radio", { name: /A new customer/ }).check();
  await page.getByRole("textbox", { name: "Name" }).fill(customer.name);
  await page.getByRole("textbox", { name: "Mail", exact: true }).fill(customer.email);
  await expect(page.getByRole("region", { name: "What this does" })).toContainText(customer.name);
  await page.getByRole("button", { name: "Make booking" }).dblclick();
  await expect(page).toHaveURL(/\/bookings\/(?!new)[A-Z0-9-]+$/i);
  const made = await mustApi<{ id: string }[]>("agent", `/bookings?q=${encodeURIComponent(customer.email)}`);
  expect(made).toHaveLength(1);
  expect(await readEvents(made[0]?.id ?? "")).toHaveLength(1);
});

test("a command pressed twice is given once", async ({ openAs }) => {
  const booking = await newBooking();
  const page = await openAs("agent");
  await openBooking(page, booking.reference);
  const dialog = await openCommand(page, "Withdraw");
  await dialog.getByRole("button", { name: "Withdraw", exact: true }).dblclick();
  await expect(dialog).toBeHidden();
  await expect(timelineEntry(page)).toContainText("withdrew the request");
  expect(await readEvents(booking.id)).toHaveLength(2);
});

test("a command whose answer is lost says so, and is not done twice when it is given again", async ({
  openAs,
  guard,
}) => {
  const booking = await newBooking();
  const page = await openAs("agent");
  await openBooking(page, booking.reference);
  const dialog = await openCommand(page, "Withdraw");
  guard.expect(/net::ERR_FAILED/);
  await loseAnswers(page);
  await dialog.getByRole("button", { name: "Withdraw", exact: true }).click();
  const notice = dialog.getByRole("alert");
  await expect(notice).toContainText("The answer did not arrive");
  await expect(notice).not.toContainText("Nothing was changed");
  await page.unroute("**");
  await dialog.getByRole("button", { name: "Withdraw", exact: true }).click();
  await expect(notice).toContainText("This had already been done: you withdrew the request");
  expect(await readEvents(booking.id)).toHaveLength(2);
});

test("a request withdrawn meanwhile cannot be confirmed any more, and the desk says who withdrew it", async ({
  openAs,
}) => {
  const offering = await newOffering();
  const booking = await newBooking({ offeringId: offering.id });
  const page = await openAs("admin");
  await openBooking(page, booking.reference);
  const dialog = await openCommand(page, "Confirm");
  await giveCommand("agent", booking, "withdraw");
  await dialog.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText(/Tomás Leitão\s+withdrew the request/);
  expect((await readBooking(booking.id)).status).toBe("cancelled");
});
