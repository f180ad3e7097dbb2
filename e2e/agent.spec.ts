import { readDemo } from "../test/browser/demo";
import { mustApi } from "./support/api";
import { givenName, ownCustomer, ownStart, SUNSET } from "./support/bookings";
import { DESK, mailsPromised, previewLines, searchList, timelineEntry } from "./support/desk";
import { mailsOf } from "./support/mails";
import { expect, test } from "./support/test";

test("an agent signs in, sees what a booking does, makes it, and finds it and its mails", async ({
  openVisitor,
  openAs,
}) => {
  const page = await openVisitor();
  const customer = ownCustomer();
  const [date, time] = ownStart().slice(0, 16).split("T");

  await test.step("sign in", async () => {
    const login = readDemo().users.find(({ roles }) => roles.includes("agent"));
    await page.goto("/");
    await expect(page).toHaveURL(/\/login/);
    await page.getByRole("textbox", { name: "Email" }).fill(login?.email ?? "");
    await page.getByLabel("Password").fill(login?.password ?? "");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/desk\/harbour\/bookings/);
    await expect(page.getByRole("heading", { level: 1, name: "Bookings" })).toBeVisible();
  });

  await test.step("fill in, and read what it will do", async () => {
    await page.getByRole("link", { name: "New booking" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "New booking" })).toBeVisible();
    await page.getByRole("button", { name: "Offering" }).click();
    await page.getByRole("option", { name: SUNSET }).click();
    await page.getByLabel("Start", { exact: true }).fill(date ?? "");
    await page.getByLabel("Time", { exact: true }).fill(time ?? "");
    await page.getByLabel("Party").fill("3");
    await page.getByRole("radio", { name: /A new customer/ }).check();
    await page.getByRole("textbox", { name: "Name" }).fill(customer.name);
    await page.getByRole("textbox", { name: "Mail", exact: true }).fill(customer.email);
    await expect(page.getByRole("region", { name: "What this does" })).toContainText(customer.name);
  });
  const promised = await previewLines(page);
  expect(promised[0]).toBe("Starts as Pending");
  expect(promised.filter((line) => line.startsWith("Mail to "))).toHaveLength(3);

  await page.getByRole("button", { name: "Make booking" }).click();
  await expect(page).toHaveURL(/\/bookings\/(?!new)[A-Z0-9-]+$/i);
  const reference = page.url().split("/").at(-1) ?? "";
  await expect(page.getByRole("heading", { level: 1, name: reference })).toBeVisible();
  await expect(timelineEntry(page)).toContainText("Tomás Leitão made the booking");
  await expect(timelineEntry(page)).toContainText("from the desk");

  const booking = await mustApi<{ id: string; partySize: number }>("agent", `/bookings/${reference}`);
  expect(booking.partySize).toBe(3);
  const mails = await mailsOf(booking.id, 3);
  expect(mails.map(({ audience }) => audience).sort()).toEqual(["customer", "seller", "supplier"]);
  expect(mailsPromised(promised)).toEqual(mails.map(({ audience }) => audience).sort());

  await test.step("the outbox shows the agent the mails without their links", async () => {
    await page.goto(`${DESK}/outbox?q=${reference}`);
    await expect(page.getByRole("link", { name: new RegExp(SUNSET) })).toHaveCount(3);
    await page.getByRole("link", { name: `Please answer: request for ${SUNSET}` }).click();
    await expect(page.getByText("Its link was removed")).toBeVisible();
    const inMail = page.frameLocator("iframe");
    await expect(inMail.locator("body")).toContainText(givenName(customer));
    expect(await inMail.locator("body").innerHTML()).not.toMatch(/\/s\/[A-Za-z0-9_-]{20}/);
  });

  await test.step("and an admin of the demo the same mail with a link that works", async () => {
    const admin = await openAs("admin");
    await admin.goto(`${DESK}/outbox?q=${reference}`);
    await admin.getByRole("link", { name: `Please answer: request for ${SUNSET}` }).click();
    await expect(admin.getByText("Its link works")).toBeVisible();
    const link = admin.frameLocator("iframe").locator("a[href*='/s/']").first();
    const opened = admin.waitForEvent("popup");
    await link.click();
    const supplierPage = await opened;
    await expect(supplierPage.getByRole("heading", { level: 1 })).toHaveText("Can you take this booking?");
    await expect(supplierPage.getByText(givenName(customer)).first()).toBeVisible();
  });

  await test.step("the list has it", async () => {
    await page.getByRole("link", { name: "Bookings", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Bookings" })).toBeVisible();
    await searchList(page, customer.email);
    const rows = page
      .getByRole("table", { name: /^Bookings/ })
      .locator("tbody")
      .getByRole("row");
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText(reference);
    await expect(rows.first()).toContainText("Pending");
  });
});

test("a wrong password is refused, keeps the address, and says nothing about who exists", async ({
  openVisitor,
}) => {
  const page = await openVisitor();
  const answers: string[] = [];
  for (const email of ["agent@demo.holdfast.test", "nobody@demo.holdfast.test"]) {
    await page.goto("/login");
    await page.getByRole("textbox", { name: "Email" }).fill(email);
    await page.getByLabel("Password").fill("certainly not it");
    await page.getByRole("button", { name: "Sign in" }).click();
    const alert = page.locator("main").getByRole("alert");
    await expect(alert).toBeVisible();
    answers.push((await alert.textContent()) ?? "");
    await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue(email);
  }
  expect(answers[0]).toBe(answers[1]);
});

test("whoever is not signed in is led to the page after signing in", async ({ openVisitor }) => {
  const page = await openVisitor();
  const login = readDemo().users.find(({ roles }) => roles.includes("agent"));
  await page.goto(`${DESK}/bookings?q=tavares`);
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByRole("button", { name: /^Agent/ }).click();
  await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue(login?.email ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/desk\/harbour\/bookings\?q=tavares$/);
});
