import type { Resource } from "@/generated/prisma/client";
import type { ResourceDto } from "@/lib/schemas/resource";

/** The resource as it leaves the server. */
export function toResourceDto(row: Resource): ResourceDto {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind === "counted" ? "counted" : "exclusive",
    capacity: row.capacity,
    timeZone: row.timeZone,
    createdAt: row.createdAt.toISOString(),
  };
}
