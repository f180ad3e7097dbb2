import { Logger, run } from "graphile-worker";
import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withClient } from "@/scripts/database/with-client";
import { type ClonedDatabase, cloneDatabase } from "./clone";

let database: ClonedDatabase;

beforeAll(async () => {
  database = await cloneDatabase();
});

afterAll(async () => {
  await database.drop();
});

test("a worker with only the application's role runs, retries and finishes jobs, and keeps a schedule", async () => {
  const attempts: unknown[] = [];
  const worker = await run({
    connectionString: database.appUrl,
    logger: new Logger(() => () => undefined),
    concurrency: 2,
    pollInterval: 100,
    noHandleSignals: true,
    crontab: "* * * * * greet ?fill=1h {kind:'scheduled'}",
    taskList: {
      greet: async (payload, { job }) => {
        attempts.push([payload, job.attempts]);
        if (job.attempts === 1 && job.key === "once") throw new Error("not yet");
      },
    },
  });
  try {
    await worker.addJob("greet", { kind: "keyed" }, { jobKey: "once", queueName: "mail" });
    await expect.poll(() => attempts).toContainEqual([{ kind: "keyed" }, 1]);
    await asApplication(
      "UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key = 'once' RETURNING id",
    );
    await worker.addJob("greet", { kind: "wakes the worker" });
    await expect.poll(() => attempts, { timeout: 10_000 }).toContainEqual([{ kind: "keyed" }, 2]);
    await expect
      .poll(() =>
        asApplication("SELECT FROM graphile_worker.jobs WHERE key = 'once'").then((r) => r.rowCount),
      )
      .toBe(0);
    const known = await asApplication("SELECT identifier FROM graphile_worker._private_known_crontabs");
    expect(known.rows).toEqual([{ identifier: "greet" }]);
  } finally {
    await worker.stop();
  }
});

test("the application's role cannot change the job queue's own schema", async () => {
  await expect(asApplication("DELETE FROM graphile_worker.migrations")).rejects.toMatchObject({
    code: "42501",
  });
  await expect(asApplication("DROP TABLE graphile_worker._private_jobs")).rejects.toMatchObject({
    code: "42501",
  });
});

function asApplication(sql: string): Promise<pg.QueryResult> {
  return withClient(database.appUrl, (client) => client.query(sql));
}
