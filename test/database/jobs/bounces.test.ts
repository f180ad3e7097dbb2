import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookingListQuery } from "@/lib/schemas/booking-list";
import { act } from "@/lib/server/bookings/act";
import { readBookingPage } from "@/lib/server/bookings/booking-page";
import { listBookings, tabCounts } from "@/lib/server/bookings/list-bookings";
import { closeDatabase } from "@/lib/server/db/pool";
import { deliverMail } from "@/lib/server/notifications/deliver-mail";
import { relayOutbox } from "@/lib/server/notifications/relay";
import { resendMail } from "@/lib/server/notifications/resend-mail";
import { receiveResendEvent } from "@/lib/server/notifications/resend-webhook";
import { type ClonedDatabase, cloneDatabase } from "../clone";
import { book } from "./bookings";
import { mailsOf, type StoredMail } from "./mails";
import { principalOf } from "./people";
import { type ResendStandIn, refuse, startResendStandIn } from "./resend-stand-in";
import { makeScene, type Scene, useDatabase } from "./scene";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
let database: ClonedDatabase;
let scene: Scene;
let provider: ResendStandIn;

beforeAll(async () => {
  database = await cloneDatabase();
  provider = await startResendStandIn();
  useDatabase(database, {
    RESEND_API_KEY: "re_of_the_tests",
    RESEND_BASE_URL: provider.url,
    RESEND_WEBHOOK_SECRET: SECRET,
  });
  scene = await makeScene(database);
});

afterAll(async () => {
  await closeDatabase();
  await provider.close();
  await scene.owner.end();
  await database.drop();
});

/** A request that the customer alone was told of by mail, which the provider took. */
async function sent(): Promise<{ booking: { id: string; reference: string }; mail: StoredMail }> {
  const booking = await book(scene);
  await relayOutbox();
  await deliverAll(booking.id);
  return { booking, mail: await customerMail(booking.id) };
}

async function deliverAll(bookingId: string): Promise<void> {
  for (const { id } of await mailsOf(scene, bookingId)) await deliverMail(id);
}

async function customerMail(bookingId: string): Promise<StoredMail> {
  const mail = (await mailsOf(scene, bookingId)).find(({ audience }) => audience === "customer");
  if (!mail) throw new Error("The customer got no mail");
  return mail;
}

function event(type: string, emailId: string, more: object = {}, createdAt = new Date()) {
  return JSON.stringify({ type, created_at: createdAt.toISOString(), data: { email_id: emailId, ...more } });
}

const HARD = { bounce: { type: "Permanent", subType: "General", message: "The mailbox does not\r\nexist." } };

async function post(body: string, more: Record<string, string> = {}): Promise<number> {
  const [id, timestamp] = ["msg_1", String(Math.floor(Date.now() / 1000))];
  const key = Buffer.from(SECRET.slice(6), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  const headers = {
    "content-type": "application/json",
    "svix-id": id,
    "svix-timestamp": timestamp,
    "svix-signature": `v1,${signature}`,
    ...more,
  };
  const request = new Request("http://desk.holdfast.test/api/webhooks/resend", {
    method: "POST",
    body,
    headers,
  });
  return (await receiveResendEvent(request)).status;
}

async function inAttention(bookingId: string): Promise<boolean> {
  // An agent decides nothing, so that no request is in the tab for its answer.
  const page = await listBookings(
    principalOf(scene, ["agent"]),
    bookingListQuery.parse({ tab: "attention" }),
  );
  if (!page.ok) throw new Error(page.error.message);
  const listed = page.data.data.some(({ id }) => id === bookingId);
  const counts = await tabCounts(principalOf(scene, ["agent"]));
  expect(counts.attention).toBe(page.data.data.length);
  return listed;
}

async function undelivered(reference: string): Promise<string[]> {
  const page = await readBookingPage(principalOf(scene, ["agent"]), reference);
  return (page?.mails ?? []).filter((mail) => mail.undelivered).map(({ audience }) => audience);
}

test("a bounce is noted with its reason, once and however often it is told, and needs attention", async () => {
  const { booking, mail } = await sent();
  expect(await inAttention(booking.id)).toBe(false);
  const body = event("email.bounced", mail.provider_id ?? "", HARD);
  expect([await post(body), await post(body)]).toEqual([200, 200]);
  expect(await customerMail(booking.id)).toMatchObject({
    status: "bounced",
    last_error: "Permanent, General: The mailbox does not exist.",
    provider_id: mail.provider_id,
  });
  expect(await inAttention(booking.id)).toBe(true);
  expect(await undelivered(booking.reference)).toEqual(["customer"]);
});

test("sent again, it goes out under a new key and leaves the tab; the old bounce told late changes nothing", async () => {
  const { booking, mail } = await sent();
  const body = event("email.bounced", mail.provider_id ?? "", HARD);
  await post(body);
  const before = provider.calls.length;
  expect(await resendMail(principalOf(scene, ["owner"]), mail.id)).toMatchObject({ ok: true });
  expect(await post(body)).toBe(200);
  await deliverMail(mail.id);
  const again = await customerMail(booking.id);
  expect(again).toMatchObject({ status: "sent", last_error: null });
  expect(again.provider_id).not.toBe(mail.provider_id);
  const keys = provider.calls.slice(before).map(({ idempotencyKey }) => idempotencyKey);
  expect(keys).toEqual([`${mail.dedupe_key}:${mail.provider_id}`]);
  expect(await inAttention(booking.id)).toBe(false);
});

test("sent again, it goes to the address that was corrected meanwhile", async () => {
  const { booking, mail } = await sent();
  await post(event("email.bounced", mail.provider_id ?? "", HARD));
  await scene.owner.query("UPDATE customer SET email = 'right@guest.test' WHERE email = $1", [
    mail.to_address,
  ]);
  await resendMail(principalOf(scene, ["owner"]), mail.id);
  await deliverMail(mail.id);
  expect(await customerMail(booking.id)).toMatchObject({ status: "sent", to_address: "right@guest.test" });
  expect(provider.calls.at(-1)?.body.to).toContain("<right@guest.test>");
});

test("a later mail that reaches the same reader takes it off, one to another reader does not", async () => {
  const { booking, mail } = await sent();
  await post(event("email.failed", mail.provider_id ?? "", { failed: { reason: "No quota" } }));
  expect(await customerMail(booking.id)).toMatchObject({ status: "bounced", last_error: "No quota" });
  await act({
    organizationId: scene.organizationId,
    bookingId: booking.id,
    command: "confirm",
    actor: { kind: "supplier", id: scene.supplierId, name: "Sea Kayaks" },
    origin: "desk",
  });
  await relayOutbox();
  const later = (await mailsOf(scene, booking.id)).filter(({ topic }) => topic === "confirmed");
  const to = (audience: string) => later.find((one) => one.audience === audience)?.id ?? "";
  await deliverMail(to("supplier"));
  expect(await inAttention(booking.id)).toBe(true);
  await deliverMail(to("customer"));
  expect(await inAttention(booking.id)).toBe(false);
  expect(await undelivered(booking.reference)).toEqual([]);
});

test("a mail that the provider refused needs attention too, until its booking is over", async () => {
  const booking = await book(scene);
  await relayOutbox();
  provider.answerNext(refuse(422, "validation_error"));
  await deliverAll(booking.id);
  expect(await inAttention(booking.id)).toBe(true);
  await act({
    organizationId: scene.organizationId,
    bookingId: booking.id,
    command: "withdraw",
    actor: scene.agent,
    origin: "desk",
  });
  expect(await inAttention(booking.id)).toBe(false);
});

test("whoever cannot read the outbox has no such bookings in the tab", async () => {
  const { mail } = await sent();
  await post(event("email.bounced", mail.provider_id ?? "", HARD));
  const viewer = principalOf(scene, ["viewer"]);
  const page = await listBookings(viewer, bookingListQuery.parse({ tab: "attention" }));
  expect(page.ok && page.data.data).toEqual([]);
  expect((await tabCounts(viewer)).attention).toBe(0);
});

test("what is not signed, too old, too large or no event changes nothing", async () => {
  const { booking, mail } = await sent();
  const body = event("email.bounced", mail.provider_id ?? "", HARD);
  expect(await post(body, { "svix-signature": "v1,AAAA" })).toBe(401);
  expect(await post(body, { "svix-timestamp": String(Math.floor(Date.now() / 1000) - 400) })).toBe(401);
  expect(await post(body, { "svix-id": "msg_2" })).toBe(401);
  expect(await post(`${body}${" ".repeat(70_000)}`)).toBe(413);
  expect(await post("nothing")).toBe(400);
  expect(await post("null")).toBe(400);
  expect(await post(event("email.complained", mail.provider_id ?? ""))).toBe(200);
  expect(await post(event("email.delivered", mail.provider_id ?? ""))).toBe(200);
  expect(await customerMail(booking.id)).toMatchObject({ status: "sent" });
});

test("an id that is not known yet is asked for again, one that nobody will ever know is not", async () => {
  const yesterday = new Date(Date.now() - 86_400_000);
  expect(await post(event("email.bounced", "somebody-elses"))).toBe(404);
  expect(await post(event("email.bounced", "somebody-elses", {}, yesterday))).toBe(200);
});
