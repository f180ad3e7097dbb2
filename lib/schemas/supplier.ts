import { z } from "zod";
import { emailAddress, line } from "@/lib/schemas/text";

export const supplierDto = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  active: z.boolean(),
  confirmsAutomatically: z.boolean(),
  /** Minutes to decide a request; null is no limit. */
  decisionTimeLimitMinutes: z.int().nullable(),
  createdAt: z.iso.datetime(),
});
export type SupplierDto = z.infer<typeof supplierDto>;

const decisionTimeLimitMinutes = z.int().min(1).max(525_600).nullable();

export const createSupplierInput = z.strictObject({
  name: line(200),
  email: emailAddress,
  confirmsAutomatically: z.boolean().default(false),
  decisionTimeLimitMinutes: decisionTimeLimitMinutes.default(null),
});
export type CreateSupplierInput = z.output<typeof createSupplierInput>;

/** A field that is left out stays as it is. */
export const updateSupplierInput = z.strictObject({
  name: line(200).optional(),
  email: emailAddress.optional(),
  active: z.boolean().optional(),
  confirmsAutomatically: z.boolean().optional(),
  decisionTimeLimitMinutes: decisionTimeLimitMinutes.optional(),
});
export type UpdateSupplierInput = z.output<typeof updateSupplierInput>;
