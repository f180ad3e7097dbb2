import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "@/lib/domain/access/roles";
import { outboxQuery } from "@/lib/schemas/mail";
import type { Principal } from "@/lib/server/auth/principal";
import { closeDatabase } from "@/lib/server/db/pool";
import { linkIdHash, readLinkToken } from "@/lib/server/links/token";
import { deliverMail } from "@/lib/server/notifications/deliver-mail";
import { listMails } from "@/lib/server/notifications/list-mails";
import { readMail } from "@/lib/server/notifications/read-mail";
import { relayOutbox } from "@/lib/server/notifications/relay";
import { resendMail } from "@/lib/server/notifications/resend-mail";
import { type ClonedDatabase, cloneDatabase } from "../clone";
import { book } from "./bookings";
import { mailsOf } from "./mails";
import { principalOf } from "./people";
import { makeScene, type Scene, useDatabase } from "./scene";

let database: ClonedDatabase;
let scene: Scene;

beforeAll(async () => {
  database = await cloneDatabase();
  useDatabase(database, { HOLDFAST_DEMO: "1" });
  scene = await makeScene(database);
});

afterAll(async () => {
  await closeDatabase();
  await scene.owner.end();
  await database.drop();
});

function person(role: Role, organizationId = scene.organizationId): Principal {
  return principalOf({ organizationId }, [role]);
}

async function customerMail() {
  const booking = await book(scene);
  await relayOutbox();
  const mail = (await mailsOf(scene, booking.id)).find(({ audience }) => audience === "customer");
  if (!mail) throw new Error("The customer got no mail");
  return mail;
}

const ADDRESS = /http:\/\/desk\.holdfast\.test\/b\/([\w-]+)/;

test("in a demo, owners and admins get the working link; an agent reads the mail without any", async () => {
  const { id, link_id } = await customerMail();
  for (const role of ["owner", "admin"] as const) {
    const mail = await readMail(person(role), id);
    expect(mail?.link).toBe("working");
    for (const part of [mail?.html, mail?.text])
      expect(readLinkToken(ADDRESS.exec(part ?? "")?.[1] ?? "")?.idHash).toBe(linkIdHash(link_id ?? ""));
  }
  const mail = await readMail(person("agent"), id);
  expect(mail).toMatchObject({ link: "removed" });
  expect(mail?.text).toContain("[link removed]");
  expect(`${mail?.html}${mail?.text}`).not.toMatch(/\/b\/|\{\{|href=/);
});

test("a link into somebody's account works for an owner alone", async () => {
  const linkId = uuidv7();
  await scene.owner.query(
    `INSERT INTO link (id, organization_id, purpose, subject_id, expires_at)
     VALUES ($1, $2, 'password_reset', $1, now() + interval '1 hour')`,
    [linkId, scene.organizationId],
  );
  const payload = {
    kind: "account",
    topic: "password_reset",
    to: { name: "Olga Owner", address: "olga@harbour.test" },
    organization: null,
    from: null,
    linkId,
  };
  await scene.owner.query(
    "INSERT INTO outbox (id, organization_id, channel, topic, payload) VALUES ($1, $2, 'mail', 'password_reset', $3)",
    [uuidv7(), scene.organizationId, payload],
  );
  await relayOutbox();
  const [mail] = (await listMails(person("owner"), { q: "olga@harbour" })).mails;
  expect((await readMail(person("owner"), mail?.id ?? ""))?.link).toBe("working");
  expect((await readMail(person("admin"), mail?.id ?? ""))?.link).toBe("removed");
});

test("another organization's mail is nowhere: not read, not listed, not sent again", async () => {
  const { id } = await customerMail();
  await scene.owner.query("UPDATE mail SET status = 'failed' WHERE id = $1", [id]);
  const stranger = person("owner", uuidv7());
  expect(await readMail(stranger, id)).toBeNull();
  expect((await listMails(stranger, {})).mails).toEqual([]);
  expect(await resendMail(stranger, id)).toMatchObject({ ok: false, error: { code: "not_found" } });
  expect((await readMail(person("agent"), id))?.status).toBe("failed");
  expect(await readMail(person("owner"), "not-an-id")).toBeNull();
});

test("a failed mail is sent again under its own key, and only a failed one", async () => {
  const mail = await customerMail();
  expect(await resendMail(person("admin"), mail.id)).toMatchObject({
    ok: false,
    error: { code: "illegal_transition" },
  });
  await scene.owner.query(
    "UPDATE mail SET status = 'failed', last_error = 'no', attempts = 20 WHERE id = $1",
    [mail.id],
  );
  expect(await resendMail(person("admin"), mail.id)).toMatchObject({ ok: true });
  const { rows } = await scene.owner.query(
    "SELECT count(*)::int AS jobs FROM graphile_worker.jobs WHERE key = $1",
    [`mail:${mail.id}`],
  );
  expect(rows).toEqual([{ jobs: 1 }]);
  await deliverMail(mail.id);
  expect(await readMail(person("admin"), mail.id)).toMatchObject({
    status: "captured",
    attempts: 1,
    lastError: null,
    dedupeKey: mail.dedupe_key,
  });
});

test("a mail without words is written anew from the outbox, as long as that is kept", async () => {
  const mail = await customerMail();
  await scene.owner.query("UPDATE mail SET status = 'failed', html = '', text = '' WHERE id = $1", [mail.id]);
  expect(await resendMail(person("owner"), mail.id)).toMatchObject({ ok: true });
  await relayOutbox();
  expect(await readMail(person("owner"), mail.id)).toMatchObject({ status: "queued", link: "working" });
  await scene.owner.query("UPDATE mail SET status = 'failed', html = '' WHERE id = $1", [mail.id]);
  await scene.owner.query("DELETE FROM outbox WHERE id = $1", [mail.dedupe_key]);
  expect(await resendMail(person("owner"), mail.id)).toMatchObject({ ok: false });
});

test("pages go to the end and back without a gap, whatever narrows them", async () => {
  for (let made = 0; made < 40; made += 8) await Promise.all(Array.from({ length: 8 }, () => book(scene)));
  await relayOutbox();
  const reader = person("agent");
  const wanted = { q: "Offering of request", status: ["queued" as const] };
  const first = await listMails(reader, wanted);
  expect(first.newer).toBeNull();
  const second = await listMails(reader, { ...wanted, cursor: first.older ?? "" });
  const third = await listMails(reader, { ...wanted, cursor: second.older ?? "" });
  expect(third.older).toBeNull();
  const all = [...first.mails, ...second.mails, ...third.mails];
  const { rows } = await scene.owner.query(
    "SELECT id FROM mail WHERE status = 'queued' AND subject LIKE '%Offering of request%' ORDER BY created_at DESC, id DESC",
  );
  expect(all.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  const back = await listMails(reader, { ...wanted, cursor: third.newer ?? "" });
  expect(back.mails).toEqual(second.mails);
  expect((await listMails(reader, { ...wanted, cursor: "made-up" })).mails).toEqual(first.mails);
  expect((await listMails(reader, { q: "100%_" })).mails).toEqual([]);
  expect(outboxQuery.safeParse({ q: "a\u0000" }).success).toBe(false);
});
