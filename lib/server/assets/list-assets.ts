import { may } from "@/lib/domain/access/permissions";
import type { Cause } from "@/lib/domain/assets/airworthiness";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { AssetListItem } from "@/lib/schemas/asset";
import { CAUSES_OF_ASSET, IS_ASSET } from "@/lib/server/assets/asset-sql";
import { airworthinessDto } from "@/lib/server/assets/cause-dto";
import { type CauseRow, causeOf } from "@/lib/server/assets/cause-row";
import type { Principal } from "@/lib/server/auth/principal";
import { pool } from "@/lib/server/db/pool";

interface Row {
  readonly now: Date;
  readonly id: string;
  readonly name: string;
  readonly time_zone: string;
  readonly causes: readonly CauseRow[];
  readonly pending: number;
}

/** All of the organization's shared assets by name, in one statement. */
export async function listAssets(principal: Principal): Promise<Result<AssetListItem[]>> {
  if (!may(principal.roles, "asset.read")) return { ok: false, error: refusal("forbidden") };
  const { rows } = await pool().query<Row>({
    name: "list_assets",
    text: `SELECT clock.now, r.id, r.name, r.time_zone, ${CAUSES_OF_ASSET} AS causes,
        (SELECT count(*)::int FROM squawk s WHERE s.resource_id = r.id AND s.status = 'pending') AS pending
      FROM (SELECT now()) clock, resource r
      WHERE r.organization_id = $1 AND ${IS_ASSET}
      ORDER BY r.name, r.id`,
    values: [principal.organization.id],
  });
  return { ok: true, data: rows.map(toItem) };
}

function toItem({ now, id, name, time_zone, causes: rows, pending }: Row): AssetListItem {
  const causes = rows.map(causeOf);
  const next = nextMaintenance(causes, now);
  return {
    id,
    name,
    timeZone: time_zone,
    airworthiness: airworthinessDto(causes, now),
    pendingSquawks: pending,
    nextMaintenance: next && {
      ...next,
      startsAt: next.startsAt.toISOString(),
      endsAt: next.endsAt.toISOString(),
    },
  };
}

function nextMaintenance(causes: readonly Cause[], now: Date) {
  const ahead = causes
    .filter((cause) => cause.kind === "maintenance")
    .filter(({ startsAt }) => startsAt > now)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return ahead[0] ?? null;
}
