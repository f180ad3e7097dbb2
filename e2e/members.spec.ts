import type { Page } from "@playwright/test";
import { apiWithKey } from "./support/api";
import { ownCustomer } from "./support/bookings";
import { newPerson } from "./support/database";
import { DESK } from "./support/desk";
import { linkIn, mailTo } from "./support/mails";
import { expect, test } from "./support/test";

const MEMBERS = `${DESK}/settings/members`;

async function signInAs(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/login");
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

function memberRow(page: Page, email: string) {
  return page.getByRole("row").filter({ hasText: email });
}

async function chooseFor(page: Page, email: string, entry: string): Promise<void> {
  await memberRow(page, email)
    .getByRole("button", { name: /^Actions for/ })
    .click();
  await page.getByRole("menuitem", { name: entry }).click();
}

test("a member is invited by mail, chooses a password through the link, and signs in", async ({
  openAs,
  openVisitor,
}) => {
  const { email } = ownCustomer();
  const admin = await openAs("admin");
  await admin.goto(MEMBERS);
  await admin.getByRole("button", { name: "Invite member" }).click();
  const dialog = admin.getByRole("dialog", { name: "Invite a member" });
  await dialog.getByRole("textbox", { name: "Email" }).fill(email);
  await expect(dialog.getByRole("checkbox", { name: "Owner" })).toBeDisabled();
  await dialog.getByRole("checkbox", { name: "Viewer" }).check();
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(dialog).toBeHidden();
  await expect(memberRow(admin, email)).toContainText("Invited");

  const link = await linkIn(await openAs("owner"), (await mailTo(email, /invit/i)).id);
  const page = await openVisitor();
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Join Harbour & Hill Travel");
  await page.getByLabel("Your name").fill("Nina Newcomer");
  await page.getByLabel("Choose a password").fill("short");
  await page.getByRole("button", { name: "Join and sign in" }).click();
  await expect(page.getByLabel("Choose a password")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Your name")).toHaveValue("Nina Newcomer");
  await page.getByLabel("Choose a password").fill("four words in a row");
  await page.getByRole("button", { name: "Join and sign in" }).click();
  await expect(page).toHaveURL(/\/desk\/harbour/);

  await test.step("later the password opens the desk, and the link no more", async () => {
    const later = await openVisitor();
    await signInAs(later, email, "four words in a row");
    await expect(later.getByRole("heading", { level: 1, name: "Bookings" })).toBeVisible();
    const again = await openVisitor();
    await again.goto(link);
    await expect(again.getByRole("heading", { level: 1 })).toHaveText(/This link/);
    await expect(again.getByLabel("Choose a password")).toHaveCount(0);
  });
});

test("roles count from the next request on, and removing ends access at once", async ({ openAs, guard }) => {
  const person = await newPerson(["viewer"]);
  const [admin, page] = [await openAs("admin"), await openAs(person)];
  await page.goto(`${DESK}/bookings`);
  const refused = page.getByRole("button", { name: "New booking" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bookings");
  await expect(refused).toHaveAttribute("aria-disabled", "true");

  await admin.goto(MEMBERS);
  await chooseFor(admin, person.email, "Change roles");
  const dialog = admin.getByRole("dialog", { name: `Roles of ${person.name}` });
  await dialog.getByRole("checkbox", { name: "Viewer" }).uncheck();
  await dialog.getByRole("checkbox", { name: "Admin" }).check();
  await dialog.getByRole("button", { name: "Change roles" }).click();
  await expect(dialog).toBeHidden();
  await expect(memberRow(admin, person.email)).toContainText("Admin");
  await page.reload();
  await expect(page.getByRole("link", { name: "New booking" })).toBeVisible();
  await page.goto(MEMBERS);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Members");

  await chooseFor(admin, person.email, "Remove member");
  const question = admin.getByRole("alertdialog");
  await question.getByRole("button", { name: "Remove member" }).click();
  // While the question stands, what is below it is hidden from roles, and so is the row.
  await expect(question).toBeHidden();
  await expect(memberRow(admin, person.email)).toHaveCount(0);
  guard.expect(/status of 40[34]/);
  const answer = await page.goto(`${DESK}/bookings`);
  expect([answer?.status(), await page.getByRole("link", { name: "Bookings" }).count()]).toEqual([404, 0]);
});

test("signing out everywhere signs out every browser", async ({ openAs }) => {
  const person = await newPerson(["viewer"]);
  const [here, elsewhere] = [await openAs(person), await openAs(person)];
  await elsewhere.goto(`${DESK}/bookings`);
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Bookings");
  await here.goto(`${DESK}/settings/account`);
  await here.getByRole("button", { name: "Sign out everywhere" }).click();
  await here.getByRole("button", { name: "Yes, sign out everywhere" }).click();
  await expect(here).toHaveURL(/\/login/);
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/login/);
});

test("signing out from the menu ends the session of this browser", async ({ openAs }) => {
  const person = await newPerson(["viewer"]);
  const page = await openAs(person);
  await page.goto(`${DESK}/bookings`);
  await page.getByRole("button", { name: new RegExp(person.name) }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/login/);
  await page.goto(`${DESK}/bookings`);
  await expect(page).toHaveURL(/\/login\?next=/);
});

test("a forgotten password is set anew through the mail, which signs out everywhere", async ({
  openAs,
  openVisitor,
}) => {
  const person = await newPerson(["viewer"]);
  const signedIn = await openAs(person);
  await signedIn.goto(`${DESK}/bookings`);
  const page = await openVisitor();
  await page.goto("/login");
  await page.getByRole("link", { name: /password/i }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Set a new password");
  await page.getByRole("textbox", { name: "Email" }).fill(person.email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Look into your mail");

  const link = await linkIn(await openAs("owner"), (await mailTo(person.email, /password/i)).id);
  await page.goto(link);
  await page.getByLabel("New password").fill("quite another secret");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed")).toBeVisible();
  await signedIn.reload();
  await expect(signedIn).toHaveURL(/\/login/);

  await signInAs(page, person.email, person.password);
  await expect(page.locator("main").getByRole("alert")).toBeVisible();
  await signInAs(page, person.email, "quite another secret");
  await expect(page.getByRole("heading", { level: 1, name: "Bookings" })).toBeVisible();

  const again = await openVisitor();
  await again.goto(link);
  await expect(again.getByRole("heading", { level: 1 })).toHaveText(/This link/);
});

test("an unknown address gets the same answer as a known one, and no mail", async ({ openVisitor }) => {
  const page = await openVisitor();
  await page.goto("/forgot-password");
  await page.getByRole("textbox", { name: "Email" }).fill("nobody.at.all@example.com");
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Look into your mail");
});

test("an API key is shown once, works, and stops when it is revoked", async ({ openAs }) => {
  const person = await newPerson(["agent"]);
  const page = await openAs(person);
  await page.goto(`${DESK}/settings/api-keys`);
  await expect(page.getByText("No keys yet")).toBeVisible();
  await page.getByRole("button", { name: "New API key" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("Night audit");
  await page.getByRole("dialog").getByRole("button", { name: "Make key" }).click();
  const shown = page.getByRole("alertdialog", { name: "Copy your key now" }).locator("code");
  await expect(shown).toHaveText(/^hf_.{20,}$/);
  const secret = (await shown.textContent()) ?? "";
  await page.getByRole("button", { name: "I have copied it" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Night audit" })).toContainText("Active");
  expect((await apiWithKey(secret, "/bookings?limit=1")).status).toBe(200);

  await page.reload();
  await expect(page.getByRole("row").filter({ hasText: "Night audit" })).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  await page.getByRole("button", { name: "Revoke Night audit" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke key" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Night audit" })).toContainText("Revoked");
  expect((await apiWithKey(secret, "/bookings?limit=1")).status).toBe(401);
});
