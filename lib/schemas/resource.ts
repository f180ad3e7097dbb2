import { z } from "zod";
import { line } from "@/lib/schemas/text";
import { timeZone } from "@/lib/schemas/time-zone";

export const resourceDto = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(["exclusive", "counted"]),
  /** Places of a new departure; null where exclusive. */
  capacity: z.int().nullable(),
  timeZone: z.string(),
  createdAt: z.iso.datetime(),
});
export type ResourceDto = z.infer<typeof resourceDto>;

const common = {
  name: line(200),
  /** IANA zone; the organization's where it is left out. */
  timeZone: timeZone.optional(),
};

export const createResourceInput = z.discriminatedUnion("kind", [
  z.strictObject({ ...common, kind: z.literal("exclusive") }),
  z.strictObject({ ...common, kind: z.literal("counted"), capacity: z.int().min(1).max(1_000_000) }),
]);
export type CreateResourceInput = z.output<typeof createResourceInput>;
