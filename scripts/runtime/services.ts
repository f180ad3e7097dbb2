import { unwatchFile, watch, watchFile } from "node:fs";
import path from "node:path";
import { PROJECT_FOLDER } from "./data-folder";
import { BUILD_STAMP } from "./next-build";
import { startNode } from "./node-process";
import type { RunLock } from "./run-lock";
import { say } from "./say";
import { Supervised } from "./supervised";

export interface ServicesOptions {
  port: number;
  host: string | undefined;
  environment: NodeJS.ProcessEnv;
  dev: boolean;
  lock: Pick<RunLock, "addChild">;
}

export interface Services {
  /** How often server or worker failed in a row. */
  failures(): number;
  stop(): Promise<void>;
}

/** Starts the web server and the worker and keeps both running. */
export function startServices(options: ServicesOptions): Services {
  const { environment, dev } = options;
  const onStart = (pid: number) => options.lock.addChild(pid);
  const onRestart = (name: string, pauseMs: number) =>
    say(`The ${name} ended unexpectedly; starting it again in ${(pauseMs / 1000).toFixed(1)} s.`);
  const address = ["--port", String(options.port), ...(options.host ? ["--hostname", options.host] : [])];
  const server = new Supervised({
    name: "server",
    onStart,
    onRestart,
    start: () =>
      startNode({
        script: "node_modules/next/dist/bin/next",
        parameters: [dev ? "dev" : "start", ...address],
        environment: { ...environment, NODE_ENV: dev ? "development" : "production" },
        log: dev ? undefined : "server",
        keepLog: true,
      }),
  });
  const worker = new Supervised({
    name: "worker",
    onStart,
    onRestart,
    start: () =>
      startNode({
        script: "scripts/worker.ts",
        typescript: true,
        environment,
        log: dev ? undefined : "worker",
      }),
  });
  const unwatch = dev ? restartOnEdit(worker) : restartOnBuild(server, worker);
  return {
    failures: () => Math.max(server.failures, worker.failures),
    stop: async () => {
      unwatch();
      await Promise.all([server.stop(), worker.stop()]);
    },
  };
}

/** A build made meanwhile, as by the tests, replaces the files that a running server reads. */
function restartOnBuild(...services: Supervised[]): () => void {
  watchFile(BUILD_STAMP, { interval: 1_000 }, (now) => {
    if (now.mtimeMs === 0) return;
    say("There is a new build; restarting server and worker.");
    for (const service of services) void service.restart();
  });
  return () => unwatchFile(BUILD_STAMP);
}

/** `next dev` reloads itself; the worker is started anew when what it runs was edited. */
function restartOnEdit(worker: Supervised): () => void {
  let pending: NodeJS.Timeout | undefined;
  const restart = () => {
    clearTimeout(pending);
    pending = setTimeout(() => void worker.restart(), 300);
  };
  const watchers = ["lib", "emails"].map((folder) =>
    watch(path.join(PROJECT_FOLDER, folder), { recursive: true }, restart),
  );
  return () => {
    clearTimeout(pending);
    for (const watcher of watchers) watcher.close();
  };
}
