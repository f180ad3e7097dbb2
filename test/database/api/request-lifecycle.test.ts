import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pool } from "@/lib/server/db/pool";
import { call, expectError, type Json } from "./client";
import { freeStart, openWorlds, setCapacity, type World, type Worlds } from "./world";

const REFUSED_IN_A_RACE = ["capacity_taken", "illegal_transition", "stale_version"];

let worlds: Worlds;
let own: World;

beforeAll(async () => {
  worlds = await openWorlds();
  own = worlds.own;
});
afterAll(() => worlds.close());

async function make(more: Record<string, unknown> = {}, key = own.keys.agent): Promise<Json> {
  const answer = await call("POST", "/bookings", {
    key,
    body: { offeringId: own.offerings.request, customerId: own.customerId, startsAt: freeStart(), ...more },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.data;
}

function command(booking: Json, name: string, key: string, more: Record<string, unknown> = {}) {
  return call("POST", `/bookings/${booking.id}/commands`, { key, body: { command: name, ...more } });
}

describe("a request from its making to its end", () => {
  test("made, read by id and reference, answered by the supplier, cancelled; the trail tells it", async () => {
    const startsAt = freeStart();
    const made = await call("POST", "/bookings", {
      key: own.keys.agent,
      body: {
        offeringId: own.offerings.request,
        customer: { name: "Dora Dupont", email: "Dora@Example.test", phone: "+41 44 123 45 67" },
        startsAt,
        partySize: 3,
        notes: "By the window",
      },
    });
    expect(made.status).toBe(201);
    const booking = made.body.data;
    expect(made.headers.get("location")).toBe(`/api/v1/bookings/${booking.id}`);
    expect(booking).toMatchObject({
      lifecycle: "request",
      status: "pending",
      phase: "deciding",
      version: 1,
      offeringId: own.offerings.request,
      supplierId: own.supplierId,
      customer: { name: "Dora Dupont", email: "dora@example.test" },
      startsAt,
      partySize: 3,
      deadlineCommand: "time_out",
      successorId: null,
      predecessorId: null,
      confirmedAt: null,
    });
    const ofReference = await call("GET", `/bookings/${booking.reference.toLowerCase()}`, {
      key: own.keys.viewer,
    });
    expect(ofReference.body.data).toEqual(booking);

    const commands = await call("GET", `/bookings/${booking.reference}/commands`, { key: own.keys.supplier });
    expect(commands.body.data.map((entry: Json) => [entry.command, entry.to, entry.allowed])).toEqual([
      ["confirm", "confirmed", true],
      ["reject", "rejected", true],
      ["time_out", "rejected", false],
      ["withdraw", "cancelled", false],
    ]);
    expect(commands.body.data[0].preview[0]).toEqual({ kind: "status", text: expect.any(String) });
    expect(commands.body.data[3].refusals).toEqual([{ code: "forbidden", message: expect.any(String) }]);

    const confirmed = await command(booking, "confirm", own.keys.supplier, { expectedVersion: 1 });
    expect(confirmed.status).toBe(200);
    expect(confirmed.body.data.booking).toMatchObject({ status: "confirmed", version: 2, deadlineAt: null });
    expect(confirmed.body.data.booking.confirmedAt).not.toBeNull();
    expect(confirmed.body.data.event).toMatchObject({
      sequence: 2,
      command: "confirm",
      from: "pending",
      to: "confirmed",
    });

    expectError(await command(booking, "cancel", own.keys.agent), 422, "reason_required");
    const cancelled = await command(booking, "cancel", own.keys.agent, { reason: "  Rain  " });
    expect(cancelled.body.data.booking).toMatchObject({ status: "cancelled", phase: "void", version: 3 });

    const events = await call("GET", `/bookings/${booking.id}/events`, { key: own.keys.accountant });
    expect(
      events.body.data.map((event: Json) => [
        event.sequence,
        event.command,
        event.from,
        event.to,
        event.actor.kind,
        event.actor.id,
        event.reason,
        event.origin,
      ]),
    ).toEqual([
      [1, "create", null, "pending", "person", own.userIds.agent, null, "api"],
      [2, "confirm", "pending", "confirmed", "person", own.userIds.supplier, null, "api"],
      [3, "cancel", "confirmed", "cancelled", "person", own.userIds.agent, "Rain", "api"],
    ]);
    for (const event of events.body.data) expect(event.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test("a supplier that confirms automatically answers at once, in one write with both events", async () => {
    await pool().query("UPDATE supplier SET confirms_automatically = true WHERE id = $1", [
      own.otherSupplierId,
    ]);
    const booking = await make({ offeringId: own.offerings.otherRequest });
    expect(booking).toMatchObject({ status: "confirmed", version: 2 });
    const events = await call("GET", `/bookings/${booking.id}/events`, { key: own.keys.agent });
    expect(events.body.data.map((event: Json) => [event.command, event.actor.kind])).toEqual([
      ["create", "person"],
      ["confirm", "system"],
    ]);
  });

  test("the demo's five lifecycles can each be booked", async () => {
    const starts: [keyof World["offerings"], string][] = [
      ["request", "pending"],
      ["appointment", "confirmed"],
      ["asset", "confirmed"],
      ["ticket", "draft"],
      ["tour", "draft"],
    ];
    for (const [offering, status] of starts)
      expect(await make({ offeringId: own.offerings[offering] })).toMatchObject({ status });
  });
});

describe("every refusal that a call can meet has its code and status", () => {
  test("unauthenticated: no key, a malformed one, an unknown one, another scheme", async () => {
    for (const authorization of [
      "",
      "Bearer",
      "Bearer hf_short",
      `Bearer hf_${"x".repeat(43)}`,
      "Basic YTpi",
      `Bearer ${own.keys.agent} x`,
    ]) {
      const answer = await call("GET", "/bookings", { headers: authorization ? { authorization } : {} });
      expectError(answer, 401, "unauthenticated");
      expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
    }
  });

  test("forbidden, not_found, illegal_transition, stale_version with who changed what", async () => {
    const booking = await make();
    expectError(await command(booking, "confirm", own.keys.viewer), 403, "forbidden");
    expectError(await command(booking, "confirm", own.keys.member), 404, "not_found");
    expectError(await command(booking, "cancel", own.keys.admin, { reason: "x" }), 409, "illegal_transition");
    await command(booking, "confirm", own.keys.admin);
    const stale = await command(booking, "cancel", own.keys.agent, { reason: "x", expectedVersion: 1 });
    expectError(stale, 409, "stale_version");
    expect(stale.body.error.details).toMatchObject({
      expectedVersion: 1,
      version: 2,
      changes: [{ command: "confirm", from: "pending", to: "confirmed", actor: "admin of own" }],
    });
  });

  test("deadline_passed at the deadline, though nothing swept it", async () => {
    const booking = await make();
    await pool().query(
      "UPDATE booking SET deadline_at = now() - interval '1 second', deadline_command = 'time_out' WHERE id = $1",
      [booking.id],
    );
    expectError(await command(booking, "confirm", own.keys.supplier), 409, "deadline_passed");
    const read = await call("GET", `/bookings/${booking.id}`, { key: own.keys.agent });
    expect(read.body.data).toMatchObject({ status: "pending", overdue: true });
  });

  test("operation_in_flight while a supplier operation is open", async () => {
    const booking = await make();
    await pool().query("UPDATE booking SET operation_open = true WHERE id = $1", [booking.id]);
    expectError(await command(booking, "confirm", own.keys.supplier), 409, "operation_in_flight");
  });

  test("capacity_taken for the last place", async () => {
    const startsAt = freeStart();
    const first = await make({ startsAt });
    const second = await make({ startsAt });
    await command(first, "confirm", own.keys.supplier);
    await setCapacity(worlds, own.countedResourceId, startsAt, 1);
    expectError(await command(second, "confirm", own.keys.supplier), 409, "capacity_taken");
  });

  test("64 confirms at once of two requests for the last place: one is confirmed, the trail is whole", async () => {
    const startsAt = freeStart();
    const first = await make({ startsAt });
    const second = await make({ startsAt });
    await setCapacity(worlds, own.countedResourceId, startsAt, 1);
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        command(index % 2 ? first : second, "confirm", own.keys.supplier),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refusals = new Set(answers.flatMap(({ body }) => body.error?.code ?? []));
    expect([...refusals].filter((code) => !REFUSED_IN_A_RACE.includes(code))).toEqual([]);
    const read = await Promise.all(
      [first, second].map(({ id }) => call("GET", `/bookings/${id}`, { key: own.keys.owner })),
    );
    expect(read.map(({ body }) => [body.data.status, body.data.version]).sort()).toEqual([
      ["confirmed", 2],
      ["pending", 1],
    ]);
    const loser = read.find(({ body }) => body.data.status === "pending")?.body.data;
    expectError(await command(loser, "confirm", own.keys.supplier), 409, "capacity_taken");
    const { rows } = await pool().query(
      "SELECT held, confirmed FROM departure WHERE starts_at = $1 AND resource_id = $2",
      [startsAt, own.countedResourceId],
    );
    expect(rows).toEqual([{ held: 0, confirmed: 1 }]);
  });

  test("slot_taken for a time that somebody has", async () => {
    const startsAt = freeStart();
    await make({ offeringId: own.offerings.appointment, startsAt });
    const body = { offeringId: own.offerings.appointment, customerId: own.customerId, startsAt };
    expectError(await call("POST", "/bookings", { key: own.keys.agent, body }), 409, "slot_taken");
  });

  test("too_early, not_available_yet, starts_in_past, party_too_large, and what is inactive", async () => {
    const appointment = await make({ offeringId: own.offerings.appointment });
    expectError(await command(appointment, "complete", own.keys.agent), 409, "too_early");
    const ticket = await make({ offeringId: own.offerings.ticket });
    expectError(await command(ticket, "hold", own.keys.agent), 409, "not_available_yet");

    const body = { offeringId: own.offerings.request, customerId: own.customerId, startsAt: freeStart() };
    const refused = async (more: Record<string, unknown>, code: string) =>
      expectError(
        await call("POST", "/bookings", { key: own.keys.agent, body: { ...body, ...more } }),
        409,
        code,
      );
    await refused({ startsAt: "2001-01-01T00:00:00Z" }, "starts_in_past");
    await refused({ partySize: 9 }, "party_too_large");
    await pool().query("UPDATE customer SET active = false WHERE id = $1", [own.customerId]);
    await refused({}, "customer_inactive");
    await pool().query("UPDATE customer SET active = true WHERE id = $1", [own.customerId]);
    await pool().query("UPDATE supplier SET active = false WHERE id = $1", [own.supplierId]);
    await refused({}, "supplier_inactive");
    await pool().query("UPDATE supplier SET active = true WHERE id = $1", [own.supplierId]);
    await pool().query("UPDATE offering SET active = false WHERE id = $1", [own.offerings.request]);
    await refused({}, "offering_inactive");
    await pool().query("UPDATE offering SET active = true WHERE id = $1", [own.offerings.request]);
  });

  test("addresses that lead nowhere, and methods that an address does not take", async () => {
    for (const address of ["", "/nothing", "/bookings/x/y/z", "/Bookings"])
      expectError(await call("GET", address, { key: own.keys.agent }), 404, "not_found");
    const wrong = await call("DELETE", "/bookings", { key: own.keys.agent });
    expectError(wrong, 405, "method_not_allowed");
    expect(wrong.headers.get("allow")).toBe("GET, POST, HEAD, OPTIONS");
    expectError(
      await call("PATCH", `/bookings/${newIdLike()}`, { key: own.keys.agent }),
      405,
      "method_not_allowed",
    );
    const options = await call("OPTIONS", "/lifecycles");
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
  });
});

function newIdLike(): string {
  return "019abcde-0000-7000-8000-000000000000";
}
