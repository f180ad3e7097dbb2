import { createHash, createHmac } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { v7 as uuidv7 } from "uuid";
import type { Actor } from "@/lib/domain/access/actor";
import { prisma } from "@/lib/server/db/pool";
import { DEMO_PASSWORD, type DemoLogin } from "@/lib/server/demo/demo-logins";
import { SUPPLIER_OF_LOGIN } from "@/prisma/seed/demo-catalogue";

/** A key that belongs to the installation's secret, so that each start can name it again without storing it. */
export function apiKeyFor(secret: string, email: string): string {
  return `hf_${createHmac("sha256", secret).update(`demo-api-key/${email}`).digest("base64url")}`;
}

export async function seedOrganization(
  slug: string,
  name: string,
  timeZone: string,
): Promise<{ id: string }> {
  return prisma().organization.upsert({
    where: { slug },
    update: {},
    create: { id: uuidv7(), slug, name, timeZone, email: `desk@${slug}.holdfast.test` },
  });
}

/** Users, memberships and one API key each, by role. The supplier's login acts for Tejo Sailing. */
export async function seedPeople(
  organizationId: string,
  logins: readonly DemoLogin[],
  secret: string,
): Promise<Map<string, Actor>> {
  const people = new Map<string, Actor>();
  const supplier = await prisma().supplier.findFirst({ where: { organizationId, name: SUPPLIER_OF_LOGIN } });
  for (const login of logins)
    people.set(login.role, await seedPerson(organizationId, login, secret, supplier?.id ?? null));
  return people;
}

async function seedPerson(
  organizationId: string,
  { email, name, role }: DemoLogin,
  secret: string,
  supplierId: string | null,
): Promise<Actor> {
  const user =
    (await prisma().user.findUnique({ where: { email } })) ??
    (await prisma().user.create({
      data: { id: uuidv7(), email, name, passwordHash: await hash(DEMO_PASSWORD) },
    }));
  const where = { organizationId_userId: { organizationId, userId: user.id } };
  const own = role === "supplier" ? supplierId : null;
  const membership =
    (await prisma().membership.findUnique({ where })) ??
    (await prisma().membership.create({
      data: { id: uuidv7(), organizationId, userId: user.id, roles: [role], supplierId: own },
    }));
  await seedApiKey(organizationId, membership.id, role, apiKeyFor(secret, email));
  return { kind: "person", id: user.id, name, roles: [role], supplierId: membership.supplierId };
}

async function seedApiKey(
  organizationId: string,
  membershipId: string,
  role: string,
  key: string,
): Promise<void> {
  const keyHash = createHash("sha256").update(key).digest("hex");
  await prisma().apiKey.upsert({
    where: { keyHash },
    update: {},
    create: {
      id: uuidv7(),
      organizationId,
      membershipId,
      name: "Demo",
      prefix: key.slice(0, 9),
      keyHash,
      roles: [role],
    },
  });
}
