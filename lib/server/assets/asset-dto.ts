import type { MaintenanceDto } from "@/lib/schemas/maintenance";
import type { SquawkDto } from "@/lib/schemas/squawk";
import type { MaintenanceRow, SquawkRow } from "@/lib/server/assets/read-asset";

const iso = (instant: string) => new Date(instant).toISOString();

export function squawkDto(row: SquawkRow): SquawkDto {
  return {
    id: row.id,
    resourceId: row.resource_id,
    title: row.title,
    description: row.description,
    severity: row.severity,
    status: row.status,
    reporter: { id: row.reporter_id, name: row.reporter_name },
    reportedAt: iso(row.reported_at),
    deferredUntil: row.deferred_until && iso(row.deferred_until),
    reason: row.reason,
    version: row.version,
  };
}

export function maintenanceDto(row: MaintenanceRow): MaintenanceDto {
  return {
    id: row.id,
    resourceId: row.resource_id,
    title: row.title,
    startsAt: iso(row.starts_at),
    endsAt: iso(row.ends_at),
    reason: row.reason,
    author: { id: row.author_id, name: row.author_name },
    createdAt: iso(row.created_at),
    removedAt: row.removed_at && iso(row.removed_at),
    version: row.version,
  };
}
