import { appendFileSync, existsSync } from "node:fs";
import { describeDatabaseError } from "../database/connection";
import { loadEnvironmentFile } from "../environment-file";
import { OperatorError } from "../operator-error";
import { DEMO_FILE, ensureDataFolder } from "./data-folder";
import { DatabaseService } from "./database-service";
import { type DemoContent, seedDemoDatabase } from "./demo-seed";
import { type DatabaseUrls, prepareEmbeddedDatabase } from "./embedded-database";
import { waitUntilHealthy } from "./health";
import { buildNext, isBuildFresh } from "./next-build";
import { endAllProcesses, logFile } from "./node-process";
import { nextFreePort } from "./ports";
import { ensurePrismaClient } from "./prisma-client";
import { RunLock } from "./run-lock";
import { say, step } from "./say";
import { prepareServerDatabase } from "./server-database";
import { holdfastSecret, serviceEnvironment } from "./service-environment";
import { startServices } from "./services";
import { readUpOptions, type UpOptions } from "./up-options";

/** What has to be stopped, in the order in which it was started. */
const started: { stop(): Promise<void> }[] = [];
let lock: RunLock | undefined;
let stop: Promise<void> | undefined;

async function up(): Promise<void> {
  const began = Date.now();
  loadEnvironmentFile();
  if (process.env.APP_DATABASE_URL && !process.env.DATABASE_URL) {
    throw new OperatorError(
      "APP_DATABASE_URL is set and DATABASE_URL is not: set DATABASE_URL to the owner's connection too, or neither.",
    );
  }
  const options = readUpOptions(process.argv.slice(2), process.env);
  ensureDataFolder();
  lock = await RunLock.take();
  const demoSeeded = !process.env.DATABASE_URL || options.demo;
  const port = await choosePort(options.port);
  const url = `http://localhost:${port}`;
  const appUrl = process.env.APP_URL || url;
  const urls = await prepareDatabase();
  const environment = serviceEnvironment({
    appDatabaseUrl: urls.appUrl,
    appUrl,
    port,
    secret: holdfastSecret(),
    demo: demoSeeded,
  });
  await ensurePrismaClient(() => say("· Generating the database client …"));
  const seeding = demoSeeded ? startSeeding(urls, url, environment) : undefined;
  // Only the first time there is much to make; later it is looked after while the server starts.
  if (seeding && !existsSync(DEMO_FILE)) await step("Making the demo's data", () => seeding);
  if (!options.dev && !isBuildFresh()) await step("Building the application, about half a minute", buildNext);
  if (stop) return;
  await serve(options, port, url, demoSeeded, environment);
  const demo = await seeding;
  if (!stop) announce(appUrl, demo, began, options);
}

function startSeeding(urls: DatabaseUrls, url: string, environment: NodeJS.ProcessEnv): Promise<DemoContent> {
  const seeding = seedDemoDatabase(urls, url, holdfastSecret(), environment);
  // Its failure is reported where it is awaited, which may be after something else has failed.
  seeding.catch(() => undefined);
  return seeding;
}

async function choosePort(wanted: number): Promise<number> {
  const port = await nextFreePort(wanted);
  if (port !== wanted) say(`Port ${wanted} is in use, so this uses ${port}.`);
  return port;
}

async function prepareDatabase(): Promise<DatabaseUrls> {
  const onApply = (name: string) => say(`  ${name}`);
  const ownerUrl = process.env.DATABASE_URL;
  if (ownerUrl) {
    return step("Checking and migrating the database of DATABASE_URL", () =>
      prepareServerDatabase(ownerUrl, process.env.APP_DATABASE_URL || undefined, onApply),
    );
  }
  const starting = DatabaseService.start();
  started.push({ stop: async () => (await starting.catch(() => undefined))?.stop() });
  const cluster = (await step("Starting PostgreSQL", () => starting)).current;
  try {
    return await step("Migrating the database", () => prepareEmbeddedDatabase(cluster, onApply));
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(describeDatabaseError(error, cluster.superuserUrl("holdfast")), { cause: error });
  }
}

async function serve(
  options: UpOptions,
  port: number,
  url: string,
  demoSeeded: boolean,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  await step("Starting server and worker", async () => {
    // The demo's logins are known to everyone who read the README, so nobody else's machine may reach it unasked.
    const host = options.host ?? (demoSeeded ? "127.0.0.1" : undefined);
    const services = startServices({ port, host, environment, dev: options.dev, lock: lock as RunLock });
    started.push(services);
    await waitUntilHealthy(url, services, () => stop !== undefined);
  });
  lock?.announce(url);
}

function announce(appUrl: string, demo: DemoContent | undefined, began: number, options: UpOptions): void {
  say("");
  say(`Holdfast is ready at ${appUrl} (after ${((Date.now() - began) / 1000).toFixed(1)} s).`);
  if (demo) {
    const width = Math.max(...demo.users.map((user) => user.email.length));
    say("Sign in as:");
    for (const user of demo.users) {
      say(`  ${user.email.padEnd(width)}  ${user.password}  ${user.roles.join(", ")}`);
    }
  } else {
    say("The first account is made with: npm run create-owner");
  }
  if (!options.dev) say("Logs are in .data/logs. Ctrl-C stops everything.");
}

function stopAll(): Promise<void> {
  stop ??= (async () => {
    if (lock) say("\nStopping …");
    lock?.stopping();
    for (const service of started.reverse()) await service.stop();
    await endAllProcesses();
    lock?.release();
    if (lock) say("Everything is stopped.");
  })();
  return stop;
}

async function fail(error: unknown): Promise<void> {
  process.exitCode = 1;
  if (stop) return;
  if (error instanceof OperatorError) {
    console.error(error.message);
  } else {
    const file = logFile("up");
    appendFileSync(file, `${error instanceof Error ? error.stack : String(error)}\n`);
    console.error(`Something unexpected went wrong; the details are in ${file}.`);
  }
  await stopAll();
  process.exit(1);
}

// A terminal that has gone away takes no more lines; stopping goes on without it.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
process.on("disconnect", end);

/** npm and the terminal may both deliver a signal, so that every one after the first changes nothing. */
function end(): void {
  stopAll().then(
    () => process.exit(0),
    () => process.exit(1),
  );
}

up().catch(fail);
