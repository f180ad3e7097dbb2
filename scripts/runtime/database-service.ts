import { setTimeout as wait } from "node:timers/promises";
import { OperatorError } from "../operator-error";
import type { Cluster } from "../postgres/cluster";
import { startEmbeddedCluster } from "./embedded-database";
import { say } from "./say";

const RESTART_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/** The embedded PostgreSQL, started again on the same port when it ends by itself. */
export class DatabaseService {
  private stopped = false;

  private constructor(private cluster: Cluster) {
    this.watch();
  }

  static async start(): Promise<DatabaseService> {
    return new DatabaseService(await startEmbeddedCluster());
  }

  get current(): Cluster {
    return this.cluster;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.cluster.stop();
  }

  private async watch(): Promise<void> {
    let pause = RESTART_PAUSE_MS;
    while (!this.stopped) {
      await this.cluster.ended;
      if (this.stopped) return;
      say("The database ended unexpectedly; starting it again. It recovers what was committed.");
      pause = await this.startAgain(pause);
    }
  }

  private async startAgain(pause: number): Promise<number> {
    const port = this.cluster.port;
    try {
      this.cluster = await startEmbeddedCluster(port);
      if (this.stopped) await this.cluster.stop();
      return RESTART_PAUSE_MS;
    } catch (error) {
      say(error instanceof OperatorError ? error.message : `The database does not start: ${String(error)}`);
      await wait(pause);
      return Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }
}
