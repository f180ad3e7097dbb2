import { readBooking, readEvents } from "./support/api";
import { newBooking, newOffering } from "./support/bookings";
import { newPerson } from "./support/database";
import { DESK, mailsPromised, openBooking, openCommand, previewLines, timelineEntry } from "./support/desk";
import { mailsOf } from "./support/mails";
import { expect, test } from "./support/test";

test("a supplier sees its own supplier's bookings and no others", async ({ openAs, guard }) => {
  const offering = await newOffering();
  const other = await newOffering();
  const person = await newPerson(["supplier"], offering.supplier.id);
  const own = await newBooking({ offeringId: offering.id });
  const hidden = await newBooking({ offeringId: other.id });
  const page = await openAs(person);

  await page.goto(`${DESK}/bookings`);
  const rows = page
    .getByRole("table", { name: /^Bookings/ })
    .locator("tbody")
    .getByRole("row");
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText(own.reference);
  await expect(page.getByRole("link", { name: "Suppliers" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Outbox" })).toHaveCount(0);

  await page.goto(`${DESK}/bookings?q=${hidden.reference}`);
  await expect(page.getByText("No booking matches")).toBeVisible();
  guard.expect(/status of 404/);
  const answer = await page.goto(`${DESK}/bookings/${hidden.reference}`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such booking here");
});

test("a supplier confirms from the desk, and what the preview said is what happens", async ({ openAs }) => {
  const offering = await newOffering({ decisionTimeLimitMinutes: 600 });
  const person = await newPerson(["supplier"], offering.supplier.id);
  const booking = await newBooking({ offeringId: offering.id, partySize: 3 });
  await mailsOf(booking.id, 3);
  const page = await openAs(person);
  await openBooking(page, booking.reference);

  const dialog = await openCommand(page, "Confirm");
  const promised = await previewLines(dialog);
  expect(promised[0]).toBe("Status changes from Pending to Confirmed");
  expect(promised).toContainEqual(expect.stringMatching(/^Takes 3 places on Boat/));
  expect(promised).toContain("The time limit ends");
  await dialog.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(dialog).toBeHidden();

  await expect(timelineEntry(page)).toContainText(`${person.name} confirmed`);
  await expect(timelineEntry(page)).toContainText("Pending");
  await expect(timelineEntry(page)).toContainText("Confirmed");
  const [now, events, mails] = await Promise.all([
    readBooking(booking.id),
    readEvents(booking.id),
    mailsOf(booking.id, 6),
  ]);
  expect(now).toMatchObject({ status: "confirmed", deadlineAt: null, version: booking.version + 1 });
  expect(events).toHaveLength(2);
  const told = mails.filter(({ topic }) => topic.endsWith("confirmed")).map(({ audience }) => audience);
  expect(told.sort()).toEqual(mailsPromised(promised));
});

test("a supplier rejects with a reason, and not without one", async ({ openAs }) => {
  const offering = await newOffering();
  const person = await newPerson(["supplier"], offering.supplier.id);
  const booking = await newBooking({ offeringId: offering.id });
  const page = await openAs(person);
  await openBooking(page, booking.reference);

  const dialog = await openCommand(page, "Reject");
  await dialog.getByRole("button", { name: "Reject", exact: true }).click();
  const reason = dialog.getByRole("textbox", { name: "Reason" });
  await expect(reason).toHaveAccessibleDescription(/Say why/);
  await expect(reason).toHaveAttribute("aria-invalid", "true");
  await reason.fill("   ");
  await dialog.getByRole("button", { name: "Reject", exact: true }).click();
  await expect(reason).toHaveAttribute("aria-invalid", "true");
  expect(await readBooking(booking.id)).toMatchObject({ status: "pending", version: booking.version });

  await reason.fill("The mast is in the workshop.");
  await dialog.getByRole("button", { name: "Reject", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(timelineEntry(page)).toContainText("The mast is in the workshop.");
  await expect(page.getByText(/Rejected is final/)).toBeVisible();
  const events = await readEvents(booking.id);
  expect(events.at(-1)).toMatchObject({ command: "reject", reason: "The mast is in the workshop." });
});
