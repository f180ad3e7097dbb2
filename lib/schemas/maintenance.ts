import { z } from "zod";
import { instantInput } from "@/lib/schemas/instant";
import { line, prose } from "@/lib/schemas/text";

const terms = {
  title: line(200),
  startsAt: instantInput,
  endsAt: instantInput,
};
/** Owed to the people whose bookings wait for it. */
const reason = prose(z.string().trim().min(1).max(2_000));

export const planMaintenanceInput = z.strictObject({
  /** The asset. */
  resourceId: z.uuid(),
  ...terms,
  reason: reason.optional(),
});

/** What is left out stays as it is. */
export const changeMaintenanceInput = z
  .strictObject({
    title: terms.title.optional(),
    startsAt: terms.startsAt.optional(),
    endsAt: terms.endsAt.optional(),
    reason: reason.optional(),
    expectedVersion: z.int().min(1).optional(),
  })
  .refine(({ expectedVersion: _, ...change }) => Object.keys(change).length > 0, {
    message: "Name what shall change.",
  });
export type ChangeMaintenanceInput = z.output<typeof changeMaintenanceInput>;

export const maintenanceDto = z.object({
  id: z.uuid(),
  resourceId: z.uuid(),
  title: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  reason: z.string().nullable(),
  author: z.object({ id: z.uuid(), name: z.string() }),
  createdAt: z.iso.datetime(),
  removedAt: z.iso.datetime().nullable(),
  version: z.int(),
});
export type MaintenanceDto = z.infer<typeof maintenanceDto>;
