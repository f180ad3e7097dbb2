import { prisma } from "@/lib/server/db/pool";
import { DEMO_LOGINS, DEMO_PASSWORD } from "@/lib/server/demo/demo-logins";
import { seedCatalogue } from "@/prisma/seed/demo-catalogue";
import { seedSquawks, seedUpkeep } from "@/prisma/seed/demo-club";
import { seedHistory } from "@/prisma/seed/demo-history";
import { apiKeyFor, seedOrganization, seedPeople } from "@/prisma/seed/demo-people";

export interface DemoFile {
  readonly users: readonly {
    readonly email: string;
    readonly password: string;
    readonly roles: readonly string[];
  }[];
  readonly apiKeys: Readonly<Record<string, string>>;
  readonly otherOrganization: { readonly apiKeys: { readonly admin: string } };
}

/**
 * A believable travel agency with all five lifecycles, and a second organization beside it. Each part is made
 * once, so that a start which was cut off is completed by the next; the second organization comes last and
 * says that all is there. API keys are put right for the installation's secret at every start.
 */
export async function seedDemo(options: { readonly secret: string }): Promise<DemoFile> {
  const { secret } = options;
  const complete = (await prisma().organization.count({ where: { slug: "northwind" } })) > 0;
  const agency = await seedOrganization("harbour", "Harbour & Hill Travel", "Europe/Lisbon");
  if (!complete) await seedCatalogue(agency.id);
  const people = await seedPeople(agency.id, DEMO_LOGINS, secret);
  if (!complete) {
    const catalogue = await seedCatalogue(agency.id);
    await seedSquawks(agency.id, catalogue, people);
    await seedHistory(agency.id, catalogue, people);
    await seedUpkeep(agency.id, catalogue, people);
  }

  const other = await seedOrganization("northwind", "Northwind Flying Club", "America/New_York");
  await seedCatalogue(other.id, "northwind");
  const otherAdmin = { email: "admin@northwind.holdfast.test", name: "Noa Winter", role: "admin" } as const;
  await seedPeople(other.id, [otherAdmin], secret);

  return {
    users: [...DEMO_LOGINS, otherAdmin].map(({ email, role }) => ({
      email,
      password: DEMO_PASSWORD,
      roles: [role],
    })),
    apiKeys: Object.fromEntries(DEMO_LOGINS.map(({ email, role }) => [role, apiKeyFor(secret, email)])),
    otherOrganization: { apiKeys: { admin: apiKeyFor(secret, otherAdmin.email) } },
  };
}
