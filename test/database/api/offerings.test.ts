import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@/lib/domain/access/roles";
import { principalOfApiKey } from "@/lib/server/auth/api-keys";
import { createApiKey, listApiKeys, revokeApiKey } from "@/lib/server/auth/issue-api-key";
import type { Principal } from "@/lib/server/auth/principal";
import { updateOffering } from "@/lib/server/offerings/update-offering";
import { createResource } from "@/lib/server/resources/create-resource";
import { listResources } from "@/lib/server/resources/list-resources";
import { createSupplier } from "@/lib/server/suppliers/create-supplier";
import { listSuppliers } from "@/lib/server/suppliers/list-suppliers";
import { updateSupplier } from "@/lib/server/suppliers/update-supplier";
import { call, type Json } from "./client";
import { freeStart, openWorlds, type World, type Worlds } from "./world";

let worlds: Worlds;
let own: World;
let foreign: World;

beforeAll(async () => {
  worlds = await openWorlds();
  ({ own, foreign } = worlds);
});
afterAll(() => worlds.close());

async function principal(role: Role, world = own): Promise<Principal> {
  const found = await principalOfApiKey(world.keys[role]);
  if (!found) throw new Error(`The key of ${role} does not work`);
  return found;
}

function post(body: unknown, key = own.keys.admin) {
  return call("POST", "/offerings", { key, body });
}

describe("offerings", () => {
  test("one is made with its policy filled in, and read by every role", async () => {
    const made = await post({
      name: "  Fondue à la Montagne ",
      lifecycle: "appointment",
      supplierId: own.supplierId,
      policy: { durationMinutes: 90, requiresConfirmation: true },
    });
    expect(made.status).toBe(201);
    expect(made.body.data).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      slug: "fondue-a-la-montagne",
      name: "Fondue à la Montagne",
      description: "",
      lifecycle: "appointment",
      supplierId: own.supplierId,
      resourceId: null,
      policy: {
        durationMinutes: 90,
        maxPartySize: null,
        cancelUntilMinutes: null,
        requiresConfirmation: true,
        confirmationTimeLimitMinutes: 1_440,
        pendingHoldsTime: true,
        timeZone: null,
        weeklyHours: null,
        dateOverrides: [],
        slotStepMinutes: null,
        minimumNoticeMinutes: 0,
        maximumAdvanceDays: null,
        dailyLimit: null,
        weeklyLimit: null,
        rescheduleUntilMinutes: null,
        bufferBeforeMinutes: 0,
        bufferAfterMinutes: 0,
        holdMinutes: 10,
        reminderMinutes: null,
        location: null,
        bookableOnline: true,
      },
      active: true,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    for (const key of Object.values(own.keys)) {
      const read = await call("GET", `/offerings/${made.body.data.id}`, { key });
      expect(read.body).toEqual(made.body);
    }
    const list = await call("GET", "/offerings", { key: own.keys.member });
    expect(list.body.data).toContainEqual(made.body.data);
  });

  test("the same name gets the next free slug, across organizations and at once", async () => {
    const body = { name: "Dawn row", lifecycle: "request" };
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => post(body)),
      ...Array.from({ length: 5 }, () => post(body, foreign.keys.owner)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    const slugs = answers.map((answer: Json) => answer.body.data.slug).sort();
    expect(slugs).toEqual([
      "dawn-row",
      "dawn-row-10",
      ...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => `dawn-row-${n}`),
    ]);
  });

  test("a name without Latin letters still has an address", async () => {
    const made = await post({ name: "茶道 ☕", lifecycle: "request" });
    expect(made.body.data.slug).toBe("offering");
  });

  test("a ticket takes no resource", async () => {
    const answer = await post({ name: "x", lifecycle: "ticket", resourceId: own.countedResourceId });
    expect([answer.status, answer.body.error.fields]).toEqual([
      422,
      { resourceId: "A ticket takes no resource." },
    ]);
  });

  test("what is shared is one thing that one at a time uses, and stays so", async () => {
    const fieldsOf = async (resourceId?: string) => {
      const answer = await post({ name: "x", lifecycle: "asset", resourceId });
      return [answer.status, answer.body.error?.fields];
    };
    expect(await fieldsOf()).toEqual([422, { resourceId: "Choose the asset that is shared." }]);
    expect(await fieldsOf(own.countedResourceId)).toEqual([
      422,
      { resourceId: "Choose one that is used by one at a time." },
    ]);
    const [admin, shared] = [await principal("admin"), own.offerings.asset];
    expect(await updateOffering(admin, shared, { resourceId: null })).toMatchObject({ ok: false });
    expect(await updateOffering(admin, shared, { name: "The van" })).toMatchObject({
      ok: true,
      data: { resourceId: own.exclusiveResourceId },
    });
  });

  test("a change of one term keeps the others, and changes no booking that was made", async () => {
    const admin = await principal("admin");
    const made = await post({
      name: "Terms",
      lifecycle: "request",
      policy: { maxPartySize: 4, durationMinutes: 30 },
    });
    const { id } = made.body.data;
    const send = () =>
      call("POST", "/bookings", {
        key: own.keys.agent,
        body: { offeringId: id, customerId: own.customerId, startsAt: freeStart(), partySize: 4 },
      });
    expect((await send()).status).toBe(201);
    const changed = await updateOffering(admin, id, {
      policy: { maxPartySize: 2 },
      supplierId: own.otherSupplierId,
    });
    expect(changed).toMatchObject({
      ok: true,
      data: {
        name: "Terms",
        supplierId: own.otherSupplierId,
        policy: { maxPartySize: 2, durationMinutes: 30 },
      },
    });
    expect((await send()).status).toBe(409);
    expect(await updateOffering(admin, id, { supplierId: null })).toMatchObject({
      ok: true,
      data: { supplierId: null },
    });
    expect(await updateOffering(admin, id, { policy: { holdMinutes: 9 } })).toMatchObject({
      ok: false,
      error: { code: "invalid_input", fields: { "policy.holdMinutes": expect.any(String) } },
    });
    expect(await updateOffering(admin, id, { supplierId: foreign.supplierId })).toMatchObject({
      error: { code: "not_found" },
    });
    expect(await updateOffering(admin, foreign.offerings.request, { name: "Mine" })).toMatchObject({
      error: { code: "not_found" },
    });
    expect(await updateOffering(await principal("agent"), id, { name: "Mine" })).toMatchObject({
      error: { code: "forbidden" },
    });
  });
});

test("two changes of an offering at once both stand", async () => {
  const admin = await principal("admin");
  const made = await post({ name: "Both", lifecycle: "request" });
  const { id } = made.body.data;
  for (let round = 1; round <= 10; round += 1) {
    const changes = [
      { policy: { maxPartySize: round } },
      { policy: { durationMinutes: 30 + round } },
      { policy: { cancelUntilMinutes: round } },
      { name: `Both ${round}` },
      { supplierId: round % 2 ? own.supplierId : null },
    ];
    const results = await Promise.all(changes.map((change) => updateOffering(admin, id, change)));
    expect(results.map(({ ok }) => ok)).toEqual(Array(changes.length).fill(true));
    const read = await call("GET", `/offerings/${id}`, { key: own.keys.admin });
    expect(read.body.data).toMatchObject({
      name: `Both ${round}`,
      supplierId: round % 2 ? own.supplierId : null,
      policy: { maxPartySize: round, durationMinutes: 30 + round, cancelUntilMinutes: round },
    });
  }
});

describe("suppliers and resources", () => {
  test("are made and changed by owners and admins alone, in their organization alone", async () => {
    const owner = await principal("owner");
    const agent = await principal("agent");
    const input = {
      name: "New",
      email: "new@example.test",
      confirmsAutomatically: false,
      decisionTimeLimitMinutes: null,
    };
    expect(await createSupplier(agent, input)).toMatchObject({ error: { code: "forbidden" } });
    const made = await createSupplier(owner, input);
    if (!made.ok) throw new Error(made.error.message);
    expect(made.data).toMatchObject({ ...input, active: true });
    expect(await updateSupplier(agent, made.data.id, { active: false })).toMatchObject({
      error: { code: "forbidden" },
    });
    expect(
      await updateSupplier(owner, made.data.id, { active: false, decisionTimeLimitMinutes: 60 }),
    ).toMatchObject({
      data: { active: false, decisionTimeLimitMinutes: 60, name: "New", email: "new@example.test" },
    });
    expect(await updateSupplier(owner, foreign.supplierId, { name: "Mine" })).toMatchObject({
      error: { code: "not_found" },
    });
    expect(await updateSupplier(owner, "nothing", { name: "Mine" })).toMatchObject({
      error: { code: "not_found" },
    });
    expect(await listSuppliers(await principal("supplier"))).toMatchObject({ error: { code: "forbidden" } });
    expect(await listSuppliers(agent)).toMatchObject({
      data: [{ name: "First Supplier" }, { name: "Second Supplier" }, { name: "New" }],
    });

    expect(await createResource(agent, { kind: "exclusive", name: "Boat" })).toMatchObject({
      error: { code: "forbidden" },
    });
    expect(await createResource(owner, { kind: "counted", name: "Bus", capacity: 12 })).toMatchObject({
      data: { kind: "counted", capacity: 12, timeZone: "Europe/Zurich" },
    });
    expect(await listResources(agent)).toMatchObject({
      data: [{ name: "Bus" }, { name: "The counted thing" }, { name: "The exclusive thing" }],
    });
  });
});

describe("making and revoking API keys", () => {
  test("nobody gives a key a role that they lack; the secret works and is in no list", async () => {
    const agent = await principal("agent");
    expect(await createApiKey(agent, { name: "Up", roles: ["owner"] })).toMatchObject({
      error: { code: "forbidden" },
    });
    expect(
      await createApiKey(agent, { name: "Past", roles: ["agent"], expiresAt: new Date(0) }),
    ).toMatchObject({
      error: { code: "invalid_input" },
    });
    const made = await createApiKey(agent, { name: "Till", roles: ["agent"] });
    if (!made.ok) throw new Error(made.error.message);
    const { secret, apiKey } = made.data;
    expect(secret).toMatch(/^hf_[\w-]{43}$/);
    expect(apiKey).toMatchObject({ own: true, state: "active", prefix: secret.slice(0, 10) });
    expect((await call("GET", "/offerings", { key: secret })).status).toBe(200);
    const listed = await listApiKeys(agent);
    if (!listed.ok) throw new Error(listed.error.message);
    expect(listed.data.map(({ name }) => name)).toContain("Till");
    expect(listed.data.every((key) => key.own)).toBe(true);
    expect(JSON.stringify(listed)).not.toContain(secret);

    expect(await revokeApiKey(await principal("viewer"), apiKey.id)).toMatchObject({
      error: { code: "not_found" },
    });
    expect(await revokeApiKey(await principal("owner", foreign), apiKey.id)).toMatchObject({
      error: { code: "not_found" },
    });
    expect((await call("GET", "/offerings", { key: secret })).status).toBe(200);
    expect(await revokeApiKey(await principal("admin"), apiKey.id)).toMatchObject({
      data: { state: "revoked" },
    });
    expect((await call("GET", "/offerings", { key: secret })).status).toBe(401);
    const all = await listApiKeys(await principal("owner"));
    expect(all.ok && all.data.some((key) => key.id === apiKey.id && !key.own)).toBe(true);
  });
});
