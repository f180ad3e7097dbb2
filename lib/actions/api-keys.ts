"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/actions/action";
import { routes } from "@/lib/routes";
import { createApiKeyInput } from "@/lib/schemas/api-key";
import { createApiKey, revokeApiKey } from "@/lib/server/auth/issue-api-key";

const permission = "api_key.own";

export const createApiKeyAction = action(
  { schema: createApiKeyInput, permission },
  async ({ principal, input }) => {
    const result = await createApiKey(principal, input);
    if (result.ok) revalidatePath(routes.desk(principal.organization.slug).apiKeys);
    return result;
  },
);

export const revokeApiKeyAction = action(
  { schema: z.strictObject({ id: z.uuid() }), permission },
  async ({ principal, input }) => {
    const result = await revokeApiKey(principal, input.id);
    if (result.ok) revalidatePath(routes.desk(principal.organization.slug).apiKeys);
    return result;
  },
);
