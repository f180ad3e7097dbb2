import { Client } from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { anonymiseCustomer } from "@/lib/server/customers/anonymise-customer";
import { emptyMails } from "@/lib/server/customers/empty-mails";
import { prisma } from "@/lib/server/db/pool";
import { deliverMail } from "@/lib/server/notifications/deliver-mail";
import { relayOutbox } from "@/lib/server/notifications/relay";
import { resendMail } from "@/lib/server/notifications/resend-mail";
import { ofRole } from "../access/people";
import { openWorlds, type World, type Worlds } from "../api/world";
import { type ResendStandIn, startResendStandIn } from "../jobs/resend-stand-in";
import { plan } from "../plan";
import { book, newCustomer, withdraw } from "./customers";

let worlds: Worlds;
let own: World;
let provider: ResendStandIn;
let owner: Client;

beforeAll(async () => {
  provider = await startResendStandIn();
  worlds = await openWorlds({ RESEND_API_KEY: "re_of_the_tests", RESEND_BASE_URL: provider.url });
  own = worlds.own;
  owner = new Client({ connectionString: worlds.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await worlds.close();
  await provider.close();
});

const anonymise = async (id: string) => anonymiseCustomer(await ofRole(own, "admin"), id);
const mail = (id: string) => prisma().mail.findUniqueOrThrow({ where: { id } });

/** A person with nothing open, and the first mail that one of the two readers was to get about them. */
async function waiting(audience: "customer" | "supplier") {
  const person = await newCustomer(own, { name: "Wilhelmina Vance" });
  const made = await book(own, { customerId: person.id });
  await withdraw(own, made.id);
  await relayOutbox();
  const { id } = await prisma().mail.findFirstOrThrow({
    where: { bookingId: made.id, audience },
    orderBy: { id: "asc" },
  });
  return { person, id };
}

test("a mail that is sent while the removal waits for it loses its words all the same", async () => {
  for (const audience of ["customer", "supplier"] as const) {
    const { person, id } = await waiting(audience);
    await owner.query("BEGIN");
    await owner.query("UPDATE mail SET status = 'sent', provider_id = 'taken' WHERE id = $1", [id]);
    const removed = anonymise(person.id);
    const waits = () =>
      owner.query("SELECT FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid");
    await expect.poll(async () => (await waits()).rowCount, { timeout: 5_000 }).toBe(1);
    await owner.query("COMMIT");
    expect((await removed).ok).toBe(true);
    const after = await mail(id);
    expect(after).toMatchObject({ status: "sent", subject: "Content removed" });
    expect(`${after.html}${after.text}`).not.toContain("Wilhelmina");
  }
});

test.each(["customer", "supplier"] as const)(
  "what becomes of an attempt that began before the removal is not noted of the %s's mail",
  async (audience) => {
    const { person, id } = await waiting(audience);
    provider.answerNext((response) => {
      void anonymise(person.id).then(() =>
        response.writeHead(200, { "content-type": "application/json" }).end('{"id":"taken"}'),
      );
    });
    await deliverMail(id);
    expect(JSON.stringify(provider.calls.at(-1)?.body)).toContain("Wilhelmina");
    const status = audience === "customer" ? "withheld" : "failed";
    expect(await mail(id)).toMatchObject({ status, providerId: null, sentAt: null });
    await relayOutbox();
    await deliverMail(id);
    const after = await mail(id);
    expect(after.status).toBe(audience === "customer" ? "withheld" : "sent");
    expect(`${after.html}${after.text}${after.toName}`).not.toContain("Wilhelmina");
    if (audience === "supplier")
      expect(JSON.stringify(provider.calls.at(-1)?.body)).not.toContain("Wilhelmina");
  },
);

test("a mail that bounced is not sent again to who was removed", async () => {
  const { person, id } = await waiting("customer");
  await prisma().mail.update({ where: { id }, data: { status: "bounced" } });
  await anonymise(person.id);
  expect(await resendMail(await ofRole(own, "owner"), id)).toMatchObject({
    ok: false,
    error: { code: "illegal_transition", message: expect.stringContaining("removed") },
  });
  expect((await mail(id)).status).toBe("bounced");
});

test("the outbox is looked through by booking, not as a whole", async () => {
  const { person } = await waiting("customer");
  const query = vi.spyOn(owner, "query");
  await owner.query("BEGIN");
  await emptyMails(owner, own.organizationId, person.id, "Nobody");
  await owner.query("ROLLBACK");
  const sent = query.mock.calls as unknown as [string, unknown[] | undefined][];
  const statements = sent.filter(([text]) => /(UPDATE|FROM) outbox/.test(text));
  query.mockRestore();
  expect(statements.length).toBeGreaterThan(1);
  await owner.query("SET enable_seqscan = off");
  for (const [text, values] of statements)
    expect(await plan(owner, { text, values })).toContain("outbox_organization_id_booking_id_idx");
  await owner.query("RESET enable_seqscan");
});
