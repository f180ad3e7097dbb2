import { afterAll, beforeAll, expect, test } from "vitest";
import { act } from "@/lib/server/bookings/act";
import { closeDatabase } from "@/lib/server/db/pool";
import { type RunningWorker, runWorker } from "@/lib/server/jobs/worker";
import { linkIdHash, readLinkToken } from "@/lib/server/links/token";
import { type ClonedDatabase, cloneDatabase } from "../clone";
import { book } from "./bookings";
import { mailsOf } from "./mails";
import {
  brokenGateway,
  dropConnection,
  type ResendStandIn,
  refuse,
  startResendStandIn,
} from "./resend-stand-in";
import { makeScene, type Scene, useDatabase } from "./scene";

let database: ClonedDatabase;
let scene: Scene;
let provider: ResendStandIn;
let worker: RunningWorker;

beforeAll(async () => {
  database = await cloneDatabase();
  provider = await startResendStandIn();
  useDatabase(database, { RESEND_API_KEY: "re_of_the_tests", RESEND_BASE_URL: provider.url });
  scene = await makeScene(database);
  worker = await runWorker();
});

afterAll(async () => {
  await worker.stop();
  await closeDatabase();
  await provider.close();
  await scene.owner.end();
  await database.drop();
});

test("a provider that answers 500, then 429, then 200 delivers once, under the same key each time", async () => {
  provider.answerNext(
    refuse(500, "internal_server_error"),
    refuse(429, "rate_limit_exceeded", { "retry-after": "1" }),
  );
  const before = provider.calls.length;
  const booking = await only(scene, "customer");
  await expect
    .poll(() => mailsOf(scene, booking.id), { timeout: 20_000 })
    .toMatchObject([{ status: "sent" }]);
  const [mail] = await mailsOf(scene, booking.id);
  const calls = provider.calls.slice(before);
  expect(calls.map(({ idempotencyKey }) => idempotencyKey)).toEqual(Array(3).fill(mail?.dedupe_key));
  expect(mail).toMatchObject({ attempts: 3, last_error: null });
  expect(mail?.provider_id).toMatch(/^accepted-/);
  expect(calls[0]?.authorization).toBe("Bearer re_of_the_tests");
});

test("a broken gateway and a lost connection are tried again", async () => {
  provider.answerNext(brokenGateway, dropConnection);
  const booking = await only(scene, "customer");
  await expect
    .poll(() => mailsOf(scene, booking.id), { timeout: 20_000 })
    .toMatchObject([{ status: "sent", attempts: 3 }]);
});

test("a mail that the provider refuses fails for good, and keeps what was said", async () => {
  provider.answerNext(refuse(422, "validation_error"));
  const booking = await only(scene, "customer");
  await expect
    .poll(() => mailsOf(scene, booking.id), { timeout: 10_000 })
    .toMatchObject([
      { status: "failed", attempts: 1, last_error: "422 validation_error: Said validation_error." },
    ]);
});

test("what is sent holds a working link, and what is stored does not", async () => {
  const booking = await only(scene, "customer");
  await expect
    .poll(() => mailsOf(scene, booking.id), { timeout: 10_000 })
    .toMatchObject([{ status: "sent" }]);
  const [mail] = await mailsOf(scene, booking.id);
  const sent = provider.delivered.get(mail?.dedupe_key ?? "")?.body;
  const address = /http:\/\/desk\.holdfast\.test\/b\/([\w-]+)/;
  const inText = address.exec(sent?.text ?? "");
  expect(readLinkToken(inText?.[1] ?? "")).toMatchObject({
    purpose: "manage",
    commands: ["withdraw", "cancel", "reschedule"],
    idHash: linkIdHash(mail?.link_id ?? ""),
  });
  expect(address.exec(sent?.html ?? "")?.[1]).toBe(inText?.[1]);
  expect(`${sent?.html}${sent?.text}`).not.toContain("{{");
  expect(`${mail?.html}${mail?.text}`).not.toMatch(address);
  expect(mail?.html).toContain(`{{link:${mail?.dedupe_key}}}`);
});

test("a confirmation carries the booking for the reader's calendar, as text of the method that it names", async () => {
  const booking = await only(scene, "customer");
  await act({
    organizationId: scene.organizationId,
    bookingId: booking.id,
    command: "confirm",
    actor: { kind: "supplier", id: scene.supplierId, name: "Sea Kayaks" },
    origin: "desk",
  });
  const sent = { status: "sent" };
  await expect.poll(() => mailsOf(scene, booking.id), { timeout: 10_000 }).toMatchObject([sent, sent]);
  const [asked, confirmed] = await mailsOf(scene, booking.id);
  expect(provider.delivered.get(asked?.dedupe_key ?? "")?.body.attachments).toBeUndefined();
  const attachments = provider.delivered.get(confirmed?.dedupe_key ?? "")?.body.attachments ?? [];
  expect(attachments).toMatchObject([
    { filename: "invite.ics", content_type: "text/calendar; charset=utf-8; method=REQUEST" },
  ]);
  const calendar = Buffer.from(attachments[0]?.content ?? "", "base64").toString("utf8");
  expect(calendar).toBe(confirmed?.calendar);
  expect(calendar).toContain(`UID:${booking.id}@desk.holdfast.test`);
  expect(calendar.replaceAll("\r\n ", "")).toContain(`:mailto:${booking.customer.email}`);
});

test("a name cannot become a header or markup", async () => {
  const booking = await only(scene, "customer", 'Eve" <eve@evil.test>, <b>x</b>');
  await expect
    .poll(() => mailsOf(scene, booking.id), { timeout: 10_000 })
    .toMatchObject([{ status: "sent" }]);
  const [mail] = await mailsOf(scene, booking.id);
  const sent = provider.delivered.get(mail?.dedupe_key ?? "")?.body;
  expect(sent?.to).toBe(`"Eve\\" <eve@evil.test>, <b>x</b>" <${booking.customer.email}>`);
  expect(sent?.html).not.toContain("<b>x</b>");
});

/** A booking of which one audience alone gets its mail, so that the provider's script meets that one. */
async function only(of: Scene, audience: string, customerName?: string) {
  await of.owner.query(`
    CREATE OR REPLACE FUNCTION keep_one() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RETURN CASE WHEN NEW.payload->>'audience' = '${audience}' THEN NEW END; END $$;
    CREATE OR REPLACE TRIGGER keep_one BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION keep_one()`);
  return book(of, { customerName });
}
