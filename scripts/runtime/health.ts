import { setTimeout as wait } from "node:timers/promises";
import { OperatorError } from "../operator-error";
import { endOfLog, logFile } from "./node-process";
import type { Services } from "./services";

const START_LIMIT_MS = 120_000;
const FAILURES_TO_GIVE_UP = 4;

/** Waits until the server answers that it, the database and the worker are well. */
export async function waitUntilHealthy(
  url: string,
  services: Services,
  isStopping: () => boolean,
): Promise<void> {
  const until = Date.now() + START_LIMIT_MS;
  let last = "it does not answer yet";
  while (!isStopping()) {
    const answer = await askHealth(url);
    if (answer.healthy) return;
    last = answer.state;
    if (services.failures() >= FAILURES_TO_GIVE_UP || Date.now() > until) {
      throw new OperatorError(
        `The application does not become ready (${last}). The ends of its logs:\n${logFile("server")}\n${endOfLog("server", 15)}\n${logFile("worker")}\n${endOfLog("worker", 15)}`,
      );
    }
    await wait(100);
  }
}

async function askHealth(url: string): Promise<{ healthy: boolean; state: string }> {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(10_000) });
    const text = await response.text();
    const body = response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : undefined;
    const healthy = response.ok && body?.status === "ok" && body?.worker === "ok";
    return { healthy, state: `health answers ${response.status} ${text.slice(0, 200)}` };
  } catch {
    return { healthy: false, state: "it does not answer yet" };
  }
}
