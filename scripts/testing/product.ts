import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { PROJECT_FOLDER } from "../runtime/data-folder";
import { findFreePort } from "../runtime/ports";
import { testEnvironment } from "./tool";

const START_LIMIT_MS = 240_000;

export interface Product {
  process: ChildProcess;
  url: string;
  dataFolder: string;
  demoFile: string;
  /** Everything that it has written so far. */
  output(): string;
  /** The exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
}

export interface ProductOptions {
  /** Given back by `newDataFolder`. */
  dataFolder: string;
  port?: number;
  environment?: Record<string, string>;
}

/** A place for a product's data that is not the checkout's own. */
export function newDataFolder(): string {
  return mkdtempSync(path.join(os.tmpdir(), "holdfast-product-"));
}

export function removeDataFolder(dataFolder: string): void {
  rmSync(dataFolder, { recursive: true, force: true });
}

/** Runs the real `up` on data of its own, and waits until it says that it is ready. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const port = options.port ?? (await findFreePort());
  const product = launch(options, port);
  const ready = waitForLine(product, /Holdfast is ready at (\S+)/);
  const url = await Promise.race([ready, product.ended.then(() => undefined)]);
  if (url) return { ...product, url };
  throw new Error(`The product did not start:\n${product.output()}`);
}

/** Runs `up` and waits until it ends by itself. */
export async function runProductToItsEnd(
  options: ProductOptions,
): Promise<{ code: unknown; output: string }> {
  const product = launch(options, options.port ?? (await findFreePort()));
  const code = await product.ended;
  return { code, output: product.output() };
}

function launch(options: ProductOptions, port: number): Product {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "scripts/runtime/up.ts", "--port", String(port)],
    {
      cwd: PROJECT_FOLDER,
      env: { ...testEnvironment(), HOLDFAST_DATA_FOLDER: options.dataFolder, ...options.environment },
      // The channel tells it when we end, however we end.
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      detached: true,
    },
  );
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      child.emit("output");
    });
  }
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once("close", (code, signal) => resolve(signal ?? code ?? 1));
  });
  const { dataFolder } = options;
  const url = `http://localhost:${port}`;
  return {
    process: child,
    url,
    dataFolder,
    demoFile: path.join(dataFolder, "demo.json"),
    output: () => text,
    ended,
  };
}

/** The first capture of `pattern` in what the product writes, now or later. */
export function waitForLine(product: Product, pattern: RegExp, after = 0): Promise<string> {
  return new Promise((resolve, reject) => {
    const give = setTimeout(
      () => reject(new Error(`No line like ${pattern} in:\n${product.output()}`)),
      START_LIMIT_MS,
    );
    const look = () => {
      const found = pattern.exec(product.output().slice(after));
      if (!found) return;
      clearTimeout(give);
      product.process.off("output", look);
      resolve(found[1] ?? found[0]);
    };
    product.process.on("output", look);
    void product.ended.then(() => clearTimeout(give));
    look();
  });
}

/** Stops the product as Ctrl-C would and waits for its end. */
export async function stopProduct(product: Product, signal: NodeJS.Signals = "SIGINT"): Promise<unknown> {
  product.process.kill(signal);
  return product.ended;
}
