import { EventEmitter } from "node:events";
import { Logger, type Runner, run, type WorkerEvents } from "graphile-worker";
import { z } from "zod";
import { pool } from "@/lib/server/db/pool";
import { keepHouse } from "@/lib/server/jobs/housekeeping";
import { log } from "@/lib/server/log";
import { deliverMail } from "@/lib/server/notifications/deliver-mail";

const CONCURRENCY = 5;
const POLL_EVERY_MS = 1_000;

const mailJob = z.object({ mailId: z.uuid() });

export interface JobRunner {
  /** The name under which this worker locks jobs. */
  readonly owner: string;
  /** Resolves or rejects when the runner ends, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the job queue's runner on the application's own pool. Its schema is migrated with everything else. */
export async function startJobRunner(): Promise<JobRunner> {
  const events: WorkerEvents = new EventEmitter();
  let owner: string | undefined;
  events.once("pool:create", ({ workerPool }) => {
    owner = workerPool.id;
  });
  const runner = await run({
    pgPool: pool(),
    events,
    logger: queueLogger(),
    concurrency: CONCURRENCY,
    pollInterval: POLL_EVERY_MS,
    noHandleSignals: true,
    crontab: "*/10 * * * * keep_house ?max=3",
    taskList: {
      deliver_mail: (payload, { abortSignal }) => deliverMail(mailJob.parse(payload).mailId, abortSignal),
      keep_house: () => keepHouse(),
    },
  });
  if (!owner) throw new Error("The job queue started without a pool");
  return { owner, ended: runner.promise, stop: () => stopOnce(runner) };
}

async function stopOnce(runner: Runner): Promise<void> {
  try {
    await runner.stop();
  } catch (error) {
    log().debug({ err: error }, "The job queue had stopped already");
  }
}

/** What the queue says of itself; payloads are ids, and its routine is not worth a line. */
function queueLogger(): Logger {
  return new Logger((scope) => (level, message) => {
    if (level === "error") log().error({ job: scope.jobId, task: scope.taskIdentifier }, message);
    if (level === "warning") log().warn({ job: scope.jobId, task: scope.taskIdentifier }, message);
  });
}
