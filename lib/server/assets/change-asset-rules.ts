import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { ChangeAssetForm } from "@/lib/schemas/asset-forms";
import { IS_ASSET } from "@/lib/server/assets/asset-sql";
import type { Principal } from "@/lib/server/auth/principal";
import { pool } from "@/lib/server/db/pool";

/** The row before and after, and the event that tells both, in one statement; saving what is so already leaves no event. */
const CHANGE = `
WITH before AS (
  SELECT r.id, r.organization_id, r.advance_days, r.usage_unit FROM resource r
  WHERE r.organization_id = $1 AND r.id = $2 AND ${IS_ASSET} FOR NO KEY UPDATE),
after AS (
  UPDATE resource SET advance_days = $3, usage_unit = $4 FROM before
  WHERE resource.id = before.id AND (before.advance_days, before.usage_unit) IS DISTINCT FROM ($3::int, $4::text)
  RETURNING resource.id),
told AS (
  INSERT INTO asset_event (id, organization_id, resource_id, subject, subject_id, action, actor_kind, actor_id,
      actor_name, origin, metadata, at)
    SELECT uuid_v7(), before.organization_id, before.id, 'rules', before.id, 'change', 'person', $5::uuid, $6, 'desk',
      jsonb_build_object(
        'before', jsonb_build_object('advanceDays', before.advance_days, 'usageUnit', before.usage_unit),
        'after', jsonb_build_object('advanceDays', $3::int, 'usageUnit', $4::text)),
      date_trunc('milliseconds', now())
    FROM before JOIN after ON after.id = before.id)
SELECT id FROM before`;

/** How far ahead the asset is booked, and what its meter counts. Readings that are logged keep their numbers. */
export async function changeAssetRules(
  principal: Principal,
  { resourceId, advanceDays, usageUnit }: ChangeAssetForm,
): Promise<Result<null>> {
  if (!may(principal.roles, "asset_policy.write")) return { ok: false, error: refusal("forbidden") };
  const { rows } = await pool().query({
    name: "change_asset_rules",
    text: CHANGE,
    values: [principal.organization.id, resourceId, advanceDays, usageUnit, principal.userId, principal.name],
  });
  return rows.length > 0
    ? { ok: true, data: null }
    : { ok: false, error: refusal("not_found", "There is no such asset.") };
}
