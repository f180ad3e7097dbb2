import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { bookedAt, effects, HOUR, newAsset, noon, type OwnAsset, opened } from "./support/assets";
import { newBooking } from "./support/bookings";
import { DESK } from "./support/desk";
import { expect, test } from "./support/test";

async function openAsset(page: Page, asset: OwnAsset): Promise<void> {
  await page.goto(`${DESK}/assets/${asset.id}`);
  await expect(page.getByRole("heading", { level: 1, name: asset.name })).toBeVisible();
}

function squawkItem(page: Page, title: string): Locator {
  return page.getByRole("list", { name: "Squawks" }).getByRole("listitem").filter({ hasText: title });
}

async function report(page: Page, title: string, severity: string): Promise<void> {
  const dialog = await opened(
    page.getByRole("button", { name: "Report squawk" }),
    page.getByRole("dialog", { name: /^Report a squawk/ }),
  );
  await dialog.getByLabel("What is wrong, in a few words").fill(title);
  await dialog.getByLabel("Description").fill("Seen on the walk-around this morning.");
  await dialog.getByRole("radio", { name: severity }).check();
  await expect(dialog.getByRole("region", { name: "What this does" })).toBeVisible();
  await dialog.getByRole("button", { name: "Report squawk" }).click();
  await expect(dialog).toBeHidden();
}

/** On a desk and on a phone, in both themes; nothing hangs over a phone's edge. */
async function expectAccessible(page: Page): Promise<void> {
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode()
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
        .analyze();
      expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  }
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect.soft(wide).toBeLessThanOrEqual(window ?? 0);
}

test("a member's grounding squawk waits, an admin confirms it, and deferring brings the booking back", async ({
  openAs,
}) => {
  const asset = await newAsset();
  const { reference } = await bookedAt(asset, noon(10));
  const member = await openAs("member");
  await openAsset(member, asset);
  await expect(member.getByText("Airworthy", { exact: true })).toBeVisible();
  await expect(member.getByRole("button", { name: "Plan maintenance" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );

  const form = await opened(
    member.getByRole("button", { name: "Report squawk" }),
    member.getByRole("dialog", { name: /^Report a squawk/ }),
  );
  await form.getByLabel("Description").fill("Too short");
  await form.getByRole("button", { name: "Report squawk" }).click();
  await expect(form.getByText("Describe it in at least 10 characters.")).toBeVisible();
  await expect(form.getByText("Say how bad it is.")).toBeVisible();
  await form.getByRole("button", { name: "Go back" }).click();
  await report(member, "Canopy cracked", "Grounding");
  await expect(squawkItem(member, "Canopy cracked")).toContainText("Pending");
  await expect(member.getByText("Airworthy", { exact: true })).toBeVisible();
  await expect(member.getByRole("button", { name: "Confirm: Canopy cracked" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );

  const admin = await openAs("admin");
  await openAsset(admin, asset);
  const confirming = await opened(
    admin.getByRole("button", { name: "Confirm: Canopy cracked" }),
    admin.getByRole("dialog", { name: "Confirm: Canopy cracked" }),
  );
  await expect(effects(confirming)).toContainText("Suspends 1 booking and tells its author");
  await expect(effects(confirming)).toContainText(reference);
  await confirming.getByRole("button", { name: "Confirm" }).click();
  await expect(confirming).toBeHidden();
  await expect(admin.getByText("Not airworthy", { exact: true })).toBeVisible();
  await expect(admin.getByRole("region", { name: "Airworthiness" })).toContainText(
    "Grounded by a squawk: Canopy cracked",
  );
  await expect(admin.getByRole("list", { name: "Upcoming bookings" })).toContainText("Suspended");

  await member.goto(`${DESK}/bookings/${reference}`);
  await expect(member.getByText("This booking is suspended")).toBeVisible();
  await expect(member.getByText("Grounded by a squawk: Canopy cracked")).toBeVisible();

  const deferring = await opened(
    admin.getByRole("button", { name: "Defer: Canopy cracked" }),
    admin.getByRole("dialog", { name: "Defer: Canopy cracked" }),
  );
  await deferring.getByRole("button", { name: "Defer" }).click();
  await expect(deferring.getByText("Say until when it is deferred.")).toBeVisible();
  await deferring.getByLabel("Until").fill(noon(20).toISOString().slice(0, 10));
  await deferring.getByLabel("Time", { exact: true }).fill("18:00");
  await deferring.getByLabel("Reason").fill("Stop-drilled; watched until the new one comes.");
  await expect(effects(deferring)).toContainText("Restores 1 booking");
  await deferring.getByRole("button", { name: "Defer" }).click();
  await expect(deferring).toBeHidden();
  await expect(admin.getByText("Airworthy", { exact: true })).toBeVisible();
  await expect(admin.getByRole("region", { name: "Airworthiness" })).toContainText("deferred until");
  await expect(squawkItem(admin, "Canopy cracked")).toContainText("Stop-drilled");
  await expect(admin.getByRole("list", { name: "Trail, newest first" })).toContainText("deferred the squawk");

  await member.reload();
  await expect(member.getByText("This booking is suspended")).toBeHidden();
  await expectAccessible(admin);
});

test("a squawk is dismissed with a reason that its reporter reads", async ({ openAs }) => {
  const asset = await newAsset();
  const member = await openAs("member");
  await openAsset(member, asset);
  await report(member, "Odd noise", "Caution");
  const admin = await openAs("admin");
  await openAsset(admin, asset);
  const dialog = await opened(
    admin.getByRole("button", { name: "Dismiss: Odd noise" }),
    admin.getByRole("alertdialog", { name: "Dismiss: Odd noise" }),
  );
  await dialog.getByRole("button", { name: "Dismiss" }).click();
  await expect(dialog.getByText("Say why, in 1 to 2,000 characters.")).toBeVisible();
  await dialog.getByLabel("Reason").fill("That is the vario.");
  await dialog.getByRole("button", { name: "Dismiss" }).click();
  await expect(dialog).toBeHidden();
  await member.reload();
  await expect(squawkItem(member, "Odd noise")).toContainText("Dismissed");
  await expect(squawkItem(member, "Odd noise")).toContainText("That is the vario.");
});

test("maintenance lists whom it suspends while it is typed, asks for the reason, and gives back when shortened and removed", async ({
  openAs,
}) => {
  const asset = await newAsset();
  const day = noon(30);
  const first = await bookedAt(asset, day);
  const second = await bookedAt(asset, new Date(day.getTime() + 2 * HOUR));
  const date = day.toISOString().slice(0, 10);
  const page = await openAs("admin");
  await openAsset(page, asset);
  const plan = await opened(
    page.getByRole("button", { name: "Plan maintenance" }),
    page.getByRole("dialog", { name: /^Plan maintenance/ }),
  );
  await plan.getByLabel("What is done").fill("Annual inspection");
  await plan.getByLabel("Start", { exact: true }).fill(date);
  await plan.getByLabel("Time", { exact: true }).first().fill("08:00");
  await plan.getByLabel("End", { exact: true }).fill(date);
  await plan.getByLabel("Time", { exact: true }).last().fill("20:00");
  await expect(effects(plan)).toContainText("Suspends 2 bookings and tells their authors");
  await expect(effects(plan)).toContainText(first.reference);
  await expect(effects(plan)).toContainText(second.reference);
  await plan.getByRole("button", { name: "Plan maintenance" }).click();
  await expect(plan.getByText("Say why, for the people whose bookings this suspends.")).toBeVisible();
  await plan.getByLabel("Reason").fill("The year is up.");
  await plan.getByRole("button", { name: "Plan maintenance" }).click();
  await expect(plan).toBeHidden();
  await expect(page.getByRole("list", { name: "Maintenance" })).toContainText("Annual inspection");

  const member = await openAs("member");
  await member.goto(`${DESK}/bookings/${second.reference}`);
  await expect(member.getByText("The year is up.").first()).toBeVisible();

  const change = await opened(
    page.getByRole("button", { name: "Change Annual inspection" }),
    page.getByRole("dialog", { name: /^Change maintenance/ }),
  );
  await expect(change.getByLabel("End", { exact: true })).toHaveValue(date);
  await change.getByLabel("Time", { exact: true }).last().fill("13:30");
  await expect(effects(change)).toContainText("Restores 1 booking and tells its author");
  await change.getByRole("button", { name: "Save changes" }).click();
  await expect(change).toBeHidden();
  await expect(page.getByRole("list", { name: "Maintenance" })).toContainText("13:30");

  const remove = await opened(
    page.getByRole("button", { name: "Remove Annual inspection" }),
    page.getByRole("alertdialog", { name: /^Remove maintenance/ }),
  );
  await expect(effects(remove)).toContainText("Restores 1 booking");
  await remove.getByRole("button", { name: "Remove" }).click();
  await expect(remove).toBeHidden();
  await expect(page.getByText("No maintenance ahead")).toBeVisible();
});

test("by the keyboard alone a squawk is reported and resolved, which restores, and the focus comes back", async ({
  openAs,
}) => {
  const asset = await newAsset();
  const { reference } = await bookedAt(asset, noon(14));
  const page = await openAs("admin");
  await openAsset(page, asset);
  const opener = page.getByRole("button", { name: "Report squawk" });
  await opener.focus();
  const dialog = page.getByRole("dialog", { name: /^Report a squawk/ });
  await expect(async () => {
    await page.keyboard.press("Enter");
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(dialog.getByLabel("What is wrong, in a few words")).toBeFocused();
  await page.keyboard.type("Rudder stiff");
  await page.keyboard.press("Tab");
  await page.keyboard.type("It binds to the left of centre.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(effects(dialog)).toContainText("Grounds the asset at once");
  await dialog.getByLabel("What is wrong, in a few words").focus();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(page.getByText("Not airworthy", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Resolve: Rudder stiff" }).focus();
  await page.keyboard.press("Enter");
  const resolving = page.getByRole("dialog", { name: "Resolve: Rudder stiff" });
  await expect(effects(resolving)).toContainText("Restores 1 booking and tells its author");
  await expect(effects(resolving)).toContainText(reference);
  await resolving.getByRole("button", { name: "Resolve" }).focus();
  await page.keyboard.press("Enter");
  await expect(resolving).toBeHidden();
  await expect(page.getByText("Airworthy", { exact: true })).toBeVisible();
  await expect(page.getByRole("list", { name: "Upcoming bookings" })).toContainText("Confirmed");
});

test("a member's bookings stand in tabs by how they are", async ({ openAs }) => {
  const asset = await newAsset();
  const ahead = await bookedAt(asset, noon(12));
  const tentative = await newBooking({
    role: "member",
    offeringId: asset.offeringId,
    startsAt: noon(13).toISOString(),
    tentative: true,
  });
  const page = await openAs("member");
  await page.goto(`${DESK}/bookings`);
  await expect(page.getByRole("navigation", { name: "Your bookings" }).getByRole("link")).toContainText([
    "Upcoming",
    "Tentative",
    "Pending",
    "Past",
    "Rejected",
    "Cancelled",
  ]);
  const upcoming = page.getByRole("list", { name: "Bookings: Upcoming" });
  await expect(upcoming.getByRole("listitem").filter({ hasText: ahead.reference })).toContainText(
    "Confirmed",
  );
  await expect(upcoming).not.toContainText(tentative.reference);
  await page.getByRole("link", { name: /^Tentative/ }).click();
  await expect(page).toHaveURL(/tab=tentative/);
  await expect(
    page.getByRole("list", { name: "Bookings: Tentative" }).getByRole("link", { name: tentative.reference }),
  ).toBeVisible();
  await expectAccessible(page);
});
