import { api, giveCommand, readBooking, readEvents } from "./support/api";
import { newBooking, newOffering, ownStart } from "./support/bookings";
import { applicationQuery, letDeadlinePass } from "./support/database";
import { mailsPromised, openBooking, openCommand, previewLines, timelineEntry } from "./support/desk";
import { mailsOf } from "./support/mails";
import { expect, test } from "./support/test";

test("a request that nobody answers in time is rejected by the system, and everybody is told", async ({
  openAs,
}) => {
  const offering = await newOffering({ decisionTimeLimitMinutes: 60 });
  const booking = await newBooking({ offeringId: offering.id });
  expect(booking.deadlineAt).not.toBeNull();
  const page = await openAs("agent");
  await openBooking(page, booking.reference);
  await expect(page.getByText(/^Time limit/).first()).toBeVisible();

  await mailsOf(booking.id, 3);
  await letDeadlinePass(booking.id);
  const late = await api("admin", `/bookings/${booking.id}/commands`, { command: "confirm" });
  expect(late.status).toBe(409);
  await expect.poll(async () => (await readBooking(booking.id)).status, { timeout: 30_000 }).toBe("rejected");

  await page.reload();
  await expect(timelineEntry(page)).toContainText("found no decision in time");
  await expect(timelineEntry(page)).toContainText("(Automatic)");
  await expect(timelineEntry(page)).toContainText("automatically");
  const mails = await mailsOf(booking.id, 6);
  const told = mails.filter(({ topic }) => topic.endsWith("timed_out")).map(({ audience }) => audience);
  expect(told.sort()).toEqual(["customer", "seller", "supplier"]);
  const admin = await openAs("admin");
  await admin.goto(`/desk/harbour/outbox?q=${booking.reference}`);
  await expect(admin.getByRole("link", { name: `Not answered in time: ${offering.name}` })).toBeVisible();
});

test("cancelling gives the places back to whoever was refused them", async ({ openAs }) => {
  const offering = await newOffering({ places: 4 });
  const startsAt = ownStart();
  const first = await newBooking({ offeringId: offering.id, startsAt, partySize: 3 });
  const second = await newBooking({ offeringId: offering.id, startsAt, partySize: 2 });
  await giveCommand("admin", first, "confirm");
  const page = await openAs("admin");

  await test.step("the second is refused, by name", async () => {
    await openBooking(page, second.reference);
    const confirm = page.getByRole("region", { name: "Actions" }).getByRole("button", { name: "Confirm" });
    await expect(confirm).toHaveAttribute("aria-disabled", "true");
    await expect(confirm).toHaveAccessibleDescription(/1 place is left/);
    const refused = await api("admin", `/bookings/${second.id}/commands`, { command: "confirm" });
    expect(refused).toMatchObject({ status: 409, error: { code: "capacity_taken" } });
    expect(await readEvents(second.id)).toHaveLength(1);
  });

  await test.step("cancelling the first says what it gives back, and does", async () => {
    await openBooking(page, first.reference);
    const dialog = await openCommand(page, "Cancel booking");
    expect(await previewLines(dialog)).toContainEqual(expect.stringMatching(/^Gives 3 places back on Boat/));
    await dialog.getByRole("textbox", { name: "Reason" }).fill("They fell ill.");
    await dialog.getByRole("button", { name: "Cancel booking", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(timelineEntry(page)).toContainText("They fell ill.");
  });

  await openBooking(page, second.reference);
  const dialog = await openCommand(page, "Confirm");
  await dialog.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(timelineEntry(page)).toContainText("confirmed");
  expect((await readBooking(second.id)).status).toBe("confirmed");
});

test("the timeline tells who did what, from which status to which, why, when, and through which door", async ({
  openAs,
}) => {
  const offering = await newOffering();
  const booking = await newBooking({ offeringId: offering.id });
  await giveCommand("admin", booking, "confirm");
  const page = await openAs("agent");
  await openBooking(page, booking.reference);

  const dialog = await openCommand(page, "Cancel booking");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Storm warning.");
  const promised = await previewLines(dialog);
  expect(promised[0]).toBe("Status changes from Confirmed to Cancelled");
  await dialog.getByRole("button", { name: "Cancel booking", exact: true }).click();
  await expect(dialog).toBeHidden();

  const cancelled = timelineEntry(page, 0);
  const confirmed = timelineEntry(page, 1);
  const made = timelineEntry(page, 2);
  await expect(cancelled).toContainText(/Tomás Leitão\s+cancelled/);
  await expect(cancelled).toContainText(/Confirmed.*Cancelled/s);
  await expect(cancelled).toContainText("Storm warning.");
  await expect(cancelled).toContainText("from the desk");
  await expect(confirmed).toContainText(/Adrian Vale\s+confirmed/);
  await expect(confirmed).toContainText("through the API");
  await expect(made).toContainText(/Tomás Leitão\s+made the booking/);
  for (const entry of [cancelled, confirmed, made])
    await expect(entry.locator("time")).toHaveAttribute("datetime", /^\d{4}-\d\d-\d\dT/);
  await expect(page.getByRole("img", { name: /the booking is Cancelled/ })).toBeVisible();

  const [now, mails] = await Promise.all([readBooking(booking.id), mailsOf(booking.id, 9)]);
  expect(now.status).toBe("cancelled");
  const told = mails.filter(({ topic }) => topic.endsWith("cancelled")).map(({ audience }) => audience);
  expect(told.sort()).toEqual(mailsPromised(promised));
});

test("a note stands in the timeline and changes nothing else", async ({ openAs }) => {
  const booking = await newBooking();
  const page = await openAs("agent");
  await openBooking(page, booking.reference);
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.getByText("Write the note first.")).toBeVisible();
  await page.getByRole("textbox", { name: "Note" }).fill("She prefers\nto be called.");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(timelineEntry(page)).toContainText("She prefers");
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("");
  expect((await readBooking(booking.id)).status).toBe("pending");
  expect((await readEvents(booking.id)).at(-1)).toMatchObject({
    command: "note",
    from: "pending",
    to: "pending",
  });
});

test("the application itself cannot rewrite the trail", async () => {
  const booking = await newBooking();
  for (const statement of [
    `UPDATE booking_event SET reason = 'x' WHERE booking_id = '${booking.id}'`,
    `DELETE FROM booking_event WHERE booking_id = '${booking.id}'`,
    "TRUNCATE booking_event",
    "ALTER TABLE booking DISABLE TRIGGER ALL",
  ])
    await expect(applicationQuery(statement), statement).rejects.toThrow();
  expect(await readEvents(booking.id)).toHaveLength(1);
});
