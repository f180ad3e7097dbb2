import type { Page } from "@playwright/test";
import { readBooking, readEvents } from "./support/api";
import { givenName, newBooking, newOffering } from "./support/bookings";
import { bookingLink } from "./support/mails";
import { expect, test } from "./support/test";

const NOT_WORKING = "This link does not work";

async function answerButton(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name }).click();
}

test("a supplier confirms from the mail without signing in; looking alone changes nothing", async ({
  openAs,
  openVisitor,
}) => {
  const offering = await newOffering();
  const booking = await newBooking({ offeringId: offering.id });
  const link = await bookingLink(await openAs("admin"), booking.id, "supplier");
  const page = await openVisitor();

  for (let look = 0; look < 2; look += 1) {
    await page.goto(link);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Can you take this booking?");
  }
  await expect(page.getByText(givenName(booking.customer)).first()).toBeVisible();
  expect(await page.content(), "a supplier's link may be passed on").not.toContain(booking.customer.email);
  expect(await readBooking(booking.id)).toMatchObject({ status: "pending", version: booking.version });

  await answerButton(page, "Confirm booking");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You confirmed this booking");
  expect(await readBooking(booking.id)).toMatchObject({ status: "confirmed", version: booking.version + 1 });
  expect((await readEvents(booking.id)).at(-1)).toMatchObject({
    command: "confirm",
    actor: { kind: "supplier" },
  });

  await test.step("the link again says what became of it", async () => {
    const later = await openVisitor();
    await later.goto(link);
    await expect(later.getByRole("heading", { level: 1 })).toHaveText("You confirmed this booking");
    await expect(later.getByRole("button")).toHaveCount(0);
    const again = await later.request.post(`${link}/answer`, {
      form: { command: "reject", version: String(booking.version + 1), reason: "Changed my mind" },
      maxRedirects: 0,
    });
    expect(again.status()).toBe(303);
    expect(await readBooking(booking.id)).toMatchObject({
      status: "confirmed",
      version: booking.version + 1,
    });
  });
});

test("a supplier declines from the mail with a reason, and not without", async ({ openAs, openVisitor }) => {
  const offering = await newOffering();
  const booking = await newBooking({ offeringId: offering.id });
  const link = await bookingLink(await openAs("admin"), booking.id, "supplier");
  const page = await openVisitor();
  await page.goto(link);

  const without = await page.request.post(`${link}/answer`, {
    form: { command: "reject", version: String(booking.version) },
  });
  expect(await without.text()).toContain("Say why");
  expect((await readBooking(booking.id)).status).toBe("pending");

  await page.getByText("I cannot take it").click();
  await page.getByLabel("Why not?").fill("Fully booked with a regatta.");
  await answerButton(page, "Decline booking");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You declined this booking");
  await expect(page.getByText("Fully booked with a regatta.")).toBeVisible();
  expect((await readEvents(booking.id)).at(-1)?.reason).toBe("Fully booked with a regatta.");
});

test("links that were forged, cut short, or made for something else lead to an explanation", async ({
  openAs,
  openVisitor,
}) => {
  const offering = await newOffering();
  const [one, other] = [
    await newBooking({ offeringId: offering.id }),
    await newBooking({ offeringId: offering.id }),
  ];
  const admin = await openAs("admin");
  const link = await bookingLink(admin, one.id, "supplier");
  const otherLink = await bookingLink(admin, other.id, "supplier");
  const customerLink = await bookingLink(admin, one.id, "customer");
  const token = link.slice("/s/".length);
  const last = token.endsWith("A") ? "B" : "A";
  const half = Math.floor(token.length / 2);
  const page = await openVisitor();

  const bad = {
    "made up": "/s/not-a-real-link",
    forged: `/s/${token.slice(0, -1)}${last}`,
    "cut short": `/s/${token.slice(0, -6)}`,
    "half of another booking's": `/s/${token.slice(0, half)}${otherLink.slice("/s/".length + half)}`,
    "the customer's": `/s/${customerLink.slice("/b/".length)}`,
    "the supplier's as customer": `/b/${token}`,
    "of no length at all": `/s/${"A".repeat(4_000)}`,
  };
  for (const [name, address] of Object.entries(bad)) {
    await test.step(name, async () => {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(NOT_WORKING);
      await expect(page.getByText(givenName(one.customer))).toHaveCount(0);
      await expect(page.getByRole("button")).toHaveCount(0);
      const door = address.startsWith("/b/") ? "decide" : "answer";
      const posted = await page.request.post(`${address}/${door}`, {
        form: { command: door === "decide" ? "withdraw" : "confirm", version: String(one.version) },
      });
      expect(await posted.text()).toContain(NOT_WORKING);
    });
  }
  for (const booking of [one, other])
    expect(await readBooking(booking.id)).toMatchObject({ status: "pending", version: booking.version });
});

test("a link gives its own commands alone, and only for what its page showed", async ({
  openAs,
  openVisitor,
}) => {
  const offering = await newOffering();
  const booking = await newBooking({ offeringId: offering.id });
  const link = await bookingLink(await openAs("admin"), booking.id, "supplier");
  const page = await openVisitor();
  for (const form of [
    { command: "withdraw", version: String(booking.version) },
    { command: "time_out", version: String(booking.version) },
    { command: "confirm", version: String(booking.version + 5) },
    { command: "confirm", version: "x" },
  ]) {
    const posted = await page.request.post(`${link}/answer`, { form });
    expect(posted.ok(), JSON.stringify(form)).toBe(true);
  }
  expect(await readBooking(booking.id)).toMatchObject({ status: "pending", version: booking.version });
  expect(await readEvents(booking.id)).toHaveLength(1);
});
