import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { closeDatabase, pool } from "@/lib/server/db/pool";
import { keepHouse } from "@/lib/server/jobs/housekeeping";
import { type ClonedDatabase, cloneDatabase } from "../clone";
import { plan } from "../plan";
import { useDatabase } from "./scene";

let database: ClonedDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await cloneDatabase();
  useDatabase(database);
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
beforeEach(() => owner.query("TRUNCATE outbox"));
afterAll(async () => {
  await closeDatabase();
  await owner.end();
  await database.drop();
});

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

async function outboxRow(made: Date, relayed: Date | null): Promise<string> {
  const id = uuidv7({ msecs: made.getTime() });
  await owner.query(
    "INSERT INTO outbox (id, channel, topic, payload, created_at, relayed_at) VALUES ($1, 'mail', 'test', '{}', $2, $3)",
    [id, made, relayed],
  );
  return id;
}

test("an outbox row is kept for 30 days after it was relayed, and until then", async () => {
  await outboxRow(daysAgo(31), daysAgo(31));
  await outboxRow(daysAgo(90), daysAgo(30.1));
  const kept = [
    await outboxRow(daysAgo(90), null),
    await outboxRow(daysAgo(90), daysAgo(29.9)),
    await outboxRow(daysAgo(29.9), daysAgo(29.9)),
  ];
  await keepHouse();
  const { rows } = await owner.query("SELECT id FROM outbox");
  expect(rows.map(({ id }) => id).sort()).toEqual(kept.sort());
});

test("the rows of the last 30 days are not read to find older ones", async () => {
  await owner.query(
    `INSERT INTO outbox (id, channel, topic, payload, relayed_at)
     SELECT uuid_v7(), 'mail', 'test', '{}', now() FROM generate_series(1, 2000)`,
  );
  await owner.query("ANALYZE outbox");
  const query = vi.spyOn(pool(), "query");
  await keepHouse();
  const statement = query.mock.calls.map(([text]) => String(text)).find((text) => text.includes("outbox"));
  query.mockRestore();
  expect(await plan(owner, { text: statement ?? "" })).toContain("Index Scan using outbox_pkey");
});

test("idempotency keys are kept for 24 hours", async () => {
  const organization = uuidv7();
  await owner.query(
    "INSERT INTO organization (id, slug, name, time_zone, email) VALUES ($1, 'kept', 'Kept', 'UTC', 'kept@example.test')",
    [organization],
  );
  await owner.query(
    `INSERT INTO idempotency_key (organization_id, scope_id, key, body_hash, created_at)
     VALUES ($1, $1, 'old', 'x', now() - interval '25 hours'), ($1, $1, 'new', 'x', now())`,
    [organization],
  );
  await keepHouse();
  const { rows } = await owner.query("SELECT key FROM idempotency_key");
  expect(rows).toEqual([{ key: "new" }]);
});
