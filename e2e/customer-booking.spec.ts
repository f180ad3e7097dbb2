import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { bookingsOf, newAppointment, nextWeek } from "./support/appointments";
import { linkIn, mailTo } from "./support/mails";
import { expect, test } from "./support/test";

const PHONE = { viewport: { width: 360, height: 740 }, timezoneId: "America/New_York" };

const time = (page: Page, label: string) => page.getByRole("button", { name: label, exact: true });

async function fillDetails(page: Page, email: string): Promise<void> {
  await page.getByLabel("Name").fill("Rita Nova");
  await page.getByLabel("Email").fill(email);
}

test("a new customer books on a phone, moves the booking and cancels it, by the links in the mails", async ({
  openAs,
  openVisitor,
}) => {
  const offering = await newAppointment();
  const email = `${offering.slug}@example.com`;
  const page = await openVisitor(PHONE);
  await page.goto(routes.publicBooking(offering.slug, { date: nextWeek(), zone: "America/New_York" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(offering.name);
  await expect(page.getByText("Times are in New York time")).toBeVisible();
  // Ten in the morning in Lisbon.
  const shown = page.getByRole("listitem").getByRole("button");
  await expect(shown).toHaveCount(8);
  await shown.nth(1).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your details");
  await expect(page.getByText("Kept for you")).toBeVisible();
  await page.getByRole("button", { name: "Book this time" }).click();
  await expect(page.getByText("Check the fields.")).toBeVisible();
  await fillDetails(page, email);
  await page.getByRole("button", { name: "Book this time" }).click();
  await expect(page.getByText("Your booking is confirmed")).toBeVisible();
  const [booking] = await bookingsOf(offering.id);
  expect(booking).toMatchObject({ status: "confirmed", customer_time_zone: "America/New_York" });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

  const admin = await openAs("admin");
  const link = await linkIn(admin, (await mailTo(email, /^confirmed$/)).id);
  await page.goto(link);
  const file = await page.request.get(`${link}/calendar`);
  expect(file.headers()["content-type"]).toContain("text/calendar");
  expect(await file.text()).toContain("SUMMARY:Consultation");
  await expect(page.getByRole("link", { name: "Directions" })).toHaveAttribute("href", /Junqueira/);

  await page.getByRole("link", { name: "Choose another time" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Choose another time");
  await page.goto(`${page.url().split("?")[0]}?date=${nextWeek()}&zone=America/New_York`);
  await shown.last().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Move your booking?");
  expect(await bookingsOf(offering.id)).toHaveLength(1);
  await page.getByRole("button", { name: "Yes, move it" }).click();
  await expect(page.getByText("Your booking has its new time")).toBeVisible();
  expect((await bookingsOf(offering.id)).map(({ status }) => status)).toEqual(["rescheduled", "confirmed"]);

  const moved = await mailTo(email, /^rescheduled$/);
  await page.goto(await linkIn(admin, moved.id));
  await page.getByText("Cancel my booking").click();
  await page.getByRole("button", { name: "Yes, cancel it" }).click();
  await expect(page.getByText("You cancelled this booking")).toBeVisible();
  await expect(page.getByRole("link", { name: "Add to calendar" })).toHaveCount(0);
  // The oldest link leads to the same place.
  await page.goto(link);
  await expect(page.getByText("You cancelled this booking")).toBeVisible();
});

test("two customers cannot have one time: the second is told, and chooses another", async ({
  openVisitor,
}) => {
  const offering = await newAppointment();
  const address = routes.publicBooking(offering.slug, { date: nextWeek(), zone: "Europe/Lisbon" });
  const [first, second] = [await openVisitor(PHONE), await openVisitor(PHONE)];
  await Promise.all([first.goto(address), second.goto(address)]);
  await time(first, "10:00").click();
  await expect(first.getByText("Kept for you")).toBeVisible();
  await time(second, "10:00").click();
  await expect(second.getByText("That time could not be kept for you")).toBeVisible();
  await expect(time(second, "10:00")).toHaveCount(0);
  await time(second, "11:00").click();
  await expect(second.getByText("Kept for you")).toBeVisible();
  // Whoever chooses anew gives the first time back.
  await first.getByRole("link", { name: "Choose another time" }).click();
  await time(first, "12:00").click();
  await expect(first.getByText("Kept for you")).toBeVisible();
  await second.goto(address);
  await expect(time(second, "10:00")).toBeVisible();
  await expect(time(second, "12:00")).toHaveCount(0);
});

test("without a script it can be booked, and what was typed wrongly is asked for again", async ({
  openVisitor,
}) => {
  const offering = await newAppointment({ requiresConfirmation: true });
  const page = await openVisitor({ ...PHONE, javaScriptEnabled: false });
  await page.goto(routes.publicBooking(offering.slug, { date: nextWeek(), zone: "Europe/Lisbon" }));
  await time(page, "15:00").click();
  await page.getByLabel("Name").fill("Rita Nova");
  await page.getByLabel("Email").fill("rita at example");
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByText("Check the fields.")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Rita Nova");
  await page.getByLabel("Email").fill(`${offering.slug}@example.com`);
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByText("Waiting for an answer").first()).toBeVisible();
  expect((await bookingsOf(offering.id)).map(({ status }) => status)).toEqual(["pending"]);
});

test("what was typed is there again after another time was chosen", async ({ openVisitor }) => {
  const offering = await newAppointment();
  const page = await openVisitor(PHONE);
  await page.goto(routes.publicBooking(offering.slug, { date: nextWeek(), zone: "Europe/Lisbon" }));
  await time(page, "10:00").click();
  await fillDetails(page, "kept@example.com");
  await page.getByRole("link", { name: "Choose another time" }).click();
  await page
    .getByRole("link", { name: /^\w+day \d+ \w+: \d+ times?$/ })
    .last()
    .click();
  await time(page, "13:00").click();
  await expect(page.getByLabel("Email")).toHaveValue("kept@example.com");
  await expect(page.getByLabel("Name")).toHaveValue("Rita Nova");
});

test("a scanner that opens every link of every mail changes nothing", async ({ openAs, openVisitor }) => {
  const offering = await newAppointment({ requiresConfirmation: true });
  const email = `${offering.slug}@example.com`;
  const page = await openVisitor(PHONE);
  await page.goto(routes.publicBooking(offering.slug, { date: nextWeek(), zone: "Europe/Lisbon" }));
  await time(page, "10:00").click();
  await fillDetails(page, email);
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByText("Waiting for an answer").first()).toBeVisible();
  const before = await bookingsOf(offering.id);
  const admin = await openAs("admin");
  const { id } = await mailTo(email, /^received$/);
  await admin.goto(`/desk/harbour/outbox/${id}?part=text`);
  const text = (await admin.getByRole("region", { name: "The mail" }).textContent()) ?? "";
  const { origin } = new URL(page.url());
  const links = [...text.matchAll(/https?:\/\/[^\s>)]+/g)]
    .map(([link]) => link)
    .filter((link) => link.startsWith(origin));
  expect(links.length).toBeGreaterThan(0);
  for (const link of links)
    for (const address of [
      link,
      `${link}/reschedule`,
      `${link}/calendar`,
      `${link}/decide?command=withdraw&version=1`,
    ])
      expect((await page.request.get(address, { maxRedirects: 5 })).status()).toBeLessThan(500);
  expect(await bookingsOf(offering.id)).toEqual(before);
});
