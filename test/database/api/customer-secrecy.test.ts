import { afterAll, beforeAll, expect, test } from "vitest";
import { listRows } from "@/app/(desk)/desk/[org]/bookings/list-rows";
import { bookingListQuery } from "@/lib/schemas/booking-list";
import { readBookingPage } from "@/lib/server/bookings/booking-page";
import { listBookings } from "@/lib/server/bookings/list-bookings";
import { pool } from "@/lib/server/db/pool";
import { ofRole } from "../access/people";
import { call, type Json } from "./client";
import { freeStart, openWorlds, type World, type Worlds } from "./world";

const KEPT = { name: "Berta Before", email: "berta@example.test", phone: "+41 44 123 45 67" };
const GUESSED = { name: "Somebody", email: "Berta@Example.test" };

let worlds: Worlds;
let own: World;
let knownId: string;

beforeAll(async () => {
  worlds = await openWorlds();
  own = worlds.own;
  knownId = (await book("agent", { customer: KEPT })).body.data.customer.id;
});
afterAll(() => worlds.close());

function book(role: "member" | "agent", more: Json, headers: Record<string, string> = {}) {
  const body = { offeringId: own.offerings.asset, startsAt: freeStart(), ...more };
  return call("POST", "/bookings", { key: own.keys[role], body, headers });
}

const asMember = (method: string, address: string, body?: unknown) =>
  call(method, address, { key: own.keys.member, body });

function expectNothingOfBerta(...answers: unknown[]): void {
  for (const answer of answers) {
    expect(JSON.stringify(answer)).not.toContain(KEPT.name);
    expect(JSON.stringify(answer)).not.toContain(KEPT.phone);
  }
}

test("a member who books for a known mail is answered with what the member gave, a second time too", async () => {
  const body = { customer: GUESSED, startsAt: freeStart() };
  const headers = { "idempotency-key": "berta" };
  const made = await book("member", body, headers);
  expect(made.status).toBe(201);
  expect(made.body.data.customer).toEqual({
    id: knownId,
    name: GUESSED.name,
    email: KEPT.email,
    phone: null,
  });
  const again = await book("member", body, headers);
  expect(again.body).toEqual(made.body);
});

test("and learns no more of that customer by any other answer", async () => {
  const byId = await book("member", { customerId: knownId });
  const { id } = byId.body.data;
  const [one, list, commands, done] = [
    await asMember("GET", `/bookings/${id}`),
    await asMember("GET", `/bookings?customerId=${knownId}`),
    await asMember("GET", `/bookings/${id}/commands`),
    await asMember("POST", `/bookings/${id}/commands`, { command: "cancel" }),
  ];
  expectNothingOfBerta(byId.body, one.body, list.body, commands.body, done.body);
  const known = { id: knownId, name: KEPT.email, email: KEPT.email, phone: null };
  expect(one.body.data.customer).toEqual(known);
  expect(list.body.data.map(({ customer }: Json) => customer)).toContainEqual(known);
  expect(done.body.data.booking.customer).toEqual(known);
});

test("nor by searching for pieces of the name", async () => {
  const { id, reference } = (await book("member", { customer: GUESSED })).body.data;
  const found = async (role: "member" | "agent", q: string) => {
    const { body } = await call("GET", `/bookings?q=${encodeURIComponent(q)}`, { key: own.keys[role] });
    return body.data.some((booking: Json) => booking.id === id);
  };
  expect([await found("member", "before"), await found("agent", "before")]).toEqual([false, true]);
  expect([await found("member", KEPT.email), await found("member", reference)]).toEqual([true, true]);
  expect(await found("member", reference.replace("-", "").toLowerCase())).toBe(true);
});

test("nor in the desk, nor by the mails that tell the author of the booking", async () => {
  const { id } = (await book("member", { customer: GUESSED })).body.data;
  await asMember("POST", `/bookings/${id}/commands`, { command: "cancel" });
  const { rows } = await pool().query("SELECT payload FROM outbox WHERE booking_id = $1", [id]);
  expect(rows).toMatchObject([{ payload: { audience: "seller", customer: { name: KEPT.email } } }]);
  const member = await ofRole(own, "member");
  const found = await listBookings(member, bookingListQuery.parse({}));
  if (!found.ok) throw new Error(found.error.message);
  const inDesk = await listRows(member, found.data.data);
  expect(inDesk.map((row) => row.id)).toContain(id);
  expectNothingOfBerta(await readBookingPage(member, id), inDesk, rows);
});

test("a member keeps knowing whom the member brought, and themselves", async () => {
  const brought = { name: "Nora New", email: "nora@example.test", phone: "+41 44 765 43 21" };
  const made = await book("member", { customer: brought });
  expect(made.body.data.customer).toMatchObject(brought);
  const next = await book("member", { customer: brought });
  for (const { body } of [made, next])
    expect((await asMember("GET", `/bookings/${body.data.id}`)).body.data.customer).toMatchObject(brought);
  const self = { name: "Member Myself", email: "member@own.test", phone: "1234567" };
  await book("agent", { customer: self });
  const mine = await book("member", { customer: { name: "Me", email: self.email } });
  expect(mine.body.data.customer).toMatchObject(self);
  expect((await asMember("GET", `/bookings/${mine.body.data.id}`)).body.data.customer).toMatchObject(self);
});

test("who sees the booking by another role sees its customer", async () => {
  const { id } = (await book("member", { customer: GUESSED })).body.data;
  for (const role of ["owner", "agent", "approver", "viewer"] as const) {
    const read = await call("GET", `/bookings/${id}`, { key: own.keys[role] });
    expect(read.body.data.customer).toMatchObject(KEPT);
  }
});
