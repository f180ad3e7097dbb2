import { IS_ASSET } from "@/lib/server/assets/asset-sql";
import { pool } from "@/lib/server/db/pool";

type Of =
  | { readonly resourceId: string }
  | { readonly squawkId: string }
  | { readonly maintenanceId: string };

/** The IANA zone on whose wall clock an asset's times are typed; null where the organization has no such thing. */
export async function assetZone(organizationId: string, of: Of): Promise<string | null> {
  const { rows } = await pool().query<{ time_zone: string }>({
    name: "asset_zone",
    text: `SELECT r.time_zone FROM resource r WHERE r.organization_id = $1 AND ${IS_ASSET} AND r.id = coalesce(
        $2::uuid,
        (SELECT s.resource_id FROM squawk s WHERE s.organization_id = $1 AND s.id = $3::uuid),
        (SELECT m.resource_id FROM maintenance m WHERE m.organization_id = $1 AND m.id = $4::uuid))`,
    values: [
      organizationId,
      "resourceId" in of ? of.resourceId : null,
      "squawkId" in of ? of.squawkId : null,
      "maintenanceId" in of ? of.maintenanceId : null,
    ],
  });
  return rows[0]?.time_zone ?? null;
}
