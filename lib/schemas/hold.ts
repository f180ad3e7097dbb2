import { z } from "zod";
import { instantInput } from "@/lib/schemas/instant";

export const holdInput = z.strictObject({
  startsAt: instantInput,
  /** Of the caller's own visitor: one session has one hold, and the next takes its place. */
  sessionId: z.string().min(1).max(200).optional(),
});

/** A time that is kept until it expires or is booked. */
export const holdDto = z.object({
  id: z.uuid(),
  offeringId: z.uuid(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type HoldDto = z.infer<typeof holdDto>;
