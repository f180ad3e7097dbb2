import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import type { RefusalCode } from "@/lib/domain/refusal";
import { maintenanceAnswer, squawkAnswer } from "@/lib/schemas/api-answers";
import { changeMaintenanceInput, planMaintenanceInput } from "@/lib/schemas/maintenance";
import { reportSquawkInput, squawkCommandInput } from "@/lib/schemas/squawk";
import { operation, WRITE } from "@/lib/server/api/openapi-operation";

const SQUAWK = z.object({ id: z.uuid() });
const MAINTENANCE = z.object({ id: z.uuid() });
const CONFLICTS: readonly RefusalCode[] = ["stale_version", "illegal_transition", "reason_required"];

/** What may be done to shared assets. */
export function assetPaths(): ZodOpenApiPathsObject {
  return {
    "/api/v1/squawks": {
      post: operation({
        id: "reportSquawk",
        summary: "Report a defect of an asset",
        description:
          "An open grounding squawk suspends the asset's bookings at once. A member's waits for an admin where the organization asks for it.",
        answer: squawkAnswer,
        status: 201,
        body: reportSquawkInput,
        refusals: WRITE,
      }),
    },
    "/api/v1/squawks/{id}/commands": {
      post: operation({
        id: "commandSquawk",
        summary: "Confirm, dismiss, defer or resolve a squawk",
        description: "Dismissing and deferring need a reason, deferring an instant until when.",
        answer: squawkAnswer,
        body: squawkCommandInput,
        params: { path: SQUAWK },
        refusals: [...WRITE, ...CONFLICTS],
      }),
    },
    "/api/v1/maintenance": {
      post: operation({
        id: "planMaintenance",
        summary: "Plan maintenance of an asset",
        description: "Bookings that it overlaps are suspended, and their authors told the reason.",
        answer: maintenanceAnswer,
        status: 201,
        body: planMaintenanceInput,
        refusals: [...WRITE, ...CONFLICTS],
      }),
    },
    "/api/v1/maintenance/{id}": {
      patch: operation({
        id: "changeMaintenance",
        summary: "Move, shorten or rename maintenance",
        description: "Bookings that are outside of it now are restored, unless something else suspends them.",
        answer: maintenanceAnswer,
        body: changeMaintenanceInput,
        params: { path: MAINTENANCE },
        refusals: [...WRITE, ...CONFLICTS],
      }),
      delete: operation({
        id: "removeMaintenance",
        summary: "Remove maintenance, and restore what it alone suspended",
        answer: maintenanceAnswer,
        params: { path: MAINTENANCE },
        refusals: ["forbidden", "not_found", ...CONFLICTS],
      }),
    },
  };
}
