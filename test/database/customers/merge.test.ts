import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROLES } from "@/lib/domain/access/roles";
import { findBooking } from "@/lib/server/bookings/find-booking";
import { findCustomers } from "@/lib/server/customers/find-customers";
import { mergeCustomers, previewMerge } from "@/lib/server/customers/merge-customers";
import { newId } from "@/lib/server/db/new-id";
import { pool, prisma } from "@/lib/server/db/pool";
import { decideThroughLink, readLinkPage } from "@/lib/server/links/answer-link";
import { findLink } from "@/lib/server/links/links";
import { relayOutbox } from "@/lib/server/notifications/relay";
import { tokenFor } from "../access/booking-links";
import { ofRole } from "../access/people";
import { openWorlds, type World, type Worlds } from "../api/world";
import {
  book,
  booking,
  countEvents,
  customer,
  expectWholeTrail,
  lastEvent,
  newCustomer,
  searchText,
  tryToBook,
  withdraw,
} from "./customers";

let worlds: Worlds;
let own: World;

beforeAll(async () => {
  worlds = await openWorlds();
  own = worlds.own;
});
afterAll(async () => {
  await expectWholeTrail(worlds);
  await worlds.close();
});

const merge = async (keptId: string, mergedId: string) =>
  mergeCustomers(await ofRole(own, "owner"), { keptId, mergedId });

describe("a merge", () => {
  test("takes bookings, with an event of each, links and the search along, and the address leads to who was kept", async () => {
    const [kept, merged] = [await newCustomer(own), await newCustomer(own, { phone: "+41790000001" })];
    const over = await book(own, { customerId: merged.id });
    await withdraw(own, over.id);
    const open = await book(own, { customerId: merged.id });
    const link = await tokenFor(own, open.id, "manage", { subjectId: merged.id });
    const owner = await ofRole(own, "owner");
    expect(await previewMerge(owner, { keptId: kept.id, mergedId: merged.id })).toMatchObject({
      ok: true,
      data: { bookings: 2, links: 1, kept: { name: kept.name }, merged: { name: merged.name } },
    });
    expect(await merge(kept.id, merged.id)).toEqual({ ok: true, data: { bookings: 2 } });

    for (const { id, version } of [
      { id: over.id, version: 3 },
      { id: open.id, version: 2 },
    ]) {
      expect(await booking(id)).toMatchObject({ customerId: kept.id, version });
      expect(await lastEvent(id)).toMatchObject({
        command: "merge_customer",
        actorKind: "person",
        actorId: own.userIds.owner,
        origin: "desk",
        metadata: { customerId: { before: merged.id, after: kept.id } },
      });
      expect(await searchText(id)).toContain(kept.email);
      expect(await searchText(id)).not.toContain(merged.email);
    }
    expect(await customer(merged.id)).toMatchObject({
      active: false,
      mergedIntoId: kept.id,
      email: merged.email,
    });
    const found = await findBooking(owner, open.id);
    expect(found.ok && found.data.customer).toMatchObject({ id: kept.id, name: kept.name });

    const again = await book(own, { customer: { name: "Whoever", email: merged.email } });
    expect(again.customer).toMatchObject({ id: kept.id, email: kept.email });
    expect((await book(own, { customerId: merged.id })).customer.id).toBe(kept.id);
    const picker = await findCustomers(owner, merged.email);
    expect(picker.ok && picker.data).toEqual([]);

    const moved = await findLink(pool(), link.id);
    expect(moved?.subjectId).toBe(kept.id);
    expect((await readLinkPage("manage", link.token, "192.0.2.1")).state).toBe("shown");
    const given = { command: "withdraw", version: "2" };
    expect((await decideThroughLink("manage", link.token, "192.0.2.2", given)).ok).toBe(true);
  });

  test("reaches links that mails still to be written will bring", async () => {
    const [kept, merged] = [await newCustomer(own), await newCustomer(own)];
    const made = await book(own, { customerId: merged.id });
    await merge(kept.id, merged.id);
    await relayOutbox();
    const links = await prisma().link.findMany({ where: { bookingId: made.id, purpose: "manage" } });
    expect(links.map(({ subjectId }) => subjectId)).toEqual([kept.id]);
  });

  test("of one who others were merged into leads all of them to the last", async () => {
    const [a, b, c] = [await newCustomer(own), await newCustomer(own), await newCustomer(own)];
    await merge(b.id, a.id);
    await merge(c.id, b.id);
    expect((await customer(a.id)).mergedIntoId).toBe(c.id);
    for (const { email } of [a, b, c])
      expect((await book(own, { customer: { name: "Whoever", email } })).customer.id).toBe(c.id);
  });

  test("into itself, of or into one that is gone, or across organizations is refused, and changes nothing", async () => {
    const [a, b, c] = [await newCustomer(own), await newCustomer(own), await newCustomer(own)];
    const removed = await newCustomer(own);
    await prisma().customer.update({
      where: { id: removed.id },
      data: { anonymisedAt: new Date(), active: false },
    });
    await book(own, { customerId: a.id });
    await merge(b.id, c.id);
    const before = await countEvents();
    const refusals: [string, string, string][] = [
      [a.id, a.id, "invalid_input"],
      [a.id, c.id, "illegal_transition"],
      [c.id, a.id, "illegal_transition"],
      [a.id, removed.id, "illegal_transition"],
      [removed.id, a.id, "illegal_transition"],
      [a.id, newId(), "not_found"],
      [a.id, worlds.foreign.customerId, "not_found"],
      [worlds.foreign.customerId, a.id, "not_found"],
    ];
    for (const [keptId, mergedId, code] of refusals) {
      expect(await merge(keptId, mergedId)).toMatchObject({ ok: false, error: { code } });
      const preview = await previewMerge(await ofRole(own, "owner"), { keptId, mergedId });
      expect(preview).toMatchObject({ ok: false, error: { code } });
    }
    expect(await countEvents()).toBe(before);
    expect((await customer(worlds.foreign.customerId)).mergedIntoId).toBeNull();
  });

  test("is for owners and admins", async () => {
    for (const role of ROLES.filter((one) => one !== "owner" && one !== "admin")) {
      const [kept, merged] = [await newCustomer(own), await newCustomer(own)];
      const pair = { keptId: kept.id, mergedId: merged.id };
      const refused = { ok: false, error: { code: "forbidden" } };
      expect(await mergeCustomers(await ofRole(own, role), pair)).toMatchObject(refused);
      expect(await previewMerge(await ofRole(own, role), pair)).toMatchObject(refused);
      expect((await customer(merged.id)).mergedIntoId).toBeNull();
    }
  });
});

describe("races", () => {
  test("two merges crosswise at once: one is kept, whichever came first", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [a, b] = [await newCustomer(own), await newCustomer(own)];
      const made = [await book(own, { customerId: a.id }), await book(own, { customerId: b.id })];
      const results = await Promise.all([merge(a.id, b.id), merge(b.id, a.id)]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results.find(({ ok }) => !ok)).toMatchObject({ error: { code: "illegal_transition" } });
      const keptId = results[0]?.ok ? a.id : b.id;
      for (const { id } of made) expect((await booking(id)).customerId).toBe(keptId);
    }
  });

  test("a merge against bookings being made by the address: none is left with who was merged away", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [kept, merged] = [await newCustomer(own), await newCustomer(own)];
      const whom = { customer: { name: "Whoever", email: merged.email } };
      const results = await Promise.all([
        tryToBook(own, whom),
        tryToBook(own, { customerId: merged.id }),
        merge(kept.id, merged.id),
        tryToBook(own, whom),
      ]);
      expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true]);
      expect(await prisma().booking.count({ where: { customerId: merged.id } })).toBe(0);
      expect(await prisma().booking.count({ where: { customerId: kept.id } })).toBe(3);
    }
  });

  test("a merge against commands to the same bookings: both are done, or one says that it came late", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [kept, merged] = [await newCustomer(own), await newCustomer(own)];
      const made = [await book(own, { customerId: merged.id }), await book(own, { customerId: merged.id })];
      const [result] = await Promise.all([
        merge(kept.id, merged.id),
        ...made.map(({ id }) => withdraw(own, id).catch(() => undefined)),
      ]);
      expect(result).toMatchObject({ ok: true });
      for (const { id } of made) expect((await booking(id)).customerId).toBe(kept.id);
    }
  });

  test("the database itself refuses a booking for who was merged away", async () => {
    const [kept, merged] = [await newCustomer(own), await newCustomer(own)];
    const made = await book(own, { customerId: merged.id });
    await merge(kept.id, merged.id);
    await expect(
      pool().query(
        `INSERT INTO booking SELECT (jsonb_populate_record(b, jsonb_build_object('id', $2::uuid, 'customer_id', $3::uuid,
           'reference', 'HF-SQL'))).* FROM booking b WHERE id = $1`,
        [made.id, newId(), merged.id],
      ),
    ).rejects.toMatchObject({ code: "HF001" });
  });
});
