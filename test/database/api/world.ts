import { ROLES, type Role } from "@/lib/domain/access/roles";
import { apiKeyHash, apiKeyPrefix, newApiKeySecret } from "@/lib/server/auth/api-key-secret";
import { newId } from "@/lib/server/db/new-id";
import { closeDatabase, pool, prisma } from "@/lib/server/db/pool";
import { withClient } from "@/scripts/database/with-client";
import { cloneDatabase } from "../clone";

/** An organization with a person and a key for each role, suppliers, resources and an offering of each lifecycle. */
export interface World {
  organizationId: string;
  userIds: Record<Role, string>;
  membershipIds: Record<Role, string>;
  keys: Record<Role, string>;
  supplierId: string;
  otherSupplierId: string;
  otherSupplierKey: string;
  countedResourceId: string;
  /** The asset, which is the provider too. */
  exclusiveResourceId: string;
  offerings: Record<"request" | "otherRequest" | "appointment" | "asset" | "ticket" | "tour", string>;
  customerId: string;
}

export interface Worlds {
  own: World;
  /** Another organization with the same things, whose ids must lead nowhere. */
  foreign: World;
  ownerUrl: string;
  close(): Promise<void>;
}

export async function openWorlds(environment: Record<string, string> = {}): Promise<Worlds> {
  const database = await cloneDatabase();
  Object.assign(process.env, {
    APP_DATABASE_URL: database.appUrl,
    HOLDFAST_SECRET: "a secret of the tests that is long enough to be one",
    APP_URL: "http://localhost:3000",
    ...environment,
  });
  const own = await makeWorld("own");
  const foreign = await makeWorld("foreign");
  return {
    own,
    foreign,
    ownerUrl: database.ownerUrl,
    close: async () => {
      await closeDatabase();
      await database.drop();
    },
  };
}

async function makeWorld(slug: string): Promise<World> {
  const organizationId = newId();
  await prisma().organization.create({
    data: {
      id: organizationId,
      slug,
      name: slug,
      timeZone: "Europe/Zurich",
      email: `desk@${slug}.test`,
      // Starts are years ahead, so that no two tests meet.
      assetAdvanceDays: 1_825,
    },
  });
  const supplierId = await makeSupplier(organizationId, "First Supplier");
  const otherSupplierId = await makeSupplier(organizationId, "Second Supplier");
  const people = await Promise.all(
    ROLES.map((role) => makePerson(organizationId, slug, role, role === "supplier" ? supplierId : null)),
  );
  const otherSupplier = await makePerson(
    organizationId,
    slug,
    "supplier",
    otherSupplierId,
    "second-supplier",
  );
  const byRole = (pick: "userId" | "membershipId" | "key") =>
    Object.fromEntries(people.map((person) => [person.role, person[pick]])) as Record<Role, string>;
  const countedResourceId = await makeResource(organizationId, "counted", 1_000_000);
  const exclusiveResourceId = await makeResource(organizationId, "exclusive", null);
  const offering = (lifecycle: string, parts: { supplierId?: string; resourceId?: string } = {}) =>
    makeOffering(organizationId, slug, lifecycle, parts);
  const customerId = newId();
  await prisma().customer.create({
    data: { id: customerId, organizationId, name: "Carla Customer", email: `carla@${slug}.test` },
  });
  return {
    organizationId,
    userIds: byRole("userId"),
    membershipIds: byRole("membershipId"),
    keys: byRole("key"),
    supplierId,
    otherSupplierId,
    otherSupplierKey: otherSupplier.key,
    countedResourceId,
    exclusiveResourceId,
    offerings: {
      request: await offering("request", { supplierId, resourceId: countedResourceId }),
      otherRequest: await offering("request", { supplierId: otherSupplierId }),
      appointment: await offering("appointment", { supplierId, resourceId: exclusiveResourceId }),
      asset: await offering("asset", { resourceId: exclusiveResourceId }),
      ticket: await offering("ticket", { supplierId }),
      tour: await offering("tour", { resourceId: countedResourceId }),
    },
    customerId,
  };
}

async function makeSupplier(organizationId: string, name: string): Promise<string> {
  const id = newId();
  await prisma().supplier.create({
    data: { id, organizationId, name, email: "supplier@example.test", decisionTimeLimitMinutes: 1_440 },
  });
  return id;
}

async function makeResource(organizationId: string, kind: string, capacity: number | null): Promise<string> {
  const id = newId();
  await prisma().resource.create({
    data: { id, organizationId, name: `The ${kind} thing`, kind, capacity, timeZone: "Europe/Zurich" },
  });
  return id;
}

async function makeOffering(
  organizationId: string,
  slug: string,
  lifecycle: string,
  parts: { supplierId?: string; resourceId?: string },
): Promise<string> {
  const id = newId();
  await prisma().offering.create({
    data: {
      id,
      organizationId,
      slug: `${slug}-${lifecycle}-${id.slice(-6)}`,
      name: `An offering of ${lifecycle}`,
      lifecycle,
      policy: { durationMinutes: 60, maxPartySize: 8 },
      ...parts,
    },
  });
  return id;
}

export async function makePerson(
  organizationId: string,
  slug: string,
  role: Role,
  supplierId: string | null,
  name: string = role,
): Promise<{ role: Role; userId: string; membershipId: string; key: string }> {
  const userId = newId();
  const membershipId = newId();
  await prisma().user.create({
    data: { id: userId, email: `${name}@${slug}.test`, name: `${name} of ${slug}` },
  });
  await prisma().membership.create({
    data: { id: membershipId, organizationId, userId, roles: [role], supplierId },
  });
  const key = await makeKey(organizationId, membershipId, [role]);
  return { role, userId, membershipId, key };
}

export async function makeKey(
  organizationId: string,
  membershipId: string,
  roles: Role[],
  more: { expiresAt?: Date; revokedAt?: Date } = {},
): Promise<string> {
  const secret = newApiKeySecret();
  await prisma().apiKey.create({
    data: {
      id: newId(),
      organizationId,
      membershipId,
      name: "A key of the tests",
      prefix: apiKeyPrefix(secret),
      keyHash: apiKeyHash(secret),
      roles,
      ...more,
    },
  });
  return secret;
}

/** Number of events in the whole database: what was refused leaves none. */
export async function countEvents(): Promise<number> {
  const { rows } = await pool().query<{ count: number }>("SELECT count(*)::int FROM booking_event");
  return rows[0]?.count ?? 0;
}

/** A start that nobody else has, so that bookings of different tests never compete. */
let taken = 0;
export function freeStart(): string {
  taken += 1;
  return new Date(Date.UTC(2031, 0, 1) + taken * 3 * 3_600_000).toISOString();
}

/** Changes a departure's places as the owner, since the application may not. */
export async function setCapacity(
  { ownerUrl }: Worlds,
  resourceId: string,
  startsAt: string,
  capacity: number,
): Promise<void> {
  const { rowCount } = await withClient(ownerUrl, (client) =>
    client.query("UPDATE departure SET capacity = $3 WHERE resource_id = $1 AND starts_at = $2", [
      resourceId,
      startsAt,
      capacity,
    ]),
  );
  if (rowCount !== 1) throw new Error("There is no such departure");
}

/** Every row of every table, as text. */
export async function everyRow({ ownerUrl }: Worlds): Promise<string> {
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query<{ dump: string }>(
      `SELECT string_agg(query_to_xml(format('SELECT * FROM %I', tablename), false, false, '')::text, '') AS dump
       FROM pg_tables WHERE schemaname = 'public'`,
    ),
  );
  return rows[0]?.dump ?? "";
}
