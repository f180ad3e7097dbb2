import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { BookingDto } from "@/lib/schemas/booking";
import { closeDatabase } from "@/lib/server/db/pool";
import { type RunningWorker, runWorker } from "@/lib/server/jobs/worker";
import { withClient } from "@/scripts/database/with-client";
import { type ClonedDatabase, cloneDatabase } from "../clone";
import { onDatabase } from "../cluster";
import { book } from "./bookings";
import { mailsOf } from "./mails";
import { makeScene, type Scene, useDatabase } from "./scene";

let database: ClonedDatabase;
let scene: Scene;
let workers: RunningWorker[];

beforeAll(async () => {
  database = await cloneDatabase();
  useDatabase(database);
  scene = await makeScene(database);
  workers = [await runWorker(), await runWorker()];
});

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await closeDatabase();
  await scene.owner.end();
  await database.drop();
});

test("mails are relayed within a second of the commit, and captured where no provider is set", async () => {
  const booking = await book(scene);
  await captured(booking.id);
  const { rows } = await scene.owner.query(
    `SELECT m.audience, m.event_id = e.id AS of_event,
       extract(epoch FROM o.relayed_at - o.created_at)::float AS seconds
     FROM mail m JOIN outbox o ON o.id::text = m.dedupe_key
     JOIN booking_event e ON e.booking_id = m.booking_id AND e.sequence = 1
     WHERE m.booking_id = $1 ORDER BY m.dedupe_key`,
    [booking.id],
  );
  expect(rows.map(({ audience, of_event }) => [audience, of_event])).toEqual([
    ["customer", true],
    ["supplier", true],
    ["seller", true],
  ]);
  for (const { seconds } of rows) expect(seconds).toBeLessThan(1);
});

test("an outbox row shares its event's transaction: rolled back together", async () => {
  await scene.owner.query(`
    CREATE FUNCTION refuse_outbox() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no outbox'; END $$;
    CREATE TRIGGER refuse_outbox BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION refuse_outbox()`);
  const before = await countOf("booking_event");
  await expect(book(scene)).rejects.toThrow("no outbox");
  await scene.owner.query("DROP TRIGGER refuse_outbox ON outbox");
  expect(await countOf("booking_event")).toBe(before);
});

test("two workers, many bookings: each mail and each link once", async () => {
  const links = await countOf("link");
  const bookings: BookingDto[] = [];
  while (bookings.length < 40)
    bookings.push(...(await Promise.all(Array.from({ length: 8 }, () => book(scene)))));
  await Promise.all(bookings.map(({ id }) => captured(id)));
  const { rows } = await scene.owner.query(
    "SELECT count(*)::int AS mails, count(DISTINCT dedupe_key)::int AS keys, max(attempts) AS attempts FROM mail WHERE booking_id = ANY ($1)",
    [bookings.map(({ id }) => id)],
  );
  expect(rows[0]).toEqual({ mails: 120, keys: 120, attempts: 1 });
  // The customer's and the supplier's.
  expect((await countOf("link")) - links).toBe(80);
});

test("a row that cannot be written holds up nobody, shows as failed, and is written anew when asked", async () => {
  const broken = await scene.owner.query<{ id: string }>(
    `INSERT INTO outbox (id, organization_id, channel, topic, payload, created_at)
     VALUES (uuid_v7(), $1, 'mail', 'received', '{"kind": "booking", "to": {"name": "Bo", "address": "bo@guest.test"}}',
       '2000-01-01') RETURNING id`,
    [scene.organizationId],
  );
  const id = broken.rows[0]?.id ?? "";
  const booking = await book(scene);
  await captured(booking.id);
  const failed = () =>
    scene.owner.query("SELECT status, html, to_address FROM mail WHERE dedupe_key = $1", [id]);
  await expect
    .poll(failed)
    .toMatchObject({ rows: [{ status: "failed", html: "", to_address: "bo@guest.test" }] });

  await scene.owner.query(
    "UPDATE outbox SET relayed_at = NULL, payload = (SELECT payload FROM outbox WHERE booking_id = $2 LIMIT 1) WHERE id = $1",
    [id, booking.id],
  );
  await expect.poll(failed).toMatchObject({ rows: [{ status: "captured", html: /Reference/ }] });
});

test("a row that the database refuses holds up nobody either", async () => {
  await scene.owner.query(
    `INSERT INTO outbox (id, channel, topic, payload, created_at)
     VALUES (uuid_v7(), 'mail', 'password_reset', $1, '2000-01-01')`,
    [
      {
        kind: "account",
        topic: "password_reset",
        to: { name: "Bo", address: "lost-link@guest.test" },
        organization: null,
        from: null,
        linkId: "01999999-9999-7999-8999-999999999999",
      },
    ],
  );
  const booking = await book(scene);
  await captured(booking.id);
  await expect
    .poll(() =>
      scene.owner.query("SELECT status, last_error FROM mail WHERE to_address = 'lost-link@guest.test'"),
    )
    .toMatchObject({ rows: [{ status: "failed", last_error: "The mail could not be stored." }] });
});

test("the workers go on after the database has cut every connection", async () => {
  await asSuperuser(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'holdfast%'",
  );
  await expect.poll(() => book(scene).catch(() => null), { timeout: 10_000 }).toBeTruthy();
  await expect.poll(unfinished, { timeout: 15_000 }).toBe(0);
});

function asSuperuser(sql: string): Promise<unknown> {
  const url = onDatabase(inject("testCluster").superuserUrl, database.name);
  return withClient(url, (client) => client.query(sql));
}

async function unfinished(): Promise<number> {
  return (await countOf("outbox WHERE relayed_at IS NULL")) + (await countOf("mail WHERE status = 'queued'"));
}

async function captured(bookingId: string): Promise<void> {
  const done = { status: "captured" };
  await expect.poll(() => mailsOf(scene, bookingId), { timeout: 20_000 }).toMatchObject([done, done, done]);
}

async function countOf(table: string): Promise<number> {
  const { rows } = await scene.owner.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
  return rows[0]?.count ?? 0;
}
