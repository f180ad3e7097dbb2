import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/server/db/pool";
import { type ClonedDatabase, cloneDatabase } from "../clone";
import { book } from "./bookings";
import { mailsOf } from "./mails";
import { type ResendStandIn, silence, startResendStandIn } from "./resend-stand-in";
import { makeScene, type Scene, useDatabase, workerEnvironment } from "./scene";
import { startWorkerProcess, type WorkerProcess } from "./worker-process";

let database: ClonedDatabase;
let scene: Scene;
let provider: ResendStandIn;
const workers: WorkerProcess[] = [];

beforeAll(async () => {
  database = await cloneDatabase();
  provider = await startResendStandIn();
  useDatabase(database);
  scene = await makeScene(database);
});

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.kill()));
});

afterAll(async () => {
  await closeDatabase();
  await provider.close();
  await scene.owner.end();
  await database.drop();
});

test("killed while the provider is being called: after a restart every mail has gone out once", {
  timeout: 150_000,
}, async () => {
  provider.answerNext(silence);
  const first = start();
  const booking = await book(scene);
  await expect.poll(() => provider.calls.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(1);
  await first.kill();
  start();
  const sent = { status: "sent" };
  await expect.poll(() => mailsOf(scene, booking.id), { timeout: 90_000 }).toMatchObject([sent, sent, sent]);
  const mails = await mailsOf(scene, booking.id);
  expect([...provider.delivered.keys()].sort()).toEqual(mails.map(({ dedupe_key }) => dedupe_key).sort());
});

test("killed between the commit and the relay: the mails go out once after the next start", {
  timeout: 60_000,
}, async () => {
  const first = start();
  await expect.poll(() => first.output(), { timeout: 30_000 }).toContain("The worker runs");
  await first.kill();
  const before = provider.calls.length;
  const booking = await book(scene);
  expect(await mailsOf(scene, booking.id)).toEqual([]);
  const second = start();
  const sent = { status: "sent", attempts: 1 };
  await expect.poll(() => mailsOf(scene, booking.id), { timeout: 30_000 }).toMatchObject([sent, sent, sent]);
  expect(provider.calls.length - before).toBe(3);
  expect(await second.stop()).toBe(0);
});

test("no address, name or token is in what a worker writes down", { timeout: 60_000 }, async () => {
  provider.answerNext(silence, (response) => response.writeHead(422).end("{}"));
  const worker = start();
  const before = provider.calls.length;
  const booking = await book(scene, { customerName: "Olga Unmistakable" });
  await expect.poll(() => provider.calls.length - before, { timeout: 30_000 }).toBeGreaterThanOrEqual(3);
  await worker.stop();
  expect(worker.output()).toContain("The worker runs");
  for (const secret of [booking.customer.email, "Unmistakable", "kayaks@supplier.test", "/b/", "/s/"])
    expect(worker.output()).not.toContain(secret);
});

function start(): WorkerProcess {
  const worker = startWorkerProcess({
    ...workerEnvironment(database),
    RESEND_API_KEY: "re_of_the_tests",
    RESEND_BASE_URL: provider.url,
  });
  workers.push(worker);
  return worker;
}
