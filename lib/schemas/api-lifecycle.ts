import { z } from "zod";
import { ROLES } from "@/lib/domain/access/roles";
import { LIFECYCLE_KEYS } from "@/lib/domain/lifecycle/registry";
import { PHASES } from "@/lib/domain/lifecycle/types";

const party = z.enum([...ROLES, "customer", "system"]);

/** A lifecycle's table as it leaves the server; the edges are every `from` × `to` of a row. */
export const lifecycleDto = z.object({
  key: z.enum(LIFECYCLE_KEYS),
  label: z.string(),
  statuses: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      phase: z.enum(PHASES),
      occupies: z.union([z.boolean(), z.literal("policy")]),
      terminal: z.boolean(),
    }),
  ),
  transitions: z.array(
    z.object({
      command: z.string(),
      from: z.array(z.string()).nullable(),
      to: z.array(z.string()),
      by: z.array(party),
      origin: z.enum(["source", "extension"]),
      reasonRequiredFrom: z.array(party),
    }),
  ),
});
export type LifecycleDto = z.infer<typeof lifecycleDto>;
