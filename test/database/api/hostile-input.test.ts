import { afterAll, beforeAll, expect, test } from "vitest";
import { routeUnroutable, UNROUTABLE_METHOD_HEADER } from "@/lib/server/api/unroutable";
import { newId } from "@/lib/server/db/new-id";
import { type Call, call, expectErrorShape } from "./client";
import { countEvents, freeStart, openWorlds, type World, type Worlds } from "./world";

let worlds: Worlds;
let own: World;
let bookingId: string;

beforeAll(async () => {
  worlds = await openWorlds();
  own = worlds.own;
  const made = await call("POST", "/bookings", { key: own.keys.owner, body: booking() });
  bookingId = made.body.data.id;
});
afterAll(() => worlds.close());

function booking(more: Record<string, unknown> = {}): Record<string, unknown> {
  return { offeringId: own.offerings.request, customerId: own.customerId, startsAt: freeStart(), ...more };
}

type Row = [name: string, status: number, method: string, address: string, send: () => Call];

const NUL = "\u0000";
const LONE = "\ud800";
const json = { "content-type": "application/json" };
const create = (name: string, more: Record<string, unknown>, status = 422): Row => [
  `create: ${name}`,
  status,
  "POST",
  "/bookings",
  () => ({ body: booking(more) }),
];
const raw = (name: string, content: BodyInit, status = 422, headers: Record<string, string> = json): Row => [
  `body: ${name}`,
  status,
  "POST",
  "/bookings",
  () => ({ raw: content, headers }),
];
const give = (name: string, body: unknown, status = 422, headers: Record<string, string> = {}): Row => [
  `command: ${name}`,
  status,
  "POST",
  "/bookings/{id}/commands",
  () => ({ body, headers }),
];
const query = (text: string, status = 422): Row => [
  `query: ${text}`,
  status,
  "GET",
  `/bookings?${text}`,
  () => ({}),
];
const id = (text: string): Row => [
  `id: ${text}`,
  404,
  "GET",
  `/bookings/${encodeURIComponent(text)}`,
  () => ({}),
];
const offer = (name: string, body: unknown, status = 422): Row => [
  `offering: ${name}`,
  status,
  "POST",
  "/offerings",
  () => ({ body }),
];

const ROWS: Row[] = [
  raw("empty", ""),
  raw("not JSON", "{"),
  raw("half a JSON string", '{"offeringId": "'),
  raw("null", "null"),
  raw("an array", "[]"),
  raw("a number", "1e999"),
  raw("a string", '"{}"'),
  raw("deeply nested", `${"[".repeat(100_000)}${"]".repeat(100_000)}`),
  raw("not UTF-8", new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])),
  raw("no content type", "{}", 422, {}),
  raw("a form", "a=b", 422, { "content-type": "application/x-www-form-urlencoded" }),
  raw("XML", "<a/>", 422, { "content-type": "text/xml" }),
  raw("10 MB of JSON", `"${"x".repeat(10_000_000)}"`, 413),
  raw("10 MB of something else", "x".repeat(10_000_000), 422, { "content-type": "text/plain" }),
  raw("one byte too many", `"${"x".repeat(999_999)}"`, 413),
  raw("__proto__", '{"__proto__": {"offeringId": "x"}}'),
  raw("__proto__ in escapes", '{"\\u005f_proto__": 1}'),
  raw("__proto__ further in", '{"customer": {"__proto__": {"name": "x"}}}'),
  raw("constructor", '{"constructor": {"prototype": {"x": 1}}}'),
  create("an unknown field", { status: "confirmed" }),
  create("an unknown field of the customer", {
    customerId: undefined,
    customer: { name: "x", email: "x@example.test", admin: true },
  }),
  create("no offering", { offeringId: undefined }),
  create("an offering that is no id", { offeringId: "1" }),
  create("an offering that is an object", { offeringId: { $ne: null } }),
  create("an offering that nobody has", { offeringId: newId() }, 404),
  create("a customer that nobody has", { customerId: newId() }, 404),
  create("no customer", { customerId: undefined }),
  create("two customers", { customer: { name: "x", email: "x@example.test" } }),
  create("a customer without a mail", { customerId: undefined, customer: { name: "x" } }),
  create("a mail that is none", { customerId: undefined, customer: { name: "x", email: "x" } }),
  create("a mail with a line break", {
    customerId: undefined,
    customer: { name: "x", email: "x@example.test\r\nBcc: y@example.test" },
  }),
  create("a blank name", { customerId: undefined, customer: { name: "  ", email: "x@example.test" } }),
  create("a name with NUL", {
    customerId: undefined,
    customer: { name: `x${NUL}`, email: "x@example.test" },
  }),
  create("a name that nobody can see", {
    customerId: undefined,
    customer: { name: "\u200B\u200B", email: "x@example.test" },
  }),
  create("a name of two lines", {
    customerId: undefined,
    customer: { name: "A\r\nBcc: x", email: "x@example.test" },
  }),
  create("a name that turns the direction", {
    customerId: undefined,
    customer: { name: "A\u202Etxt", email: "x@example.test" },
  }),
  create("a name with half a character", {
    customerId: undefined,
    customer: { name: LONE, email: "x@example.test" },
  }),
  create("a name of 201 characters", {
    customerId: undefined,
    customer: { name: "x".repeat(201), email: "x@example.test" },
  }),
  create("notes with NUL", { notes: `a${NUL}b` }),
  create("notes with half a character", { notes: `a${LONE}b` }),
  create("notes that are too long", { notes: "x".repeat(5_001) }),
  create("a start that is a number", { startsAt: 1_900_000_000 }),
  create("a start without an offset", { startsAt: "2031-01-01T10:00:00" }),
  create("a start on 30 February", { startsAt: "2031-02-30T10:00:00Z" }),
  create("a start in the year 0", { startsAt: "0000-01-01T00:00:00Z" }),
  create("a start in the year 10000", { startsAt: "9999-12-31T23:59:59-23:59" }),
  create("an end that runs out of the calendar", { startsAt: "9999-12-31T23:59:59Z" }),
  create("a start in the year 275761", { startsAt: "+275761-01-01T00:00:00Z" }),
  create("an end before the start", { endsAt: "2030-01-01T00:00:00Z" }),
  create("a party of none", { partySize: 0 }),
  create("a party of minus one", { partySize: -1 }),
  create("half a person", { partySize: 1.5 }),
  create("a party as text", { partySize: "2" }),
  create("a huge party", { partySize: 1e300 }),
  create("a party beyond 32 bits", { partySize: 4_294_967_297 }),
  create("tentative as text", { tentative: "yes" }),
  give("none", {}),
  give("an unknown one", { command: "explode" }),
  give("create", { command: "create" }),
  give("__proto__", { command: "__proto__" }),
  give("a number", { command: 1 }),
  give("an unknown field", { command: "confirm", status: "confirmed" }),
  give("a version as text", { command: "confirm", expectedVersion: "1" }),
  give("version zero", { command: "confirm", expectedVersion: 0 }),
  give("a huge version", { command: "confirm", expectedVersion: 1e21 }),
  give("a reason with NUL", { command: "reject", reason: `a${NUL}` }),
  give("a reason with half a character", { command: "reject", reason: LONE }),
  give("a blank reason", { command: "reject", reason: " \n\t " }),
  give("a reason of 2,001 characters", { command: "reject", reason: "x".repeat(2_001) }),
  give("a reason that is an array", { command: "reject", reason: ["x"] }),
  give("an unknown input", { command: "confirm", input: { sudo: true } }),
  give("times that are none", { command: "confirm", input: { startsAt: "tomorrow" } }),
  give("an empty idempotency key", { command: "confirm" }, 422, { "idempotency-key": "" }),
  give("an idempotency key of 256", { command: "confirm" }, 422, { "idempotency-key": "x".repeat(256) }),
  give("an idempotency key with accents", { command: "confirm" }, 422, { "idempotency-key": "clé" }),
  query("limit=0"),
  query("limit=201"),
  query("limit=-1"),
  query("limit=1.5"),
  query("limit=many"),
  query("limit=1e309"),
  query("limit=10&limit=20"),
  query("colour=red"),
  query("__proto__=x"),
  query("sort=name"),
  query("sort=created;DROP"),
  query("status=unknown"),
  query("phase=active,"),
  query("lifecycle=__proto__"),
  query("supplierId=1"),
  query("from=yesterday"),
  query("to=2031-13-01"),
  query("from=0000-01-01T00:00:00Z"),
  query("q=%00"),
  query(`q=${"x".repeat(201)}`),
  query("cursor="),
  query("cursor=made-up"),
  query(`cursor=${Buffer.from('["-created","after",0,99999999999999999,"x"]').toString("base64url")}`),
  query(`cursor=${Buffer.from(`["-created","after",0,-62135596800001,"${newId()}"]`).toString("base64url")}`),
  query(`cursor=${Buffer.from(`["starts","after",0,0,"${newId()}"]`).toString("base64url")}`),
  query(`cursor=${"A".repeat(501)}`),
  ["query on an address that takes none", 422, "GET", "/lifecycles?x=1", () => ({})],
  id("1"),
  id("null"),
  id(NUL),
  id("../../health"),
  id("' OR 1=1 --"),
  id("x".repeat(5_000)),
  id("🦆"),
  id(newId()),
  id("00000000-0000-0000-0000-00000000000g"),
  ["events of an id that is none", 404, "GET", "/bookings/nothing/events", () => ({})],
  ["commands of an id that is none", 404, "GET", "/bookings/nothing/commands", () => ({})],
  [
    "a command to an id that is none",
    404,
    "POST",
    "/bookings/nothing/commands",
    () => ({ body: { command: "confirm" } }),
  ],
  ["a command to NUL", 404, "POST", "/bookings/%00/commands", () => ({ body: { command: "confirm" } })],
  ["an offering of an id that is none", 404, "GET", "/offerings/nothing", () => ({})],
  ["an offering of NUL", 404, "GET", "/offerings/%00", () => ({})],
  offer("no lifecycle", { name: "x" }),
  offer("a lifecycle that is none", { name: "x", lifecycle: "constructor" }),
  offer("no name", { lifecycle: "request" }),
  offer("a name with NUL", { name: NUL, lifecycle: "request" }),
  offer("a supplier of nobody", { name: "x", lifecycle: "request", supplierId: newId() }, 404),
  offer("a resource of nobody", { name: "x", lifecycle: "request", resourceId: newId() }, 404),
  offer("another lifecycle's term", { name: "x", lifecycle: "request", policy: { holdMinutes: 30 } }),
  offer("a policy that is a list", { name: "x", lifecycle: "request", policy: [] }),
  offer("a duration that is huge", { name: "x", lifecycle: "tour", policy: { durationMinutes: 1e9 } }),
  offer("its own slug", { name: "x", lifecycle: "request", slug: "mine" }),
  offer("another organization", { name: "x", lifecycle: "request", organizationId: newId() }),
];

test.each(ROWS)("%s", async (_name, status, method, address, send) => {
  const before = await countEvents();
  const { headers, ...rest } = send();
  const answer = await call(method, address.replace("{id}", bookingId), {
    key: own.keys.owner,
    headers: { "x-request-id": "hostile-1", ...headers },
    ...rest,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  expectErrorShape(answer);
  expect(answer.headers.get("x-request-id")).toBe("hostile-1");
  expect(await countEvents()).toBe(before);
});

test("what is at fault is named by its field", async () => {
  const answer = await call("POST", "/bookings", {
    key: own.keys.owner,
    body: booking({ customerId: undefined, customer: { name: "x", email: "no", extra: 1 }, partySize: 0 }),
  });
  expect(Object.keys(answer.body.error.fields).sort()).toEqual([
    "customer.email",
    "customer.extra",
    "partySize",
  ]);
});

test("an override to a status that only a prototype has is refused", async () => {
  const made = await call("POST", "/bookings", {
    key: own.keys.owner,
    body: booking({ offeringId: own.offerings.tour }),
  });
  for (const status of ["constructor", "toString", "__proto__", "pending", ""]) {
    const answer = await call("POST", `/bookings/${made.body.data.id}/commands`, {
      key: own.keys.owner,
      body: { command: "override", reason: "x", input: { status } },
    });
    expect([answer.status, answer.body.error.code]).toEqual([422, "invalid_input"]);
    expectErrorShape(answer);
  }
});

test("an end before the start is refused, of a thing that one booking has at a time too", async () => {
  const startsAt = freeStart();
  const made = await call("POST", "/bookings", {
    key: own.keys.owner,
    body: booking({ offeringId: own.offerings.asset, startsAt }),
  });
  const before = new Date(Date.parse(startsAt) - 3_600_000).toISOString();
  for (const input of [
    { startsAt, endsAt: before },
    { startsAt, endsAt: startsAt },
  ]) {
    const answer = await call("POST", `/bookings/${made.body.data.id}/commands`, {
      key: own.keys.owner,
      body: { command: "change_times", input },
    });
    expect([answer.status, answer.body.error.code]).toEqual([422, "invalid_input"]);
    expectErrorShape(answer);
  }
});

test("a request id that is no plain token is replaced, and none is made up twice", async () => {
  const ids = new Set<string>();
  for (const given of ["", "a b", "x".repeat(129), "<script>", "é"]) {
    const answer = await call("GET", "/lifecycles", { headers: { "x-request-id": given } });
    expect(answer.body.error.requestId).toMatch(/^[0-9a-f-]{36}$/);
    ids.add(answer.body.error.requestId);
  }
  expect(ids.size).toBe(5);
});

test("the largest body that is taken is read whole", async () => {
  const notes = "ü".repeat(4_000);
  const answer = await call("POST", "/bookings", { key: own.keys.owner, body: booking({ notes }) });
  expect([answer.status, answer.body.data.notes]).toEqual([201, notes]);
  const padded = `${JSON.stringify(booking())}${" ".repeat(900_000)}`;
  const accepted = await call("POST", "/bookings", { key: own.keys.owner, raw: padded, headers: json });
  expect(accepted.status).toBe(201);
});

test.each([
  ["GET", "/api/v1/bookings/%", "GET", "/api/v1/-"],
  ["GET", "/api/v1/bookings/%E0%A4%A?q=1", "GET", "/api/v1/-"],
  ["POST", "/api/v1/bookings/%ZZ/commands", "POST", "/api/v1/-"],
  ["TRACE", "/api/v1/bookings", "GET", "/api/v1/-"],
  ["PROPFIND", "/api/v1", "GET", "/api/v1/-"],
  ["GET", "/api/v1/bookings/%41?q=%", "GET", "/api/v1/bookings/%41?q=%"],
  ["PROPFIND", "/api/v12", "PROPFIND", "/api/v12"],
  ["GET", "/desk/%", "GET", "/desk/%"],
])(
  "what the framework would answer itself is led to the API: %s %s",
  async (method, url, newMethod, newUrl) => {
    const request = { method, url, headers: { [UNROUTABLE_METHOD_HEADER]: "FORGED" } };
    routeUnroutable(request);
    expect([request.method, request.url]).toEqual([newMethod, newUrl]);
    const marked = request.headers[UNROUTABLE_METHOD_HEADER];
    expect(marked).toBe(newMethod === method ? undefined : method);
    if (newUrl !== "/api/v1/-") return;
    const answer = await call("GET", "/-", { headers: marked ? { [UNROUTABLE_METHOD_HEADER]: marked } : {} });
    expect(answer.status).toBe(marked ? 405 : 404);
    expectErrorShape(answer);
  },
);
