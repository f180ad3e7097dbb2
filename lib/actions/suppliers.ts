"use server";

import { z } from "zod";
import { action } from "@/lib/actions/action";
import { createSupplierInput, updateSupplierInput } from "@/lib/schemas/supplier";
import { createSupplier as create } from "@/lib/server/suppliers/create-supplier";
import { updateSupplier as update } from "@/lib/server/suppliers/update-supplier";

export const createSupplier = action(
  { schema: createSupplierInput, permission: "offering.write" },
  ({ principal, input }) => create(principal, input),
);

export const updateSupplier = action(
  { schema: z.strictObject({ id: z.uuid(), change: updateSupplierInput }), permission: "offering.write" },
  ({ principal, input }) => update(principal, input.id, input.change),
);
