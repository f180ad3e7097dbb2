import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { MEMBER_TABS } from "@/lib/schemas/booking-list";
import type { Demo } from "../test/browser/demo";
import { OperatorError } from "./operator-error";
import { PROJECT_FOLDER } from "./runtime/data-folder";
import { browserLaunch } from "./testing/browser";
import { newDataFolder, type Product, removeDataFolder, startProduct, stopProduct } from "./testing/product";

/**
 * `npm run shots [name …]`: every page as its usual reader sees it, light and dark, desktop and phone, into
 * .shots/. Runs the product on data of its own; names, where given, choose pages that contain one of them.
 */
const FOLDER = path.join(PROJECT_FOLDER, ".shots");
const SIZES = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;
const THEMES = ["light", "dark"] as const;

/** The grid comes after the page, and on phones not at all. */
async function calendarDrawn(page: Page): Promise<void> {
  const grid = page.getByRole("group", { name: /^Calendar/ });
  await grid.or(page.locator("main ol")).filter({ visible: true }).first().waitFor();
}

interface Shot {
  readonly name: string;
  /** Whose eyes: a role of the demo, or nobody signed in. */
  readonly role?: string;
  readonly path: string | ((context: Known) => string);
  /** Brings up what is looked at, such as a dialog; then the window is taken, and not the whole page. */
  readonly show?: (page: Page) => Promise<void>;
}

/** Addresses that only the seeded data knows. */
interface Known {
  readonly references: Readonly<Record<string, string>>;
  readonly offeringId: string;
  /** The demo's aircraft. */
  readonly assetPath: string;
  /** When there is much of it in each view: something pencilled in, and its inspection. */
  readonly dates: Readonly<Record<"month" | "week" | "day", string>>;
  readonly mailPath: string;
  readonly supplierLink: string;
  readonly customerLink: string;
}

const SHOTS: readonly Shot[] = [
  { name: "login", path: "/login" },
  { name: "forgot-password", path: "/forgot-password" },
  { name: "bookings", role: "agent", path: "/desk/harbour/bookings" },
  { name: "bookings-attention", role: "owner", path: "/desk/harbour/bookings?tab=attention" },
  { name: "bookings-nothing-matches", role: "agent", path: "/desk/harbour/bookings?q=nobody-of-that-name" },
  ...["pending", "confirmed", "rejected", "on_hold"].map((status) => ({
    name: `booking-${status.replace("_", "-")}`,
    role: "admin",
    path: ({ references }: Known) => `/desk/harbour/bookings/${references[status]}`,
  })),
  {
    name: "booking-viewer",
    role: "viewer",
    path: ({ references }) => `/desk/harbour/bookings/${references.pending}`,
  },
  { name: "booking-new", role: "agent", path: "/desk/harbour/bookings/new" },
  {
    name: "booking-new-slot",
    role: "agent",
    path: ({ offeringId }) => `/desk/harbour/bookings/new?offering=${offeringId}`,
  },
  { name: "approvals", role: "admin", path: "/desk/harbour/approvals" },
  { name: "approvals-supplier", role: "supplier", path: "/desk/harbour/approvals" },
  { name: "approvals-empty", role: "viewer", path: "/desk/harbour/approvals" },
  ...(["month", "week", "day"] as const).map((view) => ({
    name: `calendar-${view}`,
    role: "member",
    path: ({ dates, assetPath }: Known) =>
      `/desk/harbour/calendar?view=${view}&date=${dates[view]}&resource=${assetPath.split("/").at(-1)}`,
    show: calendarDrawn,
  })),
  { name: "calendar-owner", role: "owner", path: "/desk/harbour/calendar?view=day", show: calendarDrawn },
  { name: "assets", role: "member", path: "/desk/harbour/assets" },
  { name: "asset", role: "admin", path: ({ assetPath }) => assetPath },
  { name: "asset-member", role: "member", path: ({ assetPath }) => assetPath },
  {
    name: "asset-squawk",
    role: "admin",
    path: ({ assetPath }) => assetPath,
    show: async (page) => {
      await page.getByRole("button", { name: "Report squawk" }).click();
      await page.getByLabel("What is wrong, in a few words").fill("Left brake soft");
      await page.getByLabel("Description").fill("The pedal goes through to the floor on the second push.");
      await page.getByRole("radio", { name: "Grounding" }).check();
      await page.getByRole("region", { name: "What this does" }).waitFor();
    },
  },
  {
    name: "asset-squawk-resolve",
    role: "admin",
    path: ({ assetPath }) => assetPath,
    show: async (page) => {
      await page
        .getByRole("button", { name: /^Resolve: / })
        .first()
        .click();
      await page.getByRole("region", { name: "What this does" }).waitFor();
    },
  },
  {
    name: "asset-maintenance",
    role: "admin",
    path: ({ assetPath }) => assetPath,
    show: async (page) => {
      await page.getByRole("button", { name: /^Change 100-hour/ }).click();
      await page.getByRole("region", { name: "What this does" }).waitFor();
    },
  },
  ...["suspended", "completed"].map((status) => ({
    name: `booking-asset-${status}`,
    role: "admin",
    path: ({ references }: Known) => `/desk/harbour/bookings/${references[`asset ${status}`]}`,
  })),
  {
    name: "booking-asset-readings",
    role: "admin",
    path: ({ references }) => `/desk/harbour/bookings/${references["asset completed"]}`,
    show: async (page) => {
      await page.getByRole("button", { name: "Correct readings" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "bookings-member", role: "member", path: "/desk/harbour/bookings" },
  ...MEMBER_TABS.slice(1).map((tab) => ({
    name: `bookings-member-${tab}`,
    role: "member",
    path: `/desk/harbour/bookings?tab=${tab}`,
  })),
  { name: "offerings", role: "admin", path: "/desk/harbour/offerings" },
  { name: "offering-new", role: "admin", path: "/desk/harbour/offerings/new" },
  { name: "offering", role: "admin", path: ({ offeringId }) => `/desk/harbour/offerings/${offeringId}` },
  { name: "suppliers", role: "admin", path: "/desk/harbour/suppliers" },
  { name: "outbox", role: "owner", path: "/desk/harbour/outbox" },
  { name: "mail", role: "owner", path: ({ mailPath }) => mailPath },
  { name: "mail-templates", role: "owner", path: "/desk/harbour/outbox/templates?template=confirmed" },
  { name: "members", role: "owner", path: "/desk/harbour/settings/members" },
  { name: "api-keys", role: "owner", path: "/desk/harbour/settings/api-keys" },
  { name: "organization", role: "owner", path: "/desk/harbour/settings/organization" },
  { name: "account", role: "agent", path: "/desk/harbour/settings/account" },
  { name: "forbidden", role: "viewer", path: "/desk/harbour/settings/members" },
  { name: "not-found", role: "agent", path: "/desk/harbour/bookings/ZZZZ-ZZZZ" },
  { name: "supplier-link", path: ({ supplierLink }) => supplierLink },
  { name: "customer-link", path: ({ customerLink }) => customerLink },
  { name: "link-forged", path: "/s/not-a-real-link" },
  { name: "book", path: "/book/travel-consultation?zone=America/New_York" },
  { name: "book-none", path: "/book/nothing" },
];

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const shots = SHOTS.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  if (shots.length === 0)
    throw new OperatorError(`No page is called so. There are: ${SHOTS.map(({ name }) => name).join(", ")}.`);
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const dataFolder = newDataFolder();
  const product = await startProduct({
    dataFolder,
    environment: { RATE_LIMIT_SIGN_IN_PER_MINUTE: "1000", RATE_LIMIT_LINK_PER_MINUTE: "1000" },
  });
  try {
    const browser = await chromium.launch(browserLaunch());
    const demo = JSON.parse(readFileSync(product.demoFile, "utf8")) as Demo;
    const known = await learn(browser, product, demo);
    for (const theme of THEMES)
      for (const [size, viewport] of Object.entries(SIZES))
        await shoot(browser, product, demo, known, shots, { theme, size, viewport });
    await browser.close();
    console.log(`The pictures are in ${path.relative(PROJECT_FOLDER, FOLDER)}/.`);
  } finally {
    await stopProduct(product);
    removeDataFolder(dataFolder);
  }
}

interface Look {
  readonly theme: (typeof THEMES)[number];
  readonly size: string;
  readonly viewport: { readonly width: number; readonly height: number };
}

async function shoot(
  browser: Browser,
  product: Product,
  demo: Demo,
  known: Known,
  shots: readonly Shot[],
  { theme, size, viewport }: Look,
): Promise<void> {
  const roles = [...new Set(shots.map(({ role }) => role))];
  for (const role of roles) {
    const context = await browser.newContext({
      viewport,
      baseURL: product.url,
      colorScheme: theme,
      locale: "en-GB",
      timezoneId: "Europe/Lisbon",
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    if (role) await signIn(page, demo, role);
    for (const shot of shots.filter((candidate) => candidate.role === role)) {
      await page.goto(typeof shot.path === "string" ? shot.path : shot.path(known));
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await page.waitForFunction(() => !document.querySelector("[role=status][aria-label=Loading]"));
      await shot.show?.(page);
      await page.screenshot({
        path: path.join(FOLDER, `${shot.name}-${size}-${theme}.png`),
        fullPage: shot.show === undefined,
      });
    }
    await context.close();
  }
}

async function signIn(page: Page, demo: Demo, role: string): Promise<void> {
  const user = demo.users.find(({ roles }) => roles.includes(role));
  if (!user) throw new Error(`The demo has no login for ${role}`);
  await page.goto("/login");
  await page.getByLabel("Email").fill(user.email);
  await page.getByLabel("Password", { exact: true }).fill(user.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/desk\//);
}

async function learn(browser: Browser, product: Product, demo: Demo): Promise<Known> {
  const api = async (resource: string) => {
    const answer = await fetch(`${product.url}/api/v1/${resource}`, {
      headers: { authorization: `Bearer ${demo.apiKeys.owner}` },
    });
    return ((await answer.json()) as { data: { id: string; reference: string; status: string }[] }).data;
  };
  const references: Record<string, string> = {};
  for (const lifecycle of ["tour", "request"])
    for (const booking of await api(`bookings?lifecycle=${lifecycle}&limit=200`))
      references[booking.status] ??= booking.reference;
  for (const booking of await api("bookings?lifecycle=request&status=pending,confirmed,rejected&limit=200"))
    references[booking.status] = booking.reference;
  for (const booking of await api("bookings?lifecycle=asset&limit=200"))
    references[`asset ${booking.status}`] ??= booking.reference;
  const offerings = await api("offerings");

  const context = await browser.newContext({ baseURL: product.url });
  const page = await context.newPage();
  await signIn(page, demo, "owner");
  const known = {
    references,
    offeringId: offerings[0]?.id ?? "",
    ...(await aircraft(page)),
    ...(await mailsWithLinks(page)),
  };
  await context.close();
  return known;
}

async function aircraft(page: Page): Promise<Pick<Known, "assetPath" | "dates">> {
  await page.goto("/desk/harbour/assets");
  await page.getByRole("link", { name: /^Cessna/ }).click();
  await page.getByRole("list", { name: "Maintenance" }).waitFor();
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return {
    assetPath: new URL(page.url()).pathname,
    dates: { month: inDays(0), week: inDays(5), day: inDays(9) },
  };
}

/** The outbox shows working links to an owner of the demo; there the mails' own pages are found. */
async function mailsWithLinks(
  page: Page,
): Promise<Pick<Known, "mailPath" | "supplierLink" | "customerLink">> {
  let mailPath = "";
  const found: Record<"s" | "b", string> = { s: "", b: "" };
  await page.goto("/desk/harbour/outbox");
  await page.getByRole("heading", { level: 1 }).waitFor();
  const mails = await page
    .locator("a[href*='/outbox/']")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  for (const href of new Set(mails)) {
    if (found.s && found.b) break;
    await page.goto(href);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const link = /\/([sb])\/[A-Za-z0-9_-]{40,}/.exec(await page.content());
    const kind = link?.[1] as "s" | "b" | undefined;
    if (!link || !kind) continue;
    mailPath = href;
    found[kind] ||= link[0];
  }
  return { mailPath, supplierLink: found.s, customerLink: found.b };
}

main().catch((error: unknown) => {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exit(1);
});
