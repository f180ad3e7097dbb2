import type { Result } from "@/lib/domain/refusal";
import { type ChangeMaintenanceInput, changeMaintenanceInput } from "@/lib/schemas/maintenance";
import { apiRoute, type Found } from "@/lib/server/api/api-route";
import { methods } from "@/lib/server/api/methods";
import { maintenanceDto } from "@/lib/server/assets/asset-dto";
import { changeMaintenance } from "@/lib/server/assets/maintenance";
import { actorOf, type Principal } from "@/lib/server/auth/principal";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  PATCH: apiRoute({ body: changeMaintenanceInput }, ({ principal, id, body }) => change(principal, id, body)),
  DELETE: apiRoute({}, ({ principal, id }) => change(principal, id, null)),
});

async function change(
  principal: Principal,
  maintenanceId: string,
  input: ChangeMaintenanceInput | null,
): Promise<Result<Found>> {
  const { expectedVersion, ...wanted } = input ?? {};
  const done = await changeMaintenance({
    organizationId: principal.organization.id,
    of: { maintenanceId },
    wanted: input && wanted,
    expectedVersion,
    actor: actorOf(principal),
    origin: "api",
  });
  if (!done.ok) return done;
  const { maintenance, ...reached } = done.data;
  return { ok: true, data: { body: { data: { maintenance: maintenanceDto(maintenance), ...reached } } } };
}
