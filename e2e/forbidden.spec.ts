import { readDemo } from "../test/browser/demo";
import { type ApiCommand, apiWithKey, mustApi, readBooking, readEvents } from "./support/api";
import { newBooking, newOffering, ownStart } from "./support/bookings";
import { DESK, openBooking } from "./support/desk";
import { expect, test } from "./support/test";

const PAGES = {
  "/bookings/new": ["owner", "admin", "agent", "member"],
  "/customers": ["owner", "admin", "agent"],
  "/suppliers": ["owner", "admin", "approver", "agent", "cashier", "accountant", "viewer"],
  "/outbox": ["owner", "admin", "agent"],
  "/settings/members": ["owner", "admin"],
  "/settings/organization": ["owner", "admin"],
  "/offerings/new": ["owner", "admin"],
} as const satisfies Record<string, readonly string[]>;

const ROLES = [
  "owner",
  "admin",
  "approver",
  "agent",
  "cashier",
  "accountant",
  "supplier",
  "member",
  "viewer",
] as const;

for (const role of ROLES) {
  test(`the pages that the role ${role} opens, and those that explain why it may not`, async ({
    openAs,
    guard,
  }) => {
    guard.expect(/status of 403/);
    const page = await openAs(role);
    for (const [path, roles] of Object.entries(PAGES)) {
      const allowed = (roles as readonly string[]).includes(role);
      const answer = await page.goto(`${DESK}${path}`);
      expect(answer?.status(), path).toBe(allowed ? 200 : 403);
      const heading = page.getByRole("heading", { level: 1 });
      if (allowed) {
        await expect(heading).not.toHaveText("Your roles do not open this page");
      } else {
        await expect(heading).toHaveText("Your roles do not open this page");
        await expect(page.getByRole("navigation", { name: "Desk" })).toBeVisible();
        await expect(page.getByRole("link", { name: "Go to your desk" })).toBeVisible();
      }
    }
  });
}

test("a viewer sees every action disabled, each with a reason that focus reaches", async ({ openAs }) => {
  const offering = await newOffering();
  const booking = await newBooking({ offeringId: offering.id });
  const page = await openAs("viewer");
  await openBooking(page, booking.reference);
  const buttons = page.getByRole("region", { name: "Actions" }).getByRole("button");
  await expect(buttons).toHaveText([/^Confirm/, /^Reject/, /^Withdraw/]);
  for (const button of await buttons.all()) {
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await button.focus();
    await expect(button).toBeFocused();
    await expect(button).toHaveAccessibleDescription(/\S.{9,}/);
    await button.press("Enter");
    await expect(page.getByRole("dialog").or(page.getByRole("alertdialog"))).toHaveCount(0);
  }
  await expect(page.getByRole("button", { name: "Add note" })).toHaveCount(0);
  expect(await readBooking(booking.id)).toMatchObject({ status: "pending", version: booking.version });

  await page.goto(`${DESK}/bookings?q=${booking.reference}`);
  await expect(page.getByRole("link", { name: booking.reference })).toBeVisible();
  await expect(page.getByRole("link", { name: "CSV" })).toHaveCount(0);
  await expect(page.getByRole("checkbox", { name: /^Select/ })).toHaveCount(0);
  const answer = await page.request.get(`${DESK}/bookings/export?q=${booking.reference}`);
  expect(answer.status()).toBe(403);
});

test("the desk offers each role what the API would do for it", async ({ openAs }) => {
  const offering = await newOffering();
  const booking = await newBooking({ offeringId: offering.id });
  for (const role of ["agent", "approver", "admin"]) {
    const commands = await mustApi<ApiCommand[]>(role, `/bookings/${booking.id}/commands`);
    const page = await openAs(role);
    await openBooking(page, booking.reference);
    for (const [command, label] of Object.entries({
      confirm: "Confirm",
      reject: "Reject",
      withdraw: "Withdraw",
    })) {
      const button = page.getByRole("region", { name: "Actions" }).getByRole("button", { name: label });
      const allowed = commands.find((one) => one.command === command)?.allowed ?? false;
      await expect(button, `${role}: ${label}`).toBeVisible();
      expect(await button.getAttribute("aria-disabled"), `${role}: ${label}`).toBe(allowed ? null : "true");
    }
  }
});

test("a member sees the bookings that it made, and no others", async ({ openAs, guard }) => {
  // Members and agents book 90 days ahead at most.
  const own = await newBooking({ role: "member", offering: "Nine-seat van", startsAt: ownStart(25) });
  const hidden = await newBooking({ role: "agent", offering: "Nine-seat van", startsAt: ownStart(25) });
  const page = await openAs("member");
  await page.goto(`${DESK}/bookings?q=${own.reference}`);
  await expect(page.getByRole("link", { name: own.reference })).toBeVisible();
  await page.goto(`${DESK}/bookings?q=${hidden.reference}`);
  await expect(page.getByText("No booking matches")).toBeVisible();
  guard.expect(/status of 404/);
  const answer = await page.goto(`${DESK}/bookings/${hidden.reference}`);
  expect(answer?.status()).toBe(404);
});

test("what belongs to another organization is not there", async ({ openAs, guard }) => {
  const key = readDemo().otherOrganization.apiKeys.admin ?? "";
  const { data: offerings } = await apiWithKey<{ id: string; name: string }[]>(key, "/offerings");
  const van = offerings.find(({ name }) => name === "Nine-seat van");
  const { data: foreign } = await apiWithKey<{ id: string; reference: string; version: number }>(
    key,
    "/bookings",
    {
      offeringId: van?.id,
      customer: { name: "Foreign", email: "foreign@example.com" },
      startsAt: new Date(Date.now() + 86_400_000 * 40).toISOString(),
    },
  );
  guard.expect(/status of 404/);
  const page = await openAs("agent");
  for (const address of [
    `${DESK}/bookings/${foreign.reference}`,
    `${DESK}/bookings/${foreign.id}`,
    `${DESK}/offerings/${van?.id}`,
    `${DESK}/outbox/${foreign.id}`,
    "/desk/northwind",
    "/desk/northwind/bookings",
    `/desk/northwind/bookings/${foreign.reference}`,
    "/desk/nobody",
    `${DESK}/bookings/ZZZZ-ZZZZ`,
    `${DESK}/no-such-page`,
    "/no-such-page",
  ]) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(404);
    expect(await page.content(), address).not.toContain("foreign@example.com");
  }
  expect((await page.request.get("/desk/northwind/bookings/export")).status()).toBe(404);
  await page.goto(`${DESK}/bookings?q=${foreign.reference}`);
  await expect(page.getByText("No booking matches")).toBeVisible();
});

test("a session opens the desk and not the API, which asks for a key", async ({ openAs }) => {
  const booking = await newBooking();
  const page = await openAs("viewer");
  const answer = await page.request.post(`/api/v1/bookings/${booking.id}/commands`, {
    data: { command: "withdraw" },
  });
  expect(answer.status()).toBe(401);
  expect(await readEvents(booking.id)).toHaveLength(1);
});
