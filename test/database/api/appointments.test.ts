import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, expectError, type Json } from "./client";
import { openWorlds, type World, type Worlds } from "./world";

let worlds: Worlds;
let own: World;
let foreign: World;
let offeringId: string;

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"];
/** A Monday. */
const DAY = "2031-03-03";
const starts = (time: string) => `${DAY}T${time}:00.000Z`;

beforeAll(async () => {
  worlds = await openWorlds();
  ({ own, foreign } = worlds);
  offeringId = await makeOffering();
});
afterAll(() => worlds.close());

async function makeOffering(policy: object = {}): Promise<string> {
  const made = await call("POST", "/offerings", {
    key: own.keys.admin,
    body: {
      name: "Portrait",
      lifecycle: "appointment",
      policy: {
        durationMinutes: 60,
        timeZone: "UTC",
        weeklyHours: Object.fromEntries(WEEKDAYS.map((day) => [day, [{ from: "09:00", to: "17:00" }]])),
        ...policy,
      },
    },
  });
  expect(made.status).toBe(201);
  return made.body.data.id;
}

const slots = (query: Record<string, string>, { id = offeringId, key = own.keys.viewer } = {}) =>
  call("GET", `/offerings/${id}/slots?${new URLSearchParams(query)}`, { key });
const hold = (body: object, { id = offeringId, key = own.keys.agent } = {}) =>
  call("POST", `/offerings/${id}/holds`, { key, body });
const book = (body: object, more: object = {}) =>
  call("POST", "/bookings", { key: own.keys.agent, body: { customerId: own.customerId, ...body }, ...more });

describe("GET /offerings/{id}/slots", () => {
  test("tells the starts and ends of a day, in UTC whatever the zone", async () => {
    const answer = await slots({ from: DAY, to: DAY });
    expect(answer.body.data).toHaveLength(8);
    expect(answer.body.data[0]).toEqual({ startsAt: starts("09:00"), endsAt: starts("10:00") });
    const far = await slots({ from: DAY, to: DAY, timeZone: "Pacific/Auckland" });
    expect(far.body.data.map(({ startsAt }: Json) => startsAt)).toEqual([starts("09:00"), starts("10:00")]);
  });

  test("takes instants, the first included and the last not", async () => {
    const answer = await slots({ from: `${DAY}T12:00:00+01:00`, to: starts("13:00") });
    expect(answer.body.data.map(({ startsAt }: Json) => startsAt)).toEqual([
      starts("11:00"),
      starts("12:00"),
    ]);
  });

  test.each<[string, Record<string, string>]>([
    ["no bounds", {}],
    ["too much", { from: "2031-01-01", to: "2031-04-01" }],
    ["no zone", { from: DAY, to: DAY, timeZone: "Mars/Base" }],
    ["no day", { from: "2031-02-30", to: DAY }],
    ["something else", { from: DAY, to: DAY, provider: "x" }],
  ])("refuses %s", async (_, query) => {
    expectError(await slots(query), 422, "invalid_input");
  });

  test("is of one's own organization's appointments", async () => {
    expectError(await slots({ from: DAY, to: DAY }, { key: foreign.keys.owner }), 404, "not_found");
    expectError(await slots({ from: DAY, to: DAY }, { id: "nothing" }), 404, "not_found");
    expectError(await slots({ from: DAY, to: DAY }, { id: own.offerings.request }), 422, "invalid_input");
    expectError(await slots({ from: DAY, to: DAY }, { key: "hf_wrong" }), 401, "unauthenticated");
  });
});

describe("holds", () => {
  test("keep a time, which is then booked by the hold's id alone, once", async () => {
    const held = await hold({ startsAt: starts("09:00") });
    expect(held.status).toBe(201);
    expect(held.body.data).toMatchObject({ offeringId, startsAt: starts("09:00"), endsAt: starts("10:00") });
    const { id } = held.body.data;
    expect(held.headers.get("location")).toBe(`/api/v1/holds/${id}`);
    const made = await book({ holdId: id, timeZone: "Asia/Kolkata" });
    expect(made).toMatchObject({
      status: 201,
      body: { data: { startsAt: starts("09:00"), status: "confirmed" } },
    });
    expectError(await book({ holdId: id }), 409, "already_exists");
    expectError(await call("DELETE", `/holds/${id}`, { key: own.keys.agent }), 404, "hold_not_found");
  });

  test("with an idempotency key, the same call gets the same answer after the hold is used", async () => {
    const { id } = (await hold({ startsAt: starts("10:00") })).body.data;
    const headers = { "idempotency-key": "book-held" };
    const [first, second] = [
      await book({ holdId: id }, { headers }),
      await book({ holdId: id }, { headers }),
    ];
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expectError(
      await book({ holdId: id }, { headers: { "idempotency-key": "another" } }),
      409,
      "already_exists",
    );
  });

  test("one a session: the next takes the place of the one before", async () => {
    const first = await hold({ startsAt: starts("11:00"), sessionId: "visitor" });
    await hold({ startsAt: starts("12:00"), sessionId: "visitor" });
    expectError(await book({ holdId: first.body.data.id }), 404, "hold_not_found");
  });

  test("are given back", async () => {
    const { id } = (await hold({ startsAt: starts("13:00") })).body.data;
    expectError(await call("DELETE", `/holds/${id}`, { key: foreign.keys.agent }), 404, "hold_not_found");
    expectError(await call("DELETE", `/holds/${id}`, { key: own.keys.viewer }), 403, "forbidden");
    const released = await call("DELETE", `/holds/${id}`, { key: own.keys.agent });
    expect(released).toMatchObject({ status: 200, body: { data: { id } } });
    expectError(await call("DELETE", `/holds/${id}`, { key: own.keys.agent }), 404, "hold_not_found");
  });

  test("are refused with the slot engine's reasons, other roles and other organizations", async () => {
    expectError(await hold({ startsAt: starts("09:10") }), 409, "not_a_slot");
    expectError(await hold({ startsAt: starts("20:00") }), 409, "outside_hours");
    expectError(await hold({ startsAt: "2020-01-01T09:00:00Z" }), 409, "starts_in_past");
    expectError(await hold({ startsAt: starts("15:00") }, { key: foreign.keys.agent }), 404, "not_found");
    expectError(await hold({ startsAt: starts("15:00") }, { key: own.keys.member }), 403, "forbidden");
    expectError(await hold({ startsAt: starts("15:00") }, { id: own.offerings.tour }), 422, "invalid_input");
  });

  test("and bookings say in one way alone what they are of", async () => {
    const { id } = (await hold({ startsAt: starts("16:00") })).body.data;
    expectError(await book({ holdId: id, startsAt: starts("15:00") }), 422, "invalid_input");
    expectError(await book({ holdId: id, offeringId: own.offerings.appointment }), 422, "invalid_input");
    expectError(await book({ offeringId }), 422, "invalid_input");
    expectError(await book({ startsAt: starts("15:00") }), 422, "invalid_input");
    expectError(
      await book({ offeringId, startsAt: starts("15:00"), endsAt: starts("15:30") }),
      422,
      "invalid_input",
    );
    expect((await book({ offeringId, holdId: id, startsAt: starts("16:00") })).status).toBe(201);
  });
});

test("reschedule answers with the original and its successor", async () => {
  const id = await makeOffering({ requiresConfirmation: true });
  const { data } = (await book({ offeringId: id, startsAt: starts("09:00") })).body;
  const moved = await call("POST", `/bookings/${data.id}/commands`, {
    key: own.keys.agent,
    body: { command: "reschedule", input: { startsAt: starts("09:30") } },
  });
  expectError(moved, 409, "not_a_slot");
  const done = await call("POST", `/bookings/${data.id}/commands`, {
    key: own.keys.agent,
    body: { command: "reschedule", input: { startsAt: starts("10:00") } },
  });
  expect(done.body.data.booking).toMatchObject({ id: data.id, status: "rescheduled" });
  const next = await call("GET", `/bookings/${done.body.data.booking.successorId}`, { key: own.keys.agent });
  expect(next.body.data).toMatchObject({
    predecessorId: data.id,
    startsAt: starts("10:00"),
    status: "pending",
  });
});

test.each<[string, object, string]>([
  ["hours without length", { monday: [{ from: "09:00", to: "09:00" }] }, "policy.weeklyHours.monday.0.to"],
  [
    "hours that overlap",
    {
      monday: [
        { from: "09:00", to: "12:00" },
        { from: "11:00", to: "13:00" },
      ],
    },
    "policy.weeklyHours.monday",
  ],
  ["no time", { monday: [{ from: "9", to: "12:00" }] }, "policy.weeklyHours.monday.0.from"],
  ["no day", { someday: [] }, "policy.weeklyHours.someday"],
])("an offering with %s is refused", async (_, weeklyHours, field) => {
  const answer = await call("POST", "/offerings", {
    key: own.keys.admin,
    body: { name: "Never", lifecycle: "appointment", policy: { weeklyHours } },
  });
  expectError(answer, 422, "invalid_input");
  expect(Object.keys(answer.body.error.fields)).toEqual([field]);
});
