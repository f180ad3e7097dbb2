import { z } from "zod";
import { instantInput } from "@/lib/schemas/instant";
import { prose } from "@/lib/schemas/text";

/** What the forms of a link's page send. */
export const linkDecision = z.object({
  command: z.string().max(40),
  /** Of the booking as the page showed it. */
  version: z.coerce.number().int().min(1).max(2_147_483_647),
  /** Which booking the page showed: a link leads on to the one that replaced its own. */
  reference: z.string().max(40).nullish(),
  /** The new start, in UTC. */
  startsAt: instantInput.nullish(),
  reason: prose(z.string().max(2_000)).nullish(),
});
