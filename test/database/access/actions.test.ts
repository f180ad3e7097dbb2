import { readdir } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Role } from "@/lib/domain/access/roles";
import { REFUSALS } from "@/lib/domain/refusal";
import { changeMaintenance } from "@/lib/server/assets/maintenance";
import { reportSquawk } from "@/lib/server/assets/squawks";
import { inviteMember } from "@/lib/server/auth/invitations";
import { actorOf } from "@/lib/server/auth/principal";
import { newId } from "@/lib/server/db/new-id";
import { prisma } from "@/lib/server/db/pool";
import { withClient } from "@/scripts/database/with-client";
import { call } from "../api/client";
import { freeStart, openWorlds, type World, type Worlds } from "../api/world";
import { BEFORE_SIGN_IN, PERSONAL, ROWS, type Things } from "./action-rows";
import { principalOf } from "./people";

/** Only the cookie is made up; who belongs to it, and with which roles, is read as ever. */
const browser = vi.hoisted(() => ({ session: null as { userId: string; epoch: number } | null }));
vi.mock("@/lib/server/auth/session", () => ({
  auth: () => Promise.resolve(browser.session),
  signIn: vi.fn(),
  signOut: vi.fn(),
  TooManyAttempts: class extends Error {},
}));
// next-auth looks for a module of Next's that only Next's own bundler finds.
vi.mock("next-auth", () => ({ CredentialsSignin: class extends Error {} }));

type ServerAction = (...given: unknown[]) => Promise<unknown>;
const actions = new Map<string, ServerAction>();
let worlds: Worlds;
let own: Things;
let foreign: Things;
let untouched: unknown;

beforeAll(async () => {
  worlds = await openWorlds();
  own = await thingsOf(worlds.own, "own");
  foreign = await thingsOf(worlds.foreign, "foreign");
  untouched = await everything();
  for (const file of await readdir("lib/actions")) {
    const name = file.replace(/\.ts$/, "");
    if (name === "action") continue;
    const exported: Record<string, unknown> = await import(`../../../lib/actions/${name}.ts`);
    for (const [key, value] of Object.entries(exported))
      if (typeof value === "function") actions.set(`${name}.${key}`, value as ServerAction);
  }
});
afterAll(() => worlds.close());
beforeEach(() => {
  browser.session = null;
});
afterEach(async () => {
  const before = untouched;
  untouched = await everything();
  expect(untouched).toEqual(before);
});

async function thingsOf(world: World, slug: string): Promise<Things> {
  const booked = await call("POST", "/bookings", {
    key: world.keys.agent,
    body: {
      offeringId: world.offerings.request,
      customerId: world.customerId,
      startsAt: freeStart(),
      partySize: 1,
    },
  });
  const email = `invited@${slug}.test`;
  await inviteMember(await principalOf(world.userIds.owner, slug), { email, roles: ["agent"] });
  const { organizationId } = world;
  const invitation = await prisma().membership.findFirstOrThrow({
    where: { organizationId, user: { email } },
  });
  const apiKey = await prisma().apiKey.findFirstOrThrow({
    where: { organizationId, membershipId: world.membershipIds.owner },
  });
  const mail = await prisma().mail.create({
    data: {
      id: newId(),
      organizationId,
      topic: "test",
      audience: "seller",
      toName: "Reader",
      toAddress: "reader@example.test",
      subject: "Subject",
      html: "<p>Body</p>",
      text: "Body",
      dedupeKey: newId(),
      status: "failed",
    },
  });
  const link = await call("POST", `/bookings/${booked.body.data.id}/links`, { key: world.keys.agent });
  const otherCustomer = await prisma().customer.create({
    data: { id: newId(), organizationId, name: "Other Customer", email: `other@${slug}.test` },
  });
  const asset = await prisma().resource.findFirstOrThrow({ where: { organizationId, kind: "exclusive" } });
  const byOwner = {
    organizationId,
    actor: actorOf(await principalOf(world.userIds.owner, slug)),
    origin: "desk" as const,
  };
  const squawk = await reportSquawk({
    ...byOwner,
    input: {
      resourceId: asset.id,
      title: "Left brake soft",
      description: "It goes through to the floor.",
      severity: "caution",
    },
  });
  const startsAt = new Date("2034-05-01T10:00:00Z");
  const maintenance = await changeMaintenance({
    ...byOwner,
    of: { resourceId: asset.id },
    wanted: { startsAt, endsAt: new Date("2034-05-01T12:00:00Z"), title: "Annual" },
  });
  if (!squawk.ok || !maintenance.ok) throw new Error("The asset has no squawk or no maintenance");
  return {
    world,
    slug,
    bookingId: booked.body.data.id,
    reference: booked.body.data.reference,
    invitedId: invitation.id,
    apiKeyId: apiKey.id,
    mailId: mail.id,
    linkId: link.body.data.id,
    otherCustomerId: otherCustomer.id,
    assetId: asset.id,
    squawkId: squawk.data.squawk.id,
    maintenanceId: maintenance.data.maintenance.id,
  };
}

function signIn(role: Role): void {
  browser.session = { userId: worlds.own.userIds[role], epoch: 0 };
}

/** A refusal's code, or what an answer amounts to where an action answers for each of several things. */
async function outcomeOf(name: string, ...given: unknown[]): Promise<string> {
  const action = actions.get(name);
  if (!action) throw new Error(`There is no action ${name}`);
  try {
    return summary(await action(...given));
  } catch (error) {
    return codeOfSentence(error instanceof Error ? error.message : String(error));
  }
}

function summary(answer: unknown): string {
  if (Array.isArray(answer)) return summary({ ok: true, data: answer });
  const result = answer as { ok: true; data: unknown } | { ok: false; error: { code: string } };
  if (!result.ok) return result.error.code;
  const { data } = result;
  if (Array.isArray(data)) {
    if (data.length === 0) return "nothing";
    const refused = data.find((one) => one.ok === false);
    return refused ? `refused: ${codeOfSentence(refused.message)}` : "something";
  }
  const preview = data as { allowed?: boolean; refusals?: { code: string }[] };
  return preview?.allowed === false ? `refused: ${preview.refusals?.[0]?.code}` : "done";
}

function codeOfSentence(message: string): string {
  const found = Object.entries(REFUSALS).find(([, { sentence }]) => sentence === message);
  if (found) return found[0];
  if (message.startsWith("Your roles do not allow this")) return "forbidden";
  return message.startsWith("You were signed out.") ? "unauthenticated" : message;
}

/** What every table holds, but for graphile_worker's: no action here may change a row. */
async function everything(): Promise<unknown> {
  return withClient(worlds.ownerUrl, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      "SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
    );
    expect(tables.length).toBeGreaterThan(10);
    const each = tables.map(
      ({ name }) =>
        `SELECT '${name}' AS name, count(*) AS rows, md5(string_agg(t::text, ',' ORDER BY t::text)) AS held FROM ${name} t`,
    );
    return (await client.query(each.join(" UNION ALL "))).rows;
  });
}

describe("the server actions", () => {
  it("are all walked here", () => {
    const walked = [...Object.keys(ROWS), ...Object.keys(PERSONAL), ...BEFORE_SIGN_IN];
    expect([...actions.keys()].sort()).toEqual(walked.sort());
  });

  it.each(Object.keys(ROWS))(
    "%s: to nobody signed in, or signed out elsewhere, unauthenticated",
    async (name) => {
      const input = ROWS[name]?.input(own);
      expect(await outcomeOf(name, "own", input)).toBe("unauthenticated");
      browser.session = { userId: worlds.own.userIds.owner, epoch: 1 };
      expect(await outcomeOf(name, "own", input)).toBe("unauthenticated");
    },
  );

  it.each(Object.keys(PERSONAL))("%s: to nobody signed in, unauthenticated", async (name) => {
    expect(await outcomeOf(name, PERSONAL[name])).toBe("unauthenticated");
  });

  it.each(Object.keys(ROWS))("%s: another organization is not there, whatever its ids", async (name) => {
    signIn("owner");
    expect(await outcomeOf(name, "foreign", ROWS[name]?.input(foreign))).toBe("not_found");
    expect(await outcomeOf(name, "foreign", ROWS[name]?.input(own))).toBe("not_found");
    expect(await outcomeOf(name, "no-such-place", ROWS[name]?.input(own))).toBe("not_found");
  });

  const withIds = Object.entries(ROWS).filter(([, { foreign }]) => foreign !== null);
  it.each(withIds)(
    "%s: another organization's things are not there",
    async (name, { input, foreign: expected }) => {
      signIn("owner");
      expect(await outcomeOf(name, "own", input(foreign))).toBe(expected);
    },
  );

  it.each(Object.entries(ROWS))("%s: a viewer", async (name, { input, viewer }) => {
    signIn("viewer");
    expect(await outcomeOf(name, "own", input(own))).toBe(viewer);
  });

  it.each(Object.keys(ROWS))("%s: what cannot be used is invalid, and not a fault", async (name) => {
    signIn("owner");
    for (const input of [undefined, null, 7, [], { __proto__: null, id: {} }])
      expect(await outcomeOf(name, "own", input)).toBe("invalid_input");
  });

  it.each(BEFORE_SIGN_IN.slice(0, 4))(
    "%s: tells a fault in a sentence, and keeps what was typed",
    async (name) => {
      // Outside a request nobody's address can be read, which is a fault like any other.
      const form = new FormData();
      const typed = { email: "somebody@own.test", name: "Somebody" };
      for (const [field, value] of Object.entries(typed)) form.set(field, value);
      browser.session = { userId: worlds.own.userIds.owner, epoch: 0 };
      const answer = await actions.get(name)?.({}, form);
      expect(answer).toMatchObject({
        done: false,
        error: expect.stringContaining(REFUSALS.unexpected.sentence),
      });
      expect(typed).toMatchObject((answer as { typed: object }).typed);
    },
  );
});
