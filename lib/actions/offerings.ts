"use server";

import { z } from "zod";
import { action } from "@/lib/actions/action";
import { createOfferingInput, updateOfferingInput } from "@/lib/schemas/offering";
import { createResourceInput } from "@/lib/schemas/resource";
import { createOffering as create } from "@/lib/server/offerings/create-offering";
import { updateOffering as update } from "@/lib/server/offerings/update-offering";
import { createResource as createThing } from "@/lib/server/resources/create-resource";

export const createOffering = action(
  { schema: createOfferingInput, permission: "offering.write" },
  ({ principal, input }) => create(principal, input),
);

export const updateOffering = action(
  { schema: z.strictObject({ id: z.uuid(), change: updateOfferingInput }), permission: "offering.write" },
  ({ principal, input }) => update(principal, input.id, input.change),
);

export const createResource = action(
  { schema: createResourceInput, permission: "offering.write" },
  ({ principal, input }) => createThing(principal, input),
);
