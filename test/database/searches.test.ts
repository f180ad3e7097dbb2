import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Principal } from "@/lib/server/auth/principal";
import { findCustomers } from "@/lib/server/customers/find-customers";
import { closeDatabase, pool } from "@/lib/server/db/pool";
import { listMails } from "@/lib/server/notifications/list-mails";
import { type ClonedDatabase, cloneDatabase } from "./clone";
import { book } from "./jobs/bookings";
import { makeScene, type Scene, useDatabase } from "./jobs/scene";
import { plan } from "./plan";

const MANY = 5_000;

let database: ClonedDatabase;
let scene: Scene;
let owner: pg.Client;
let agent: Principal;

beforeAll(async () => {
  database = await cloneDatabase();
  useDatabase(database);
  scene = await makeScene(database);
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const organization = { id: scene.organizationId, slug: "harbour", name: "Harbour", timeZone: "UTC" };
  const { name } = scene.agent;
  agent = {
    organization,
    userId: uuidv7(),
    membershipId: uuidv7(),
    name,
    email: "ana@harbour.test",
    roles: ["agent"],
    supplierId: null,
    apiKeyId: null,
  };
  await owner.query(
    `INSERT INTO customer (id, organization_id, name, email)
     SELECT uuid_v7(), $1, 'Guest ' || n, 'guest' || n || '@example.test' FROM generate_series(1, ${MANY}) n`,
    [scene.organizationId],
  );
  await owner.query(
    `INSERT INTO mail (id, organization_id, topic, audience, to_name, to_address, subject, html, text, dedupe_key,
       created_at)
     SELECT uuid_v7(), $1, 'confirmed', 'customer', 'Guest ' || n, 'guest' || n || '@example.test',
       'Your booking is confirmed (' || md5(n::text) || ')', '', '', 'key ' || n, now() - n * interval '1 minute'
     FROM generate_series(1, ${MANY}) n`,
    [scene.organizationId],
  );
  await owner.query("VACUUM ANALYZE customer, mail, booking");
  // So few rows are read as fast one after the other; what counts is that the index can be used.
  await owner.query("SET enable_seqscan = off");
});
afterAll(async () => {
  await closeDatabase();
  await owner.end();
  await scene.owner.end();
  await database.drop();
});

/** How the database runs the statement that a search sends. */
async function planOf(search: () => Promise<unknown>): Promise<string> {
  const query = vi.spyOn(pool(), "query");
  await search();
  const [text, values] = query.mock.calls.at(-1) as unknown as [string, unknown[]];
  query.mockRestore();
  return plan(owner, { text, values });
}

describe("a text that few have is looked for in an index", () => {
  test.each(["Guest 4321", "guest4321@example", "4321"])("among customers: %s", async (text) => {
    expect(await planOf(() => findCustomers(agent, text))).toContain(
      "Bitmap Index Scan on customer_name_email",
    );
    const found = await findCustomers(agent, text);
    expect(found).toMatchObject({ ok: true, data: [{ name: "Guest 4321" }] });
  });

  test.each(["Guest 4321", "guest4321@example", "4321@"])("among mails: %s", async (text) => {
    expect(await planOf(() => listMails(agent, { q: text }))).toContain(
      "Bitmap Index Scan on mail_subject_to_name_to_address",
    );
    expect((await listMails(agent, { q: text })).mails).toMatchObject([{ toName: "Guest 4321" }]);
  });
});

test("a mail without words is found by its booking's reference, with and without the hyphen", async () => {
  const { id, reference } = await book(scene);
  await owner.query(
    `INSERT INTO mail (id, organization_id, booking_id, topic, audience, to_name, to_address, subject, html, text,
       dedupe_key, status)
     VALUES (uuid_v7(), $1, $2, 'received', 'customer', 'Lost', 'lost@example.test', 'Not written', '', '', 'lost', 'failed')`,
    [scene.organizationId, id],
  );
  for (const text of [reference, reference.toLowerCase().replace("-", "")])
    expect((await listMails(agent, { q: text })).mails).toMatchObject([{ reference, toName: "Lost" }]);
  expect((await listMails(agent, { q: "ZZZZ-ZZZZ" })).mails).toEqual([]);
});
