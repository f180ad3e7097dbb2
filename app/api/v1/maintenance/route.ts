import { planMaintenanceInput } from "@/lib/schemas/maintenance";
import { apiRoute } from "@/lib/server/api/api-route";
import { methods } from "@/lib/server/api/methods";
import { maintenanceDto } from "@/lib/server/assets/asset-dto";
import { changeMaintenance } from "@/lib/server/assets/maintenance";
import { actorOf } from "@/lib/server/auth/principal";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: apiRoute({ body: planMaintenanceInput }, async ({ principal, body, idempotency }) => {
    const key = idempotency("POST /maintenance");
    if (!key.ok) return key;
    const { resourceId, ...wanted } = body;
    const done = await changeMaintenance({
      organizationId: principal.organization.id,
      of: { resourceId },
      wanted,
      actor: actorOf(principal),
      origin: "api",
      idempotency: key.data,
    });
    if (!done.ok) return done;
    const { maintenance, ...reached } = done.data;
    return {
      ok: true,
      data: {
        body: { data: { maintenance: maintenanceDto(maintenance), ...reached } },
        created: `/api/v1/maintenance/${maintenance.id}`,
      },
    };
  }),
});
