import type { Page } from "@playwright/test";
import { giveCommand, readBooking, readEvents } from "./support/api";
import { newBooking, newOffering } from "./support/bookings";
import { newPerson } from "./support/database";
import { DESK, keysWork, loseAnswers } from "./support/desk";
import { expect, test, type Who } from "./support/test";

function queue(page: Page) {
  return page.getByRole("list", { name: /^Waiting for an answer/ }).locator("> li");
}

test("the queue is worked off from the keyboard alone, and focus moves on to the next", async ({
  openAs,
}) => {
  const offering = await newOffering({ decisionTimeLimitMinutes: 600 });
  const person = await newPerson(["supplier"], offering.supplier.id);
  const bookings = [
    await newBooking({ offeringId: offering.id }),
    await newBooking({ offeringId: offering.id }),
    await newBooking({ offeringId: offering.id }),
  ] as const;
  const [first, second, third] = bookings;
  const link = (reference: string) => page.getByRole("link", { name: reference });
  const page = await openAs(person);
  await page.goto(`${DESK}/approvals`);
  await expect(queue(page)).toHaveCount(3);
  await expect(queue(page).first()).toContainText(first.reference);
  await keysWork(page, "Reject, with a reason");

  await test.step("j and k walk", async () => {
    await page.keyboard.press("j");
    await expect(link(first.reference)).toBeFocused();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await expect(link(third.reference)).toBeFocused();
    await page.keyboard.press("j");
    await expect(link(third.reference)).toBeFocused();
    await page.keyboard.press("k");
    await page.keyboard.press("k");
    await expect(link(first.reference)).toBeFocused();
  });

  await test.step("confirm the first", async () => {
    await page.keyboard.press("a");
    const form = page.getByRole("form", { name: `Confirm ${first.reference}` });
    await expect(form.getByRole("button", { name: "Confirm", exact: true })).toBeFocused();
    await expect(form.getByRole("region", { name: "What this does" })).toContainText(
      "from Pending to Confirmed",
    );
    await page.keyboard.press("Escape");
    await expect(form).toBeHidden();
    await expect(link(first.reference)).toBeFocused();
    await page.keyboard.press("a");
    await page.keyboard.press("Enter");
    await expect(queue(page)).toHaveCount(2);
    await expect(link(second.reference)).toBeFocused();
  });

  await test.step("reject the second, with the reason that it needs", async () => {
    await page.keyboard.press("r");
    const form = page.getByRole("form", { name: `Reject ${second.reference}` });
    const reason = form.getByRole("textbox", { name: "Reason" });
    await expect(reason).toBeFocused();
    await page.keyboard.press("Control+Enter");
    await expect(reason).toHaveAttribute("aria-invalid", "true");
    await expect(queue(page)).toHaveCount(2);
    await reason.focus();
    await page.keyboard.type("Jib and jury rig");
    await page.keyboard.press("Control+Enter");
    await expect(queue(page)).toHaveCount(1);
    await expect(link(third.reference)).toBeFocused();
  });

  await page.keyboard.press("a");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Nothing waits for your answer")).toBeVisible();
  const [one, two, three] = await Promise.all(bookings.map(({ id }) => readBooking(id)));
  expect([one?.status, two?.status, three?.status]).toEqual(["confirmed", "rejected", "confirmed"]);
  expect((await readEvents(second.id)).at(-1)?.reason).toBe("Jib and jury rig");
});

/** A supplier's request, and the supplier who has begun to reject it. */
async function rejecting(openAs: (who: Who) => Promise<Page>) {
  const offering = await newOffering();
  const person = await newPerson(["supplier"], offering.supplier.id);
  const booking = await newBooking({ offeringId: offering.id });
  const page = await openAs(person);
  await page.goto(`${DESK}/approvals`);
  await page.getByRole("button", { name: `Reject ${booking.reference}` }).click();
  return { booking, page };
}

test("what was decided elsewhere meanwhile is told, and the typed reason is kept", async ({ openAs }) => {
  const { booking, page } = await rejecting(openAs);
  const reason = page.getByRole("textbox", { name: "Reason" });
  await reason.fill("We are away.");
  await giveCommand("admin", booking, "confirm");
  await page.getByRole("button", { name: "Reject", exact: true }).click();
  const notice = page.locator("main").getByRole("alert");
  await expect(notice).toContainText("changed while you were looking");
  await expect(notice).toContainText("Adrian Vale");
  await expect(reason).toHaveValue("We are away.");
  expect((await readBooking(booking.id)).status).toBe("confirmed");
});

test("an answer that does not come back is told as such, and given again is not given twice", async ({
  openAs,
  guard,
}) => {
  const { booking, page } = await rejecting(openAs);
  await page.getByRole("textbox", { name: "Reason" }).fill("We are away.");
  guard.expect(/net::ERR_FAILED/);
  await loseAnswers(page);
  const reject = page.getByRole("button", { name: "Reject", exact: true });
  await reject.click();
  const notice = page.locator("main").getByRole("alert");
  await expect(notice).toContainText("The answer did not arrive");
  await page.unroute("**");
  await reject.click();
  await expect(notice).toContainText("This had already been done: you rejected");
  expect(await readEvents(booking.id)).toHaveLength(2);
});

test("a viewer's queue is empty, whatever waits for others", async ({ openAs }) => {
  const booking = await newBooking();
  const page = await openAs("viewer");
  await page.goto(`${DESK}/approvals`);
  await expect(page.getByText("Nothing waits for your answer")).toBeVisible();
  await expect(page.getByText(booking.reference)).toHaveCount(0);
});
