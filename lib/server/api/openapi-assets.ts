import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import type { RefusalCode } from "@/lib/domain/refusal";
import { maintenanceAnswer, squawkAnswer } from "@/lib/schemas/api-answers";
import { changeMaintenanceInput, planMaintenanceInput } from "@/lib/schemas/maintenance";
import { reportSquawkInput, squawkCommandInput } from "@/lib/schemas/squawk";
import { IDEMPOTENCY, operation, WRITE } from "@/lib/server/api/openapi-operation";

const SQUAWK = z.object({ id: z.uuid() });
const MAINTENANCE = z.object({ id: z.uuid() });
const CONFLICTS: readonly RefusalCode[] = [
  "stale_version",
  "illegal_transition",
  "reason_required",
  "idempotency_key_reused",
];

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
        params: { header: IDEMPOTENCY },
        refusals: [...WRITE, ...CONFLICTS],
      }),
    },
    "/api/v1/squawks/{id}/commands": {
      post: operation({
        id: "commandSquawk",
        summary: "Confirm, dismiss, defer or resolve a squawk",
        description: "Dismissing and deferring need a reason, deferring an instant until when.",
        answer: squawkAnswer,
        body: squawkCommandInput,
        params: { path: SQUAWK, header: IDEMPOTENCY },
        refusals: [...WRITE, ...CONFLICTS],
      }),
    },
    "/api/v1/maintenance": {
      post: operation({
        id: "planMaintenance",
        summary: "Plan maintenance of an asset",
        description:
          "Bookings that it overlaps are suspended, or wait for it too where they are suspended already; their authors are told the reason, which is required then.",
        answer: maintenanceAnswer,
        status: 201,
        body: planMaintenanceInput,
        params: { header: IDEMPOTENCY },
        refusals: [...WRITE, ...CONFLICTS],
      }),
    },
    "/api/v1/maintenance/{id}": {
      patch: operation({
        id: "changeMaintenance",
        summary: "Move, shorten or rename maintenance",
        description:
          "Bookings that are outside of it now are restored, unless something else suspends them. It does not end by the clock: one that is over is shortened or removed to let go of the bookings that wait for it.",
        answer: maintenanceAnswer,
        body: changeMaintenanceInput,
        params: { path: MAINTENANCE, header: IDEMPOTENCY },
        refusals: [...WRITE, ...CONFLICTS],
      }),
      delete: operation({
        id: "removeMaintenance",
        summary: "Remove maintenance, and restore what it alone suspended",
        answer: maintenanceAnswer,
        params: { path: MAINTENANCE, header: IDEMPOTENCY },
        refusals: ["forbidden", "not_found", ...CONFLICTS],
      }),
    },
  };
}
