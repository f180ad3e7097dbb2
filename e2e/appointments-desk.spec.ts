import type { Locator, Page } from "@playwright/test";
import { api, mustApi, readBooking, readEvents } from "./support/api";
import { newBooking, ownCustomer } from "./support/bookings";
import { DESK, openBooking, openCommand, previewLines, timelineEntry } from "./support/desk";
import { inLisbon, letItBeYesterday, newProvidedAppointment, startsOfOneDay } from "./support/provider-time";
import { expect, test } from "./support/test";

/** A time of the picker by its clock time; what follows is the reader's own. */
function timeOption(within: Page | Locator, time: string): Locator {
  return within.getByRole("radio", { name: new RegExp(`^${time}(\\D|$)`) });
}

async function chooseSlot(within: Page | Locator, startsAt: string): Promise<void> {
  const { date, time } = inLisbon(startsAt);
  await within.getByLabel("Day", { exact: true }).fill(date);
  await expect(within.getByRole("group", { name: /^Time on/ })).toHaveAttribute("aria-busy", "false");
  await timeOption(within, time).check();
}

async function startBooking(page: Page, offeringId: string, customer = ownCustomer()): Promise<void> {
  await page.goto(`${DESK}/bookings/new?offering=${offeringId}`);
  await expect(timeOption(page, "\\d\\d:\\d\\d").first()).toBeVisible();
  await page.getByRole("radio", { name: /A new customer/ }).check();
  await page.getByRole("textbox", { name: "Name" }).fill(customer.name);
  await page.getByRole("textbox", { name: "Mail", exact: true }).fill(customer.email);
}

async function madeReference(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/bookings\/(?!new)[A-Z0-9-]+$/i);
  return page.url().split("/").at(-1) ?? "";
}

test("an admin edits an appointment's hours and sees the week that results while typing", async ({
  openAs,
}) => {
  const offering = await newProvidedAppointment({ durationMinutes: 30 });
  const page = await openAs("admin");
  await page.goto(`${DESK}/offerings/${offering.id}`);
  const week = page.getByRole("region", { name: "The week that results" });
  const days = week.getByRole("listitem");
  await expect(week.getByText(/^112 starts in this week/)).toBeVisible();
  await expect(days.first()).toContainText("first 09:00, last 16:30");

  await test.step("hours past midnight say so, and are on the day that they are on", async () => {
    await page.getByRole("button", { name: "Remove Saturday" }).click();
    await page.getByRole("button", { name: "Remove Sunday" }).click();
    await page.getByRole("button", { name: "Add hours on Saturday" }).click();
    await page.getByLabel("Saturday, from", { exact: true }).fill("22:00");
    await page.getByLabel("Saturday, to", { exact: true }).fill("02:00");
    await expect(page.getByText("until 02:00 on Sunday")).toBeVisible();
    await expect(days.nth(5)).toContainText("4 starts");
    await expect(days.nth(6)).toContainText("first 00:00, last 01:30");
  });

  await test.step("one day's hours are copied to the working days", async () => {
    await page.getByLabel("Monday, to", { exact: true }).fill("12:00");
    await expect(days.first()).toContainText("6 starts");
    await page.getByRole("button", { name: "Copy the hours of Monday" }).click();
    await page.getByRole("menuitem", { name: "Copy to Monday to Friday" }).click();
    await expect(days.nth(4)).toContainText("6 starts");
    await expect(week.getByText(/^38 starts in this week/)).toBeVisible();
  });

  const monday = await week.getByLabel("A day of the week that is shown").inputValue();
  await test.step("an exception is marked", async () => {
    await page.getByRole("button", { name: "Add a date" }).click();
    await page.getByLabel("Date", { exact: true }).fill(monday);
    await expect(days.first()).toContainText("Closed");
    await expect(days.first()).toContainText("Exception");
    await expect(week.getByText(/^32 starts in this week/)).toBeVisible();
  });

  await test.step("what cannot be used is named, and the last week that could stays", async () => {
    await page.getByLabel("Tuesday, to", { exact: true }).fill("");
    await expect(week).toContainText("Tuesday, end: Give a time from 00:00 to 24:00.");
    await expect(week.getByText(/^32 starts in this week/)).toBeVisible();
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByRole("alert").getByRole("link", { name: "Tuesday, end" }).click();
    await expect(page.getByLabel("Tuesday, to", { exact: true })).toHaveAttribute("aria-invalid", "true");
    await page.getByLabel("Tuesday, to", { exact: true }).fill("12:30");
    await expect(days.nth(1)).toContainText("7 starts");
  });

  await test.step("the public address can be copied, and all of it is saved", async () => {
    await expect(page.getByRole("link", { name: /\/book\/consultation-/ })).toBeVisible();
    await expect(page.getByRole("button", { name: "Copy public address" })).toBeVisible();
    await page.getByRole("spinbutton", { name: /^Kept free after/ }).fill("15");
    await page.getByRole("spinbutton", { name: /^Most a day/ }).fill("3");
    await page.getByRole("textbox", { name: /^Place/ }).fill("Doca de Belém, Lisboa");
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Offerings");
    await expect(
      page
        .getByRole("list", { name: "Appointment" })
        .getByRole("listitem")
        .filter({ hasText: offering.name }),
    ).toContainText("15 minutes after it are kept free.");
  });
  const { policy } = await mustApi<{ policy: Record<string, unknown> }>("admin", `/offerings/${offering.id}`);
  expect(policy).toMatchObject({
    bufferAfterMinutes: 15,
    dailyLimit: 3,
    location: "Doca de Belém, Lisboa",
    dateOverrides: [{ date: monday, hours: [] }],
    weeklyHours: {
      tuesday: [{ from: "09:00", to: "12:30" }],
      friday: [{ from: "09:00", to: "12:00" }],
      saturday: [{ from: "22:00", to: "02:00" }],
      sunday: [],
    },
  });
});

test("an agent books a free time, is told when somebody was quicker, and moves the booking", async ({
  openAs,
}) => {
  const offering = await newProvidedAppointment();
  const [taken = "", chosen = "", later = ""] = await startsOfOneDay(offering);
  const page = await openAs("agent");
  await startBooking(page, offering.id);

  await test.step("the time is taken between showing and sending", async () => {
    await chooseSlot(page, taken);
    await expect.poll(() => previewLines(page)).toContain("Starts as Confirmed");
    await newBooking({ offeringId: offering.id, startsAt: taken, partySize: 1 });
    await page.getByRole("button", { name: "Make booking" }).click();
    await expect(page.getByRole("alert").first()).toContainText("already taken");
    await expect(timeOption(page, inLisbon(taken).time)).toHaveCount(0);
    await expect(page.getByText(/, \d\d:\d\d is no longer free\. Choose another/)).toBeVisible();
  });

  await test.step("another is booked, with the keyboard", async () => {
    await chooseSlot(page, chosen);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    await expect(timeOption(page, inLisbon(chosen).time)).toBeChecked();
    await page.getByRole("button", { name: "Make booking" }).click();
  });
  const reference = await madeReference(page);
  const booking = await mustApi<{ id: string; startsAt: string; status: string }>(
    "agent",
    `/bookings/${reference}`,
  );
  expect(booking).toMatchObject({ startsAt: chosen, status: "confirmed" });

  await test.step("it moves to a later time, as the preview says", async () => {
    const dialog = await openCommand(page, "Reschedule");
    await expect(dialog.getByRole("button", { name: "Reschedule" })).toHaveAttribute("aria-disabled", "true");
    await dialog.getByLabel("Day", { exact: true }).fill(inLisbon(chosen).date);
    await expect(timeOption(dialog, inLisbon(chosen).time)).toHaveAccessibleName(/as now/);
    await expect(timeOption(dialog, inLisbon(taken).time)).toHaveCount(0);
    await chooseSlot(dialog, later);
    await expect
      .poll(async () => (await previewLines(dialog)).join(" "))
      .toContain("Makes a new booking for");
    await dialog.getByRole("button", { name: "Reschedule", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText("This booking was moved")).toBeVisible();
  });
  const moved = await readBooking(booking.id);
  expect(moved.status).toBe("rescheduled");
  const { successorId } = moved as typeof moved & { successorId: string };
  expect(await readBooking(successorId)).toMatchObject({ startsAt: later, status: "confirmed" });
});

test("a day without a free time leads to the next that has one", async ({ openAs }) => {
  const closed = inLisbon(new Date(Date.now() + 3 * 24 * 60 * 60_000).toISOString()).date;
  const offering = await newProvidedAppointment({ dateOverrides: [{ date: closed, hours: [] }] });
  const page = await openAs("agent");
  await startBooking(page, offering.id);
  await page.getByLabel("Day", { exact: true }).fill(closed);
  await expect(page.getByText(/^No time is free on/)).toBeVisible();
  await page.getByRole("button", { name: /^Next free: / }).click();
  await expect(timeOption(page, "09:00")).toBeVisible();
  await expect(page.getByLabel("Day", { exact: true })).not.toHaveValue(closed);
  await page.getByRole("button", { name: "Day before" }).click();
  await expect(page.getByLabel("Day", { exact: true })).toHaveValue(closed);
});

test("the provider confirms one request and rejects another, and the agent cancels with a reason", async ({
  openAs,
}) => {
  const offering = await newProvidedAppointment({ requiresConfirmation: true });
  const [first = "", second = ""] = (await startsOfOneDay(offering)).slice(-2);
  const wanted = { offeringId: offering.id, partySize: 1 };
  const [one, other] = [
    await newBooking({ ...wanted, startsAt: first }),
    await newBooking({ ...wanted, startsAt: second }),
  ];
  expect([one.status, other.status]).toEqual(["pending", "pending"]);
  const provider = await openAs(offering.provider);

  await openBooking(provider, one.reference);
  const confirm = await openCommand(provider, "Confirm");
  await confirm.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(confirm).toBeHidden();
  await expect(timelineEntry(provider)).toContainText("confirmed");
  expect((await readBooking(one.id)).status).toBe("confirmed");

  await openBooking(provider, other.reference);
  const reject = await openCommand(provider, "Reject");
  await reject.getByRole("textbox", { name: "Reason" }).fill("The bench is being repaired.");
  await reject.getByRole("button", { name: "Reject", exact: true }).click();
  await expect(reject).toBeHidden();
  expect((await readBooking(other.id)).status).toBe("rejected");
  expect(await startsOfOneDay(offering)).toContain(second);

  const agent = await openAs("agent");
  await openBooking(agent, one.reference);
  const cancel = await openCommand(agent, "Cancel booking");
  await cancel.getByRole("textbox", { name: "Reason" }).fill("The customer fell ill.");
  await cancel.getByRole("button", { name: "Cancel booking", exact: true }).click();
  await expect(cancel).toBeHidden();
  expect((await readEvents(one.id)).at(-1)).toMatchObject({
    to: "cancelled",
    reason: "The customer fell ill.",
  });
});

test("who did not come is marked once the appointment has begun, and not before", async ({ openAs }) => {
  const offering = await newProvidedAppointment();
  const [start = ""] = (await startsOfOneDay(offering)).slice(-1);
  const booking = await newBooking({ offeringId: offering.id, startsAt: start, partySize: 1 });
  const early = await api("agent", `/bookings/${booking.id}/commands`, { command: "mark_no_show" });
  expect(early.error?.code).toBe("too_early");
  await letItBeYesterday(booking.id);
  const provider = await openAs(offering.provider);
  await openBooking(provider, booking.reference);
  const dialog = await openCommand(provider, "Mark no-show");
  await dialog.getByRole("button", { name: "Mark no-show", exact: true }).click();
  await expect(dialog).toBeHidden();
  expect((await readBooking(booking.id)).status).toBe("no_show");
});

test("yesterday's appointments are completed at once from the list", async ({ openAs }) => {
  const offering = await newProvidedAppointment();
  const starts = (await startsOfOneDay(offering)).slice(-3);
  const customer = ownCustomer();
  const bookings = [];
  for (const startsAt of starts)
    bookings.push(await newBooking({ offeringId: offering.id, startsAt, customer, partySize: 1 }));
  const [first, second] = bookings;
  await letItBeYesterday(first?.id ?? "", 10);
  await letItBeYesterday(second?.id ?? "", 12);

  const page = await openAs("agent");
  const yesterday = inLisbon(new Date(Date.now() - 24 * 60 * 60_000).toISOString()).date;
  const filter = new URLSearchParams({
    lifecycle: "appointment",
    status: "confirmed",
    from: yesterday,
    to: yesterday,
    q: customer.email,
  });
  await page.goto(`${DESK}/bookings?${filter}`);
  const rows = page
    .getByRole("table", { name: /^Bookings/ })
    .locator("tbody")
    .getByRole("row");
  await expect(rows).toHaveCount(2);
  await page.getByRole("checkbox", { name: "Select all rows on this page" }).check();
  await page
    .getByRole("toolbar", { name: "Selected rows" })
    .getByRole("button", { name: "Complete" })
    .click();
  const dialog = page.getByRole("dialog", { name: /^Complete: 2 bookings/ });
  await dialog.getByRole("button", { name: "Complete 2" }).click();
  const results = page.getByRole("region", { name: "Result of Complete" });
  await expect(results).toContainText("2 done");
  const statuses = await Promise.all(bookings.map(async ({ id }) => (await readBooking(id)).status));
  expect(statuses).toEqual(["completed", "completed", "confirmed"]);
});
