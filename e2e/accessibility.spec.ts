import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { giveCommand, readBooking } from "./support/api";
import { newAppointment, nextWeek } from "./support/appointments";
import { CONSULTATION, newBooking, offeringId } from "./support/bookings";
import { DESK, keysWork, openBooking, openCommand } from "./support/desk";
import { bookingLink, mailsOf } from "./support/mails";
import {
  aircraftPath,
  bookingWith,
  type CataloguePage,
  PAGES,
  requestWithLinks,
} from "./support/page-catalogue";
import { expect, test } from "./support/test";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const SMALL_PHONE = { width: 360, height: 740 };

/** Without frames: those hold mails, whose frame runs no script. It spares a helper page for each look. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode().exclude("iframe");
  const { violations: found } = await (rules ? builder.withRules(rules) : builder.withTags(WCAG)).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
  );
}

/** In both themes, on a desk and on a phone, of the page as it stands. */
async function expectAccessible(page: Page, small = false): Promise<void> {
  for (const viewport of [DESKTOP, PHONE]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expect(page.locator("html")).toHaveCSS("color-scheme", colorScheme);
      // A theme changes colours and nothing else.
      const found = await violations(page, colorScheme === "dark" ? ["color-contrast"] : undefined);
      expect.soft(found, `${colorScheme}, ${viewport.width} px wide`).toEqual([]);
    }
  }
  for (const viewport of small ? [PHONE, SMALL_PHONE] : [PHONE]) {
    await page.setViewportSize(viewport);
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    expect.soft(widths[0], `page at ${viewport.width} px`).toBeLessThanOrEqual(widths[1] ?? 0);
  }
  await expect.soft(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await page.setViewportSize(DESKTOP);
}

async function open(page: Page, { path, status = 200 }: CataloguePage): Promise<void> {
  const answer = await page.goto(await path());
  expect(answer?.status()).toBe(status);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
}

for (const entry of PAGES) {
  test(`accessible in both themes and at both sizes: ${entry.name}`, async ({
    openAs,
    openVisitor,
    guard,
  }) => {
    if (entry.status) guard.expect(new RegExp(`status of ${entry.status}`));
    const page = entry.role ? await openAs(entry.role) : await openVisitor();
    await open(page, entry);
    await expectAccessible(page, entry.small);
  });
}

test("accessible: the customer's and the supplier's pages, before and after", async ({
  openAs,
  openVisitor,
}) => {
  const booking = await requestWithLinks();
  const admin = await openAs("admin");
  const [supplier, customer] = [
    await bookingLink(admin, booking.id, "supplier"),
    await bookingLink(admin, booking.id, "customer"),
  ];
  const page = await openVisitor();
  for (const link of [supplier, customer]) {
    await page.goto(link);
    for (const summary of await page.locator("summary").all()) await summary.click();
    await expectAccessible(page, true);
  }
  await giveCommand("admin", booking, "reject", "Storm warning.");
  for (const link of [supplier, customer]) {
    await page.goto(link);
    await expectAccessible(page, true);
  }
  expect((await readBooking(booking.id)).status).toBe("rejected");
});

test("accessible: booking by oneself, the booking's page, and moving it", async ({ openVisitor }) => {
  // Three pages, each looked at in both themes and at both sizes.
  test.slow();
  const offering = await newAppointment();
  const page = await openVisitor();
  await page.goto(routes.publicBooking(offering.slug, { date: nextWeek(), zone: "Europe/Lisbon" }));
  await page.getByRole("button", { name: "10:00" }).click();
  await page.getByRole("button", { name: "Book this time" }).click();
  await expect(page.getByText("Check the fields.")).toBeVisible();
  await expectAccessible(page, true);
  await page.getByLabel("Name").fill("Rita Nova");
  await page.getByLabel("Email").fill(`${offering.slug}@example.com`);
  await page.getByRole("button", { name: "Book this time" }).click();
  await expect(page.getByText("Your booking is confirmed")).toBeVisible();
  await expectAccessible(page, true);
  await page.getByRole("link", { name: "Choose another time" }).click();
  await page.getByRole("button", { name: "11:00" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Move your booking?");
  await expectAccessible(page, true);
});

const OVER_A_PAGE: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  "a command's dialog": async (page) => {
    await openBooking(page, (await newBooking()).reference);
    await openCommand(page, "Reject");
  },
  "the list of keys": async (page) => {
    await page.goto(`${DESK}/approvals`);
    await keysWork(page);
    await page.keyboard.press("Shift+?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  },
  "the palette": async (page) => {
    await openBooking(page, (await newBooking()).reference);
    await keysWork(page);
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox")).toBeFocused();
  },
  "the free times of a day": async (page) => {
    await page.goto(`${DESK}/bookings/new?offering=${await offeringId(CONSULTATION)}`);
    await page
      .getByRole("group", { name: /^Time on/ })
      .getByRole("radio")
      .first()
      .check();
    await expect(page.getByRole("region", { name: "What this does" })).toBeVisible();
  },
  "the week that hours give, which cannot be shown": async (page) => {
    await page.goto(`${DESK}/offerings/${await offeringId(CONSULTATION)}`);
    const week = page.getByRole("region", { name: "The week that results" });
    await expect(week.getByText(/starts in this week/)).toBeVisible();
    await page.getByRole("button", { name: "Add a date" }).click();
    await expect(week.getByText("Shown as it was before, because:")).toBeVisible();
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByRole("alert").first()).toBeVisible();
  },
  "a squawk that is reported": async (page) => {
    await page.goto(await aircraftPath());
    await keysWork(page);
    await page.getByRole("button", { name: "Report squawk" }).click();
    const dialog = page.getByRole("dialog", { name: /^Report a squawk/ });
    await dialog.getByRole("radio", { name: "Grounding" }).check();
    await expect(dialog.getByRole("region", { name: "What this does" })).toContainText("Suspends");
  },
  "maintenance of which all is missing": async (page) => {
    await page.goto(await aircraftPath());
    await keysWork(page);
    await page.getByRole("button", { name: "Plan maintenance" }).click();
    const dialog = page.getByRole("dialog", { name: /^Plan maintenance/ });
    await dialog.getByRole("button", { name: "Plan maintenance" }).click();
    await expect(dialog.locator("[aria-invalid=true]").first()).toBeVisible();
  },
  "readings that are corrected": async (page) => {
    await page.goto(await bookingWith("lifecycle=asset&status=completed"));
    await keysWork(page);
    await page.getByRole("button", { name: "Correct readings" }).click();
    await expect(page.getByRole("region", { name: "What this does" })).toContainText("back.");
  },
  "a filter": async (page) => {
    await page.goto(`${DESK}/bookings`);
    await page.getByRole("button", { name: "Status" }).click();
    await expect(page.getByRole("checkbox", { name: "Pending", exact: true })).toBeVisible();
  },
};

for (const [name, show] of Object.entries(OVER_A_PAGE)) {
  test(`accessible over a page in both themes: ${name}`, async ({ openAs }) => {
    const page = await openAs("admin");
    await show(page);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expect(page.locator("html")).toHaveCSS("color-scheme", colorScheme);
      expect.soft(await violations(page), colorScheme).toEqual([]);
    }
  });
}

test("the check itself finds what is wrong", async ({ openVisitor }) => {
  const page = await openVisitor();
  await page.goto("/login");
  expect(await violations(page)).toEqual([]);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", '<p style="color:#aaa;background:#fff">pale</p><input>');
  });
  const found = await violations(page);
  expect(found.some((line) => line.startsWith("color-contrast"))).toBe(true);
  expect(found.some((line) => line.startsWith("label"))).toBe(true);
});

test("a mail is accessible too, on its own", async ({ openAs, openVisitor }) => {
  const booking = await newBooking();
  const [mail] = await mailsOf(booking.id, 3);
  const admin = await openAs("admin");
  await admin.goto(`${DESK}/outbox/${mail?.id}`);
  const html = (await admin.locator("iframe").getAttribute("srcdoc")) ?? "";
  const page = await openVisitor();
  await page.setContent(html.replace(/<meta http-equiv[^>]*>/, ""));
  expect(await violations(page)).toEqual([]);
});

test("each page has a title of its own", async ({ openAs, openVisitor, guard }) => {
  guard.expect(/status of 40[34]/);
  const titles = new Map<string, string>();
  const distinct = [
    "sign in",
    "forgotten password",
    "bookings",
    "pending request",
    "ticket",
    "new booking",
    "approvals",
    "offerings",
    "new offering",
    "offering",
    "suppliers",
    "outbox",
    "mail",
    "members",
    "API keys",
    "organization",
    "account",
  ];
  const [visitor, owner] = [await openVisitor(), await openAs("owner")];
  for (const name of distinct) {
    const entry = PAGES.find((page) => page.name === name);
    if (!entry) throw new Error(`There is no page ${name} in the catalogue.`);
    const page = entry.role ? owner : visitor;
    await page.goto(await entry.path());
    const title = await page.title();
    expect(title, name).not.toBe("");
    expect(titles.get(title), `${name} is titled "${title}" as another page is`).toBeUndefined();
    titles.set(title, name);
  }
});
