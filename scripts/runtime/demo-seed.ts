import { OperatorError } from "../operator-error";
import { DEMO_FILE, writePrivateJson } from "./data-folder";
import type { DatabaseUrls } from "./embedded-database";
import { endOfLog, finished, startNode } from "./node-process";

export interface DemoLogin {
  email: string;
  password: string;
  roles: string[];
}

export interface DemoContent {
  users: DemoLogin[];
}

/** Seeds the demo where it is missing and writes the file that says how to get in. */
export async function seedDemoDatabase(
  urls: DatabaseUrls,
  url: string,
  secret: string,
  environment: NodeJS.ProcessEnv,
): Promise<DemoContent> {
  const seed = startNode({
    script: "scripts/runtime/demo-seed-process.ts",
    typescript: true,
    ipc: true,
    log: "seed",
    environment,
  });
  let content: DemoContent | undefined;
  seed.on("message", (message) => {
    content = message as DemoContent;
  });
  seed.send({ ownerDatabaseUrl: urls.ownerUrl, appDatabaseUrl: urls.appUrl, url, secret });
  if (!(await finished(seed)) || !content) {
    throw new OperatorError(`The demo could not be seeded:\n${endOfLog("seed", 20)}`);
  }
  writePrivateJson(DEMO_FILE, { ...content, url, databaseUrl: urls.appUrl, ownerDatabaseUrl: urls.ownerUrl });
  return content;
}
