import { z } from "zod";
import { SEVERITIES, SQUAWK_STATUSES } from "@/lib/domain/assets/airworthiness";
import { instantInput } from "@/lib/schemas/instant";
import { line, prose } from "@/lib/schemas/text";

export const reportSquawkInput = z.strictObject({
  /** The asset. */
  resourceId: z.uuid(),
  title: line(200),
  description: prose(z.string().trim().min(10, "Describe it in at least 10 characters.").max(5_000)),
  severity: z.enum(SEVERITIES),
});
export type ReportSquawkInput = z.output<typeof reportSquawkInput>;

/** What people may do; a deferral ends by itself. */
export const GIVEN_SQUAWK_COMMANDS = ["confirm", "dismiss", "defer", "resolve"] as const;

export const squawkCommandInput = z.strictObject({
  command: z.enum(GIVEN_SQUAWK_COMMANDS),
  reason: prose(z.string().trim().max(2_000)).optional(),
  /** Of a deferral: it grounds again from then on. */
  until: instantInput.optional(),
  expectedVersion: z.int().min(1).optional(),
});

export const squawkDto = z.object({
  id: z.uuid(),
  resourceId: z.uuid(),
  title: z.string(),
  description: z.string(),
  severity: z.enum(SEVERITIES),
  status: z.enum(SQUAWK_STATUSES),
  reporter: z.object({ id: z.uuid(), name: z.string() }),
  reportedAt: z.iso.datetime(),
  deferredUntil: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  version: z.int(),
});
export type SquawkDto = z.infer<typeof squawkDto>;
