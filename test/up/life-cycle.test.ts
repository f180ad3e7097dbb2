import { spawn } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { withClient } from "@/scripts/database/with-client";
import { findFreePort } from "@/scripts/runtime/ports";
import { isAlive } from "@/scripts/runtime/process-identity";
import {
  newDataFolder,
  type Product,
  removeDataFolder,
  runProductToItsEnd,
  startProduct,
  stopProduct,
  waitForLine,
} from "@/scripts/testing/product";
import { testEnvironment } from "@/scripts/testing/tool";
import { type ProcessOfFolder, processesOf } from "./processes";

/** A start on data that exists, with the build made: what a person waits for every day. */
const SECOND_START_LIMIT_MS = 10_000;

let dataFolder: string;
let product: Product | undefined;

beforeAll(() => {
  dataFolder = newDataFolder();
});

afterEach(async () => {
  if (product) await stopProduct(product, "SIGKILL");
  product = undefined;
  await everythingEnds();
});

afterAll(() => {
  removeDataFolder(dataFolder);
});

function processes(): ProcessOfFolder[] {
  return processesOf(dataFolder);
}

function everythingEnds() {
  return expect
    .poll(() => processes().map((found) => found.name), { timeout: 30_000, interval: 100 })
    .toEqual([]);
}

function processNamed(name: ProcessOfFolder["name"]): number {
  const found = processes().find((candidate) => candidate.name === name);
  if (!found) throw new Error(`No ${name} runs.`);
  return found.pid;
}

async function health(url: string): Promise<string> {
  const response = await fetch(`${url}/api/health`).catch(() => undefined);
  return response ? ((await response.json()) as { status: string }).status : "unreachable";
}

function becomesHealthy(url: string) {
  return expect.poll(() => health(url), { timeout: 30_000, interval: 100 }).toBe("ok");
}

async function rowsWritten(ownerUrl: string, statement: string): Promise<unknown[]> {
  return (await withClient(ownerUrl, (client) => client.query(statement))).rows;
}

function ownerDatabaseUrl(): string {
  return JSON.parse(readFileSync(path.join(dataFolder, "demo.json"), "utf8")).ownerDatabaseUrl;
}

describe("npm run up", () => {
  test("starts everything, keeps its secrets private, and Ctrl-C delivered twice leaves nothing running", async () => {
    product = await startProduct({ dataFolder });
    expect(await health(product.url)).toBe("ok");
    expect(statSync(product.demoFile).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(dataFolder, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(statSync(dataFolder).mode & 0o007).toBe(0);
    const names = processes().map((found) => found.name);
    expect(names).toEqual(expect.arrayContaining(["database", "guard", "server", "up", "worker"]));

    product.process.kill("SIGINT");
    product.process.kill("SIGINT");
    expect(await product.ended).toBe(0);
    expect(processes()).toEqual([]);
    expect(product.output()).toMatch(/Everything is stopped/);
  });

  test("a second start is quick, takes the next port when its own is busy, and a third is told where it runs", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const address = other.address();
    const busy = address && typeof address === "object" ? address.port : 0;
    const began = Date.now();

    product = await startProduct({ dataFolder, port: busy });

    expect(Date.now() - began).toBeLessThan(SECOND_START_LIMIT_MS);
    other.close();
    expect(product.output()).toContain(`Port ${busy} is in use, so this uses`);
    expect(product.url).not.toContain(`:${busy}`);
    const again = await runProductToItsEnd({ dataFolder });
    expect(again.code).toBe(1);
    expect(again.output).toContain(`Holdfast already runs from this folder at ${product.url}`);
    expect(await health(product.url)).toBe("ok");
    expect(await stopProduct(product, "SIGTERM")).toBe(0);
    expect(processes()).toEqual([]);
  });

  test("a server, a worker, a guard and a database that are killed come back, with what was committed", async () => {
    product = await startProduct({ dataFolder });
    const ownerUrl = ownerDatabaseUrl();
    await rowsWritten(ownerUrl, "CREATE TABLE kept AS SELECT 42 AS answer");
    for (const name of ["server", "worker", "database", "guard"] as const) {
      const before = processNamed(name);
      const seen = product.output().length;
      process.kill(before, "SIGKILL");
      await waitForLine(product, /ended unexpectedly; starting it again/, seen);
      await expect
        .poll(() => processes().some((found) => found.name === name && found.pid !== before), {
          timeout: 30_000,
        })
        .toBe(true);
      await becomesHealthy(product.url);
    }
    expect(await rowsWritten(ownerUrl, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    expect(await stopProduct(product)).toBe(0);
    expect(processes()).toEqual([]);
  });

  test("after kill -9 of up its children end by themselves and the next start works", async () => {
    product = await startProduct({ dataFolder });
    const children = processes().filter((found) => found.name !== "up");
    process.kill(processNamed("up"), "SIGKILL");
    await product.ended;

    product = await startProduct({ dataFolder });

    expect(children.filter((child) => isAlive(child.pid))).toEqual([]);
    expect(await health(product.url)).toBe("ok");
    expect(await stopProduct(product)).toBe(0);
  });

  test("after kill -9 of everything at once the next start recovers", async () => {
    product = await startProduct({ dataFolder });
    for (const { pid } of processes()) process.kill(pid, "SIGKILL");
    await product.ended;

    product = await startProduct({ dataFolder });

    expect(await rowsWritten(ownerDatabaseUrl(), "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    expect(await stopProduct(product)).toBe(0);
    expect(processes()).toEqual([]);
  });
});

describe("npm run up, through npm", () => {
  async function startThroughNpm() {
    const npm = spawn("npm", ["run", "up"], {
      env: { ...testEnvironment(), HOLDFAST_DATA_FOLDER: dataFolder, PORT: String(await findFreePort()) },
      stdio: ["ignore", "pipe", "ignore"],
    });
    let output = "";
    npm.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
    });
    const ended = new Promise((resolve) => npm.once("exit", resolve));
    await expect.poll(() => output, { timeout: 60_000 }).toContain("Holdfast is ready at");
    return { npm, ended, output: () => output };
  }

  test("ends when npm is killed, and a start right after that waits for its end", async () => {
    const { npm, output } = await startThroughNpm();
    npm.kill("SIGKILL");

    product = await startProduct({ dataFolder });

    expect(output()).toContain("Everything is stopped.");
    expect(await stopProduct(product)).toBe(0);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("ends before npm does when npm gets %s", async (signal) => {
    const { npm, ended } = await startThroughNpm();
    npm.kill(signal);
    await ended;
    expect(processes()).toEqual([]);
  });
});

describe("npm run up with DATABASE_URL", () => {
  test("says in one sentence that nothing answers there, without the password", async () => {
    const ended = await runProductToItsEnd({
      dataFolder,
      environment: { DATABASE_URL: "postgresql://someone:s3cretword@127.0.0.1:1/holdfast" },
    });
    expect(ended.code).toBe(1);
    expect(ended.output).toContain(
      "Nothing answers at 127.0.0.1:1/holdfast: start that PostgreSQL, or correct the address in DATABASE_URL.",
    );
    expect(ended.output).not.toMatch(/s3cretword|\n\s+at /);
  });
});
