import { bookedAt, effects, letTenDaysPass, newAsset, noon, opened } from "./support/assets";
import { DESK, keysWork } from "./support/desk";
import { expect, test } from "./support/test";

test("readings finalise a booking that is over, and an admin corrects them", async ({ openAs }) => {
  const asset = await newAsset("h");
  const { reference } = await bookedAt(asset, noon(5), "owner");
  await letTenDaysPass(reference);
  const page = await openAs("admin");
  await page.goto(`${DESK}/bookings/${reference}`);
  const log = await opened(
    page.getByRole("button", { name: "Log readings" }),
    page.getByRole("dialog", { name: /^Log readings/ }),
  );
  await log.getByRole("button", { name: "Log readings" }).click();
  await expect(log.getByText("Give a number, with at most two decimals.").first()).toBeVisible();
  await log.getByLabel("At the start (h)").fill("102");
  await log.getByLabel("At the end (h)").fill("101,5");
  await log.getByRole("button", { name: "Log readings" }).click();
  await expect(log.getByText("Not below the start reading.")).toBeVisible();
  await log.getByLabel("At the start (h)").fill("100");
  await expect(effects(log)).toContainText("Logs +1.5 h.");
  await log.getByRole("button", { name: "Log readings" }).click();
  await expect(log).toBeHidden();
  await expect(page.getByText("Completed", { exact: true }).first()).toBeVisible();

  const correct = await opened(
    page.getByRole("button", { name: "Correct readings" }),
    page.getByRole("dialog", { name: /^Correct readings/ }),
  );
  await correct.getByLabel("At the end (h)").fill("101.2");
  await expect(effects(correct)).toContainText("Takes +1.5 h back.");
  await correct.getByRole("button", { name: "Correct readings" }).click();
  await expect(correct).toBeHidden();
  const readings = page.getByRole("list", { name: "Readings" }).getByRole("listitem");
  await expect(readings).toHaveCount(3);
  await expect(readings.first()).toContainText("+1.2 h");
  await expect(readings.last()).toContainText("(taken back)");
});

test("several are completed at once, and those without readings stay and are told why", async ({
  openAs,
}) => {
  const asset = await newAsset("h");
  const made = [
    await bookedAt(asset, noon(5)),
    await bookedAt(asset, noon(6)),
    await bookedAt(asset, noon(7)),
  ];
  for (const { reference } of made) await letTenDaysPass(reference);
  const [first, second, unlogged] = made.map(({ reference }) => reference);
  const member = await openAs("member");
  for (const reference of [first, second]) {
    await member.goto(`${DESK}/bookings/${reference}`);
    const log = await opened(
      member.getByRole("button", { name: "Log readings" }),
      member.getByRole("dialog", { name: /^Log readings/ }),
    );
    await log.getByLabel("At the start (h)").fill("100");
    await log.getByLabel("At the end (h)").fill("101.2");
    await log.getByLabel("Note").fill("Winch launch, a gentle hour.");
    await log.getByRole("button", { name: "Log readings" }).click();
    await expect(log).toBeHidden();
    await expect(member.getByRole("list", { name: "Readings" })).toContainText("+1.2 h");
  }
  const page = await openAs("admin");
  await page.goto(`${DESK}/assets`);
  await keysWork(page);
  await page.getByRole("link", { name: "Bookings to complete" }).click();
  await expect(page).toHaveURL(/lifecycle=asset/);
  for (const reference of [first, second, unlogged])
    await page.getByRole("checkbox", { name: `Select ${reference}` }).check();
  await page
    .getByRole("toolbar", { name: "Selected rows" })
    .getByRole("button", { name: "Complete" })
    .click();
  const dialog = page.getByRole("dialog", { name: "Complete: 3 bookings" });
  const lines = dialog.getByRole("list", { name: "What would happen" }).getByRole("listitem");
  await expect(lines.filter({ hasText: first })).toContainText("Completed");
  await expect(lines.filter({ hasText: unlogged })).toContainText(`Log the readings of ${asset.name} first`);
  await dialog.getByRole("button", { name: "Complete 2" }).click();
  const result = page.getByRole("region", { name: "Result of Complete" });
  await expect(result).toContainText("Complete: 2 done, 1 not");
  await expect(result.getByRole("listitem").first()).toContainText(unlogged ?? "");
  await page.goto(`${DESK}/bookings/${second}`);
  await expect(page.getByText("Completed is final")).toBeVisible();
});
