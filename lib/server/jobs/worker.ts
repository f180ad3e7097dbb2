import { setTimeout as pause } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import { endDeferrals } from "@/lib/server/assets/end-deferrals";
import { sweepDeadlines } from "@/lib/server/bookings/sweep-deadlines";
import { closeDatabase } from "@/lib/server/db/pool";
import { releaseAbandonedJobs } from "@/lib/server/jobs/abandoned-jobs";
import { beat, endHeartbeat, HEARTBEAT_EVERY_MS } from "@/lib/server/jobs/heartbeat";
import { type JobRunner, startJobRunner } from "@/lib/server/jobs/job-runner";
import { startLoop } from "@/lib/server/jobs/loop";
import { startPresence } from "@/lib/server/jobs/presence";
import { log } from "@/lib/server/log";
import { relayOutbox } from "@/lib/server/notifications/relay";
import { sendScheduledMails } from "@/lib/server/notifications/scheduled-mails";

const RELAY_EVERY_MS = 1_000;
const SWEEP_EVERY_MS = 1_000;
const SCHEDULED_EVERY_MS = 5_000;
const DEFERRALS_EVERY_MS = 5_000;
const ABANDONED_EVERY_MS = 5_000;
const RESTART_PAUSE_MS = 1_000;

export interface RunningWorker {
  stop(): Promise<void>;
}

/** Starts everything that happens without a caller. Several workers may run at once. */
export async function runWorker(): Promise<RunningWorker> {
  const id = uuidv7();
  await beat(id);
  const relay = startLoop({ name: "relay", everyMs: RELAY_EVERY_MS, run: () => relayOutbox().then(ignore) });
  const loops = [
    startLoop({ name: "heartbeat", everyMs: HEARTBEAT_EVERY_MS, run: () => beat(id) }),
    startLoop({ name: "sweep", everyMs: SWEEP_EVERY_MS, run: () => sweepDeadlines().then(ignore) }),
    startLoop({
      name: "scheduled mails",
      everyMs: SCHEDULED_EVERY_MS,
      run: () => sendScheduledMails().then(ignore),
    }),
    startLoop({ name: "deferrals", everyMs: DEFERRALS_EVERY_MS, run: () => endDeferrals().then(ignore) }),
    relay,
  ];
  const jobs = keepJobsRunning(relay.wake);
  log().info({ worker: id }, "The worker runs");
  return {
    stop: async () => {
      await Promise.all([jobs.stop(), ...loops.map((loop) => loop.stop())]);
      await endHeartbeat(id).catch((error: unknown) =>
        log().warn({ err: error }, "The heartbeat could not be ended"),
      );
      await closeDatabase();
      log().info({ worker: id }, "The worker has stopped");
    },
  };
}

/** The job queue gives up when the database stays away; this starts it again until it is stopped. */
function keepJobsRunning(onOutbox: () => void): { stop(): Promise<void> } {
  let runner: JobRunner | undefined;
  const stopping = new AbortController();
  const { signal } = stopping;
  const kept = (async () => {
    while (!signal.aborted) {
      try {
        runner = await startJobRunner();
        await runWithPresence(runner, onOutbox, () => signal.aborted);
      } catch (error) {
        log().error({ err: error }, "The job queue ended and is started again");
      }
      // Being stopped ends the pause too.
      await pause(RESTART_PAUSE_MS, undefined, { signal }).catch(() => {});
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await runner?.stop();
      await kept;
    },
  };
}

async function runWithPresence(
  runner: JobRunner,
  onOutbox: () => void,
  isStopping: () => boolean,
): Promise<void> {
  const presence = startPresence({ jobOwner: runner.owner, onOutbox });
  const abandoned = startLoop({
    name: "abandoned jobs",
    everyMs: ABANDONED_EVERY_MS,
    run: () => releaseAbandonedJobs(runner.owner).then(ignore),
  });
  try {
    // A stop that came while the runner was starting found none to stop.
    if (isStopping()) await runner.stop();
    await runner.ended;
  } finally {
    await Promise.all([presence.stop(), abandoned.stop()]);
  }
}

function ignore(): void {}
