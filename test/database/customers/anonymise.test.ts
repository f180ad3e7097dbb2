import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROLES } from "@/lib/domain/access/roles";
import { REMOVED_NAME, removedAddress } from "@/lib/domain/customers/removed";
import { actorOf } from "@/lib/server/auth/principal";
import { act } from "@/lib/server/bookings/act";
import { addNote } from "@/lib/server/bookings/add-note";
import { createBooking } from "@/lib/server/bookings/create";
import { bookingEvents } from "@/lib/server/bookings/find-booking";
import { anonymiseCustomer } from "@/lib/server/customers/anonymise-customer";
import { mergeCustomers } from "@/lib/server/customers/merge-customers";
import { readCustomer } from "@/lib/server/customers/read-customer";
import { newId } from "@/lib/server/db/new-id";
import { prisma } from "@/lib/server/db/pool";
import { decideThroughLink, readLinkPage } from "@/lib/server/links/answer-link";
import { relayOutbox } from "@/lib/server/notifications/relay";
import { resendMail } from "@/lib/server/notifications/resend-mail";
import { tokenFor } from "../access/booking-links";
import { ofRole } from "../access/people";
import { everyRow, freeStart, openWorlds, type World, type Worlds } from "../api/world";
import {
  book,
  booking,
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

const anonymise = async (id: string) => anonymiseCustomer(await ofRole(own, "admin"), id);

describe("removing a person", () => {
  test("takes name, address, phone, wishes and mails, and keeps bookings and trail", async () => {
    const person = await newCustomer(own, { name: "Zebulon Quist", phone: "+41791234567" });
    const former = await newCustomer(own, { name: "Zeb Quist-Former" });
    const first = await book(own, { customerId: former.id }, { notes: "Zebulon wants the window" });
    await mergeCustomers(await ofRole(own, "owner"), { keptId: person.id, mergedId: former.id });
    const request = {
      organizationId: own.organizationId,
      input: {
        offeringId: own.offerings.request,
        customerId: person.id,
        startsAt: new Date(freeStart()),
        partySize: 1,
        tentative: false,
        notes: "Zebulon brings a dog",
      },
      actor: actorOf(await ofRole(own, "agent")),
      origin: "api" as const,
      idempotency: { scopeId: own.userIds.agent, key: newId(), bodyHash: "the same" },
    };
    const kept = await createBooking(request);
    if (!kept.ok) throw new Error(kept.error.message);
    await withdraw(own, kept.data.booking.id);
    const plain = await book(own, { customerId: person.id });
    await relayOutbox();
    await prisma().mail.updateMany({ where: { bookingId: first.id }, data: { status: "sent" } });
    const link = await tokenFor(own, plain.id, "manage", { subjectId: person.id });
    const given = { command: "withdraw", version: "1" };
    expect((await decideThroughLink("manage", link.token, "192.0.2.1", given)).ok).toBe(true);
    await withdraw(own, first.id);
    const events = await prisma().bookingEvent.count({ where: { bookingId: { in: [first.id, plain.id] } } });

    expect(await anonymise(person.id)).toEqual({ ok: true, data: { id: person.id } });
    expect(await customer(person.id)).toMatchObject({
      name: REMOVED_NAME,
      email: removedAddress(person.id),
      phone: null,
      active: false,
      anonymisedAt: expect.any(Date),
    });
    expect(await booking(first.id)).toMatchObject({ notes: null, customerId: person.id });
    expect(await lastEvent(first.id)).toMatchObject({ command: "anonymise", metadata: {} });
    expect(await lastEvent(plain.id)).toMatchObject({ command: "withdraw", actorName: "Customer" });
    expect(await prisma().bookingEvent.count({ where: { bookingId: { in: [first.id, plain.id] } } })).toBe(
      events + 1,
    );
    expect(await searchText(first.id)).toContain("removed customer");
    expect((await readLinkPage("manage", link.token, "192.0.2.1")).state).toBe("revoked");

    await relayOutbox();
    const dump = await everyRow(worlds);
    for (const known of ["Zebulon", "Zeb Quist", "window", "dog", person.email, former.email, "+41791234567"])
      expect(dump, known).not.toContain(known);
    expect(await createBooking(request)).toMatchObject({
      ok: true,
      data: { booking: { id: kept.data.booking.id, notes: null, customer: { name: REMOVED_NAME } } },
    });
    const mails = await prisma().mail.findMany({ where: { bookingId: { in: [first.id, plain.id] } } });
    const toPerson = mails.filter(({ audience }) => audience === "customer");
    expect(toPerson.map(({ bookingId, status }) => `${bookingId} ${status}`).sort()).toEqual(
      [`${first.id} sent`, `${plain.id} withheld`].sort(),
    );
    for (const mail of toPerson) {
      expect(mail).toMatchObject({ toName: REMOVED_NAME, toAddress: "", calendar: null });
      expect(mail.text).toMatch(/content of this mail was removed/);
    }
    const others = mails.filter(({ audience, status }) => audience !== "customer" && status === "queued");
    expect(others.length).toBeGreaterThan(0);
    for (const mail of others) {
      expect(mail.toAddress).toMatch(/@/);
      expect(mail.text).toMatch(/Removed/);
    }
    const [event] = (await bookingEvents(await ofRole(own, "owner"), plain.id)).slice(-1);
    expect(event?.actor).toMatchObject({ kind: "customer", id: person.id, name: REMOVED_NAME });
  });

  test("shows the person's name in the history while it is known, and their present one", async () => {
    const person = await newCustomer(own, { name: "Before" });
    const made = await book(own, { customerId: person.id });
    await act({
      organizationId: own.organizationId,
      bookingId: made.id,
      command: "withdraw",
      actor: { kind: "customer", id: person.id, name: "Before" },
      origin: "link",
    });
    await prisma().customer.update({ where: { id: person.id }, data: { name: "Afterwards" } });
    const events = await bookingEvents(await ofRole(own, "agent"), made.id);
    expect(events.at(-1)?.actor.name).toBe("Afterwards");
    const late = await act({
      organizationId: own.organizationId,
      bookingId: made.id,
      command: "confirm",
      expectedVersion: 1,
      actor: actorOf(await ofRole(own, "owner")),
      origin: "desk",
    });
    expect(late).toMatchObject({ error: { details: { changes: [{ actor: "Afterwards" }] } } });
  });

  test("is refused while a booking is not over, and says how many are", async () => {
    const person = await newCustomer(own);
    const made = [await book(own, { customerId: person.id }), await book(own, { customerId: person.id })];
    expect(await anonymise(person.id)).toMatchObject({
      ok: false,
      error: { code: "in_use", message: expect.stringMatching(/^2 bookings/), details: { bookings: 2 } },
    });
    await withdraw(own, made[0]?.id ?? "");
    expect(await anonymise(person.id)).toMatchObject({
      error: { message: expect.stringMatching(/^1 booking /) },
    });
    expect((await readCustomer(await ofRole(own, "agent"), person.id)).ok).toBe(true);
    await withdraw(own, made[1]?.id ?? "");
    expect(await anonymise(person.id)).toMatchObject({ ok: true });
    expect(await anonymise(person.id)).toMatchObject({ ok: true });
    expect((await customer(person.id)).name).toBe(REMOVED_NAME);
  });

  test("leaves a mail that failed unsendable to nobody", async () => {
    const person = await newCustomer(own);
    const made = await book(own, { customerId: person.id });
    await relayOutbox();
    await prisma().mail.updateMany({ where: { bookingId: made.id }, data: { status: "failed" } });
    await withdraw(own, made.id);
    await anonymise(person.id);
    const owner = await ofRole(own, "owner");
    const mails = await prisma().mail.findMany({ where: { bookingId: made.id, status: "failed" } });
    for (const { id, audience } of mails) {
      const again = await resendMail(owner, id);
      expect([audience, again.ok]).toEqual([audience, audience !== "customer"]);
    }
    await relayOutbox();
    const written = await prisma().mail.findMany({ where: { bookingId: made.id, audience: "supplier" } });
    for (const { text } of written) expect(text).not.toContain(person.name);
  });

  test("frees the address: whoever books with it next is somebody new", async () => {
    const person = await newCustomer(own);
    await anonymise(person.id);
    const made = await book(own, { customer: { name: "Another", email: person.email } });
    expect(made.customer.id).not.toBe(person.id);
    expect(await tryToBook(own, { customerId: person.id })).toMatchObject({
      ok: false,
      error: { code: "customer_inactive" },
    });
  });

  test("still takes notes, which are the desk's own", async () => {
    const person = await newCustomer(own);
    const made = await book(own, { customerId: person.id });
    await withdraw(own, made.id);
    await anonymise(person.id);
    const note = await addNote({
      organizationId: own.organizationId,
      bookingId: made.id,
      text: "Asked to be forgotten",
      actor: actorOf(await ofRole(own, "agent")),
      origin: "desk",
    });
    expect(note.ok).toBe(true);
  });

  test("who was merged, another organization's, and nobody at all", async () => {
    const [kept, merged] = [await newCustomer(own), await newCustomer(own)];
    await mergeCustomers(await ofRole(own, "owner"), { keptId: kept.id, mergedId: merged.id });
    expect(await anonymise(merged.id)).toMatchObject({ error: { code: "illegal_transition" } });
    for (const id of [worlds.foreign.customerId, newId()])
      expect(await anonymise(id)).toMatchObject({ ok: false, error: { code: "not_found" } });
    expect((await customer(worlds.foreign.customerId)).name).toBe("Carla Customer");
  });

  test("is for owners and admins", async () => {
    for (const role of ROLES.filter((one) => one !== "owner" && one !== "admin")) {
      const person = await newCustomer(own);
      const refused = await anonymiseCustomer(await ofRole(own, role), person.id);
      expect(refused).toMatchObject({ ok: false, error: { code: "forbidden" } });
      expect((await customer(person.id)).anonymisedAt).toBeNull();
    }
  });
});

test("removing a person against bookings being made for them: either it is refused, or the booking is another's", async () => {
  for (let round = 0; round < 10; round += 1) {
    const person = await newCustomer(own);
    const whom = { customer: { name: "Whoever", email: person.email } };
    const [byMail, removed, byId] = await Promise.all([
      tryToBook(own, whom),
      anonymise(person.id),
      tryToBook(own, { customerId: person.id }),
    ]);
    expect(byMail.ok).toBe(true);
    const theirs = await prisma().booking.count({ where: { customerId: person.id } });
    if (removed.ok) {
      expect(theirs).toBe(0);
      expect(byId).toMatchObject({ ok: false, error: { code: "customer_inactive" } });
    } else {
      expect(removed.error.code).toBe("in_use");
      expect(theirs).toBeGreaterThan(0);
    }
  }
});
