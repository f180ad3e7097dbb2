import {
  type Browser,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
  type PlaywrightWorkerArgs,
} from "@playwright/test";
import { loginOf } from "../../test/browser/demo";
import { ConsoleGuard } from "./console-guard";
import type { Person } from "./database";

type StorageState = Exclude<BrowserContextOptions["storageState"], string | undefined>;

/** A role of the demo, or somebody of the test's own. */
export type Who = string | Person;

interface TestFixtures {
  guard: ConsoleGuard;
  /** A page in a browser of its own, signed in. */
  openAs: (who: Who, options?: BrowserContextOptions) => Promise<Page>;
  /** A page in a browser that nobody signed in with. */
  openVisitor: (options?: BrowserContextOptions) => Promise<Page>;
}

interface WorkerFixtures {
  /** Signs in once for each role and keeps the session. */
  sessionOf: (who: Who) => Promise<StorageState>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  sessionOf: [
    async ({ playwright }, use) => {
      const sessions = new Map<string, Promise<StorageState>>();
      await use((who) => {
        const login = typeof who === "string" ? loginOf(who) : who;
        const known = sessions.get(login.email) ?? signIn(playwright, login);
        sessions.set(login.email, known);
        return known;
      });
    },
    { scope: "worker" },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  guard: async ({}, use) => {
    const guard = new ConsoleGuard();
    await use(guard);
    expect(guard.unexpected(), "errors and warnings in the browser's console").toEqual([]);
  },
  openAs: async ({ browser, guard, sessionOf }, use) => {
    const { open, closeAll } = opener(browser, guard);
    await use(async (who, options) => open({ storageState: await sessionOf(who), ...options }));
    await closeAll();
  },
  openVisitor: async ({ browser, guard }, use) => {
    const { open, closeAll } = opener(browser, guard);
    await use((options) => open({ ...options }));
    await closeAll();
  },
});

export { expect };

function opener(browser: Browser, guard: ConsoleGuard) {
  const pages: Page[] = [];
  return {
    open: async (options: BrowserContextOptions) => {
      const context = await browser.newContext(options);
      guard.watch(context);
      const page = await context.newPage();
      pages.push(page);
      return page;
    },
    closeAll: () => Promise.all(pages.map((page) => page.context().close())),
  };
}

/** Through the same endpoint as the form, which has a test of its own. */
async function signIn(
  { request }: PlaywrightWorkerArgs["playwright"],
  { email, password }: { email: string; password: string },
): Promise<StorageState> {
  const context = await request.newContext({ baseURL: process.env.HOLDFAST_TEST_URL });
  const { csrfToken } = await (await context.get("/api/auth/csrf")).json();
  await context.post("/api/auth/callback/credentials", { form: { csrfToken, email, password } });
  const state = await context.storageState();
  await context.dispose();
  if (!state.cookies.some(({ name }) => name.includes("session-token")))
    throw new Error(`${email} could not be signed in.`);
  return state;
}
