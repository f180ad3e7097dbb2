import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { Client } from "pg";
import { v7 as uuidv7 } from "uuid";
import { hashPassword } from "@/lib/server/auth/password";
import { buildNext, isBuildFresh } from "../runtime/next-build";
import { endProcess, startNode } from "../runtime/node-process";
import { findFreePort } from "../runtime/ports";
import { serviceEnvironment } from "../runtime/service-environment";
import type { Agency } from "./load-bookings";
import { type Latencies, latenciesOf, timed } from "./measure";
import type { Providers } from "./slots";

const START_LIMIT_MS = 60_000;

const PAGE_RUNS = 80;

export interface PageWeight {
  readonly scripts: number;
  readonly gzippedBytes: number;
}

export interface Pages {
  readonly list: PageWeight;
  readonly publicBooking: PageWeight;
  readonly calendar: PageWeight;
  /** Milliseconds in which the server answers with the public page, and with one that reads nothing, in turns. */
  readonly publicMs: Latencies;
  readonly emptyMs: Latencies;
}

/**
 * The scripts that the production build's HTML names, as a browser that comes for the first time has to load them, of
 * the booking list and the calendar (signed in as a person does) and of the page where customers book; and how long that
 * page takes.
 */
export async function measurePages(
  superuser: Client,
  agency: Agency,
  providers: Providers,
  appUrl: string,
): Promise<Pages> {
  if (!isBuildFresh()) await buildNext();
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const secret = randomBytes(32).toString("base64url");
  const environment = serviceEnvironment({ appDatabaseUrl: appUrl, appUrl: url, port, secret, demo: false });
  const server = startNode({
    script: "node_modules/next/dist/bin/next",
    parameters: ["start", "--port", String(port), "--hostname", "127.0.0.1"],
    environment: { ...environment, RATE_LIMIT_BOOK_PER_MINUTE: "1000000" },
    log: "bench-server",
  });
  try {
    await untilUp(`${url}/login`);
    const cookies = await signIn(superuser, agency, url);
    const desk = `${url}/desk/${agency.owner.organization.slug}`;
    const html = await read(`${desk}/bookings`, cookies);
    if (!html.includes("<table")) throw new Error("The list page shows no list");
    const calendarHtml = await read(`${desk}/calendar?view=day`, cookies);
    if (!calendarHtml.includes('aria-label="Legend"')) throw new Error("The calendar is not drawn");
    const book = `${url}/book/${providers.slug}`;
    const publicHtml = await read(book);
    if (!publicHtml.includes('name="startsAt"')) throw new Error("The public page shows no times");
    return {
      list: await weigh(html, url),
      publicBooking: await weigh(publicHtml, url),
      calendar: await weigh(calendarHtml, url),
      ...(await inTurns(book, `${url}/forgot-password`)),
    };
  } finally {
    await endProcess(server);
  }
}

/** One after the other, the first rounds left out: they meet a server that has not warmed up. */
async function inTurns(publicPage: string, emptyPage: string): Promise<Pick<Pages, "publicMs" | "emptyMs">> {
  const [publicMs, emptyMs]: [number[], number[]] = [[], []];
  for (let round = 0; round < 2 * PAGE_RUNS; round += 1) {
    publicMs.push(await timed(() => read(publicPage)));
    emptyMs.push(await timed(() => read(emptyPage)));
  }
  return { publicMs: latenciesOf(publicMs.slice(PAGE_RUNS)), emptyMs: latenciesOf(emptyMs.slice(PAGE_RUNS)) };
}

async function read(url: string, cookie = ""): Promise<string> {
  const response = await fetch(url, { headers: { cookie } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.text();
}

async function untilUp(url: string): Promise<void> {
  for (const deadline = Date.now() + START_LIMIT_MS; ; await wait(100)) {
    const up = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (up) return;
    if (Date.now() > deadline) throw new Error(`Nothing came up at ${url}`);
  }
}

async function signIn(superuser: Client, { owner }: Agency, url: string): Promise<string> {
  const password = randomBytes(18).toString("base64url");
  await superuser.query("UPDATE app_user SET password_hash = $2 WHERE id = $1", [
    owner.userId,
    await hashPassword(password),
  ]);
  await superuser.query(
    "INSERT INTO membership (id, organization_id, user_id, roles) VALUES ($1, $2, $3, '{owner}') ON CONFLICT DO NOTHING",
    [uuidv7(), owner.organization.id, owner.userId],
  );
  const first = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const jar = cookiesOf(first);
  const second = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: jar, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, email: owner.email, password }),
  });
  return `${jar}; ${cookiesOf(second)}`;
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

async function weigh(html: string, url: string): Promise<PageWeight> {
  const sources = [...html.matchAll(/<script[^>]*\ssrc="([^"]+\.js[^"]*)"[^>]*>/g)]
    .filter(([tag]) => !tag.includes("noModule"))
    .map(([, source]) => new URL(source ?? "", url).href);
  const distinct = [...new Set(sources)];
  if (distinct.length === 0) throw new Error("The page names no script");
  const sizes = await Promise.all(
    distinct.map(async (source) => gzipSync(Buffer.from(await (await fetch(source)).arrayBuffer())).length),
  );
  return { scripts: distinct.length, gzippedBytes: sizes.reduce((sum, size) => sum + size, 0) };
}
