import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROLES } from "@/lib/domain/access/roles";
import { correctCustomer } from "@/lib/server/customers/correct-customer";
import { resendLastMail } from "@/lib/server/customers/last-mail";
import { listCustomers } from "@/lib/server/customers/list-customers";
import { mergeCustomers } from "@/lib/server/customers/merge-customers";
import { readCustomer } from "@/lib/server/customers/read-customer";
import { newId } from "@/lib/server/db/new-id";
import { pool, prisma } from "@/lib/server/db/pool";
import { findLink } from "@/lib/server/links/links";
import { relayOutbox } from "@/lib/server/notifications/relay";
import { ofRole } from "../access/people";
import { openWorlds, type World, type Worlds } from "../api/world";
import { book, customer, newCustomer, searchText, withdraw } from "./customers";

let worlds: Worlds;
let own: World;

beforeAll(async () => {
  worlds = await openWorlds();
  own = worlds.own;
});
afterAll(() => worlds.close());

const STAFF = ["owner", "admin", "agent"];
const correct = async (customerId: string, more: { name?: string; email?: string; phone?: string }) => {
  const { name, email, phone } = await customer(customerId);
  const input = { customerId, name, email, phone: phone ?? "", ...more };
  return correctCustomer(await ofRole(own, "agent"), input);
};
const resend = async (id: string) => resendLastMail(await ofRole(own, "agent"), id);
const mailsTo = (bookingId: string) =>
  prisma().mail.findMany({
    where: { bookingId, audience: "customer" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });

describe("correcting a customer", () => {
  test("changes name, address and phone, and what their bookings are found by", async () => {
    const person = await newCustomer(own, { phone: "+41790000002" });
    const made = await book(own, { customerId: person.id });
    const input = { name: "Corrected", email: `corrected-${person.email}`, phone: "" };
    expect(await correct(person.id, input)).toMatchObject({ ok: true });
    expect(await customer(person.id)).toMatchObject({ ...input, phone: null });
    expect(await searchText(made.id)).toContain(`corrected ${input.email}`);
  });

  test("refuses the address of somebody else, and says who that is", async () => {
    const [one, other] = [await newCustomer(own), await newCustomer(own)];
    expect(await correct(one.id, { email: other.email, name: "Changed" })).toMatchObject({
      ok: false,
      error: {
        code: "already_exists",
        fields: { email: expect.any(String) },
        details: { customerId: other.id, name: other.name },
      },
    });
    expect((await customer(one.id)).name).toBe(one.name);
    const [kept, merged] = [await newCustomer(own), await newCustomer(own)];
    await mergeCustomers(await ofRole(own, "owner"), { keptId: kept.id, mergedId: merged.id });
    expect(await correct(one.id, { email: merged.email })).toMatchObject({
      error: { code: "already_exists", details: { customerId: kept.id, name: kept.name } },
    });
  });

  test("takes over the address of who was merged into them, and both lead to them still", async () => {
    const [kept, merged] = [await newCustomer(own), await newCustomer(own)];
    await mergeCustomers(await ofRole(own, "owner"), { keptId: kept.id, mergedId: merged.id });
    expect(await correct(kept.id, { email: merged.email })).toMatchObject({ ok: true });
    expect((await customer(kept.id)).email).toBe(merged.email);
    for (const email of [kept.email, merged.email])
      expect((await book(own, { customer: { name: "Whoever", email } })).customer.id).toBe(kept.id);
  });

  test("two at once who want one address: one gets it", async () => {
    const [one, other] = [await newCustomer(own), await newCustomer(own)];
    const email = `wanted-${newId()}@example.test`;
    const results = await Promise.all([correct(one.id, { email }), correct(other.id, { email })]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ error: { code: "already_exists" } });
  });

  test("is for staff, of their own organization, and not of who is gone", async () => {
    const person = await newCustomer(own);
    for (const role of ROLES.filter((one) => !STAFF.includes(one))) {
      const input = { customerId: person.id, name: "Changed", email: person.email, phone: "" };
      const refused = { ok: false, error: { code: "forbidden" } };
      expect(await correctCustomer(await ofRole(own, role), input)).toMatchObject(refused);
      expect(await resendLastMail(await ofRole(own, role), person.id)).toMatchObject(refused);
    }
    const { customerId } = worlds.foreign;
    expect(await correct(customerId, { name: "Changed" })).toMatchObject({ error: { code: "not_found" } });
    expect(await resend(customerId)).toMatchObject({ error: { code: "not_found" } });
    const kept = await newCustomer(own);
    await mergeCustomers(await ofRole(own, "owner"), { keptId: kept.id, mergedId: person.id });
    expect(await correct(person.id, { name: "Changed" })).toMatchObject({
      error: { code: "illegal_transition" },
    });
    expect((await customer(person.id)).name).toBe(person.name);
  });
});

describe("the last mail again", () => {
  test("is a mail of its own, to the name and address as they are now, with its own place for the link", async () => {
    const person = await newCustomer(own);
    const made = await book(own, { customerId: person.id });
    expect(await resend(person.id)).toMatchObject({ ok: false, error: { code: "not_found" } });
    await relayOutbox();
    expect(await resend(person.id)).toMatchObject({ error: { code: "illegal_transition" } });
    const [original] = await mailsTo(made.id);
    await prisma().mail.update({ where: { id: original?.id ?? "" }, data: { status: "bounced" } });
    const email = `new-${person.email}`;
    await correct(person.id, { name: "New Name", email });
    const sent = await resend(person.id);
    expect(sent).toMatchObject({ ok: true, data: { to: email } });
    const [copy, before] = await mailsTo(made.id);
    expect(before).toMatchObject({ id: original?.id, status: "bounced", toAddress: person.email });
    expect(copy).toMatchObject({
      id: sent.ok && sent.data.mailId,
      status: "queued",
      toName: "New Name",
      toAddress: email,
      subject: original?.subject,
      linkId: original?.linkId,
    });
    expect(copy?.dedupeKey).not.toBe(original?.dedupeKey);
    expect(copy?.html).toContain(`{{link:${copy?.dedupeKey}}}`);
    expect(`${copy?.html}${copy?.text}`).not.toContain(original?.dedupeKey ?? "");
  });

  test("brings a link that works where the first was revoked", async () => {
    const person = await newCustomer(own);
    const made = await book(own, { customerId: person.id });
    await relayOutbox();
    await prisma().mail.updateMany({ where: { bookingId: made.id }, data: { status: "sent" } });
    const [original] = await mailsTo(made.id);
    await prisma().link.update({ where: { id: original?.linkId ?? "" }, data: { revokedAt: new Date() } });
    await resend(person.id);
    const [copy] = await mailsTo(made.id);
    expect(copy?.linkId).not.toBe(original?.linkId);
    const link = await findLink(pool(), copy?.linkId ?? "");
    expect(link).toMatchObject({
      purpose: "manage",
      subjectId: person.id,
      bookingId: made.id,
      revokedAt: null,
    });
  });

  test("is the newest, and none that was withheld", async () => {
    const person = await newCustomer(own);
    const made = await book(own, { customerId: person.id });
    await relayOutbox();
    await withdraw(own, made.id);
    await relayOutbox();
    const [newest, first] = await mailsTo(made.id);
    await prisma().mail.updateMany({ where: { bookingId: made.id }, data: { status: "sent" } });
    await prisma().mail.update({ where: { id: newest?.id ?? "" }, data: { status: "withheld" } });
    await resend(person.id);
    const [copy] = await mailsTo(made.id);
    expect(copy?.subject).toBe(first?.subject);
  });
});

describe("finding customers", () => {
  test("by a part of the name, the address or the phone; gone ones only when asked for", async () => {
    const mark = newId().slice(-8);
    const person = await newCustomer(own, { name: `Quirin ${mark}`, phone: "+41 79 555 01 02" });
    const merged = await newCustomer(own, { name: `Old ${mark}` });
    await mergeCustomers(await ofRole(own, "owner"), { keptId: person.id, mergedId: merged.id });
    const agent = await ofRole(own, "agent");
    const found = async (q: string, state?: ("merged" | "removed")[]) => {
      const list = await listCustomers(agent, { q, state });
      return list.ok ? list.data.customers.map(({ id }) => id) : list.error.code;
    };
    expect(await found(`quirin ${mark}`)).toEqual([person.id]);
    expect(await found(person.email.toUpperCase())).toContain(person.id);
    expect(await found("555 01 02")).toEqual([person.id]);
    expect(await found("100%")).toEqual([]);
    expect(await found(mark)).toEqual([person.id]);
    expect(await found(mark, ["merged"])).toEqual([merged.id]);
    expect(await found(mark, ["removed"])).toEqual([]);
    const page = await readCustomer(agent, person.id);
    expect(page).toMatchObject({ ok: true, data: { formerAddresses: [merged.email], open: 0, latest: [] } });
    expect(await readCustomer(agent, merged.id)).toMatchObject({
      data: { state: "merged", mergedInto: { id: person.id, name: person.name } },
    });
  });

  test("pages go to the end and back without a gap", async () => {
    for (let index = 0; index < 120; index += 1) await newCustomer(own, { name: "Paged Person" });
    const agent = await ofRole(own, "agent");
    const page = async (cursor?: string) => {
      const list = await listCustomers(agent, { q: "paged person", cursor });
      if (!list.ok) throw new Error(list.error.message);
      return list.data;
    };
    const first = await page();
    const second = await page(first.older ?? "");
    const third = await page(second.older ?? "");
    const ids = [first, second, third].flatMap(({ customers }) => customers.map(({ id }) => id));
    expect(new Set(ids).size).toBe(120);
    expect([first.newer, third.older]).toEqual([null, null]);
    expect((await page(third.newer ?? "")).customers).toEqual(second.customers);
    expect((await page("bm9uc2Vuc2U")).customers).toEqual(first.customers);
  });

  test("is for staff, and shows nobody of another organization", async () => {
    for (const role of ROLES) {
      const principal = await ofRole(own, role);
      const list = await listCustomers(principal, { q: "carla" });
      const page = await readCustomer(principal, own.customerId);
      if (STAFF.includes(role)) {
        expect(list.ok && list.data.customers.map(({ id }) => id)).toEqual([own.customerId]);
        expect(page.ok).toBe(true);
      } else {
        expect(list).toMatchObject({ ok: false, error: { code: "forbidden" } });
        expect(page).toMatchObject({ ok: false, error: { code: "forbidden" } });
      }
    }
    for (const id of [worlds.foreign.customerId, newId(), "x"])
      expect(await readCustomer(await ofRole(own, "owner"), id)).toMatchObject({
        error: { code: "not_found" },
      });
  });
});
