import type { Result } from "@/lib/domain/refusal";
import { type ChangeMaintenanceInput, changeMaintenanceInput } from "@/lib/schemas/maintenance";
import { type ApiCall, apiRoute, type Found } from "@/lib/server/api/api-route";
import { methods } from "@/lib/server/api/methods";
import { maintenanceDto } from "@/lib/server/assets/asset-dto";
import { changeMaintenance } from "@/lib/server/assets/maintenance";
import { actorOf } from "@/lib/server/auth/principal";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  PATCH: apiRoute({ body: changeMaintenanceInput }, (call) => change("PATCH", call, call.body)),
  DELETE: apiRoute({}, (call) => change("DELETE", call, null)),
});

async function change(
  method: string,
  {
    principal,
    id: maintenanceId,
    idempotency,
  }: Pick<ApiCall<unknown, unknown>, "principal" | "id" | "idempotency">,
  input: ChangeMaintenanceInput | null,
): Promise<Result<Found>> {
  const key = idempotency(`${method} /maintenance/${maintenanceId.toLowerCase()}`);
  if (!key.ok) return key;
  const { expectedVersion, ...wanted } = input ?? {};
  const done = await changeMaintenance({
    organizationId: principal.organization.id,
    of: { maintenanceId },
    wanted: input && wanted,
    expectedVersion,
    actor: actorOf(principal),
    origin: "api",
    idempotency: key.data,
  });
  if (!done.ok) return done;
  const { maintenance, ...reached } = done.data;
  return { ok: true, data: { body: { data: { maintenance: maintenanceDto(maintenance), ...reached } } } };
}
