import { IS_ASSET } from "@/lib/server/assets/asset-sql";
import { pool } from "@/lib/server/db/pool";

/** Which of the organization's resources are assets. */
export async function assetIds(organizationId: string): Promise<ReadonlySet<string>> {
  const { rows } = await pool().query<{ id: string }>({
    name: "asset_ids",
    text: `SELECT r.id FROM resource r WHERE r.organization_id = $1 AND ${IS_ASSET}`,
    values: [organizationId],
  });
  return new Set(rows.map(({ id }) => id));
}
