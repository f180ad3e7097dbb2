import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import type { Actor } from "@/lib/domain/access/actor";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import { POLICIES } from "@/lib/schemas/offering";
import type { ClonedDatabase } from "../clone";

export interface Scene {
  readonly organizationId: string;
  readonly supplierId: string;
  readonly offerings: Readonly<Record<LifecycleKey, string>>;
  /** The counted resource that tours leave with. */
  readonly boatId: string;
  readonly agent: Actor;
  readonly owner: pg.Pool;
}

const SECRET = "a secret of the tests, forty characters.";

/** What server modules read when they are first used. */
export function useDatabase(database: ClonedDatabase, more: Record<string, string> = {}): void {
  Object.assign(process.env, workerEnvironment(database), more);
}

export function workerEnvironment(database: ClonedDatabase): Record<string, string> {
  return {
    APP_DATABASE_URL: database.appUrl,
    HOLDFAST_SECRET: SECRET,
    APP_URL: "http://desk.holdfast.test",
    RESEND_API_KEY: "",
    RESEND_BASE_URL: "",
    RESEND_WEBHOOK_SECRET: "",
  };
}

/** One organization with an offering of each lifecycle; tours leave from a counted resource. */
export async function makeScene(database: ClonedDatabase): Promise<Scene> {
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 4 });
  owner.on("error", () => undefined);
  const [organizationId, supplierId, agentId, resourceId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  await owner.query(
    "INSERT INTO organization (id, slug, name, time_zone, email) VALUES ($1, 'harbour', 'Harbour & Hill', 'Europe/Lisbon', 'desk@harbour.test')",
    [organizationId],
  );
  await owner.query("INSERT INTO app_user (id, email, name) VALUES ($1, 'ana@harbour.test', 'Ana Agent')", [
    agentId,
  ]);
  await owner.query(
    `INSERT INTO supplier (id, organization_id, name, email, decision_time_limit_minutes)
     VALUES ($1, $2, 'Sea Kayaks', 'kayaks@supplier.test', 60)`,
    [supplierId, organizationId],
  );
  await owner.query(
    `INSERT INTO resource (id, organization_id, name, kind, capacity, time_zone)
     VALUES ($1, $2, 'River boat', 'counted', 1000, 'Europe/Lisbon')`,
    [resourceId, organizationId],
  );
  const offerings = {} as Record<LifecycleKey, string>;
  for (const lifecycle of Object.keys(POLICIES) as LifecycleKey[]) {
    offerings[lifecycle] = uuidv7();
    await owner.query(
      `INSERT INTO offering (id, organization_id, slug, name, lifecycle, supplier_id, resource_id, policy)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        offerings[lifecycle],
        organizationId,
        `an-offering-${lifecycle}`,
        `Offering of ${lifecycle}`,
        lifecycle,
        lifecycle === "asset" ? null : supplierId,
        lifecycle === "tour" ? resourceId : null,
        POLICIES[lifecycle].parse(
          lifecycle === "appointment" ? { requiresConfirmation: true, confirmationTimeLimitMinutes: 60 } : {},
        ),
      ],
    );
  }
  const agent: Actor = { kind: "person", id: agentId, name: "Ana Agent", roles: ["agent"], supplierId: null };
  return { organizationId, supplierId, offerings, boatId: resourceId, agent, owner };
}
