"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/actions/action";
import { routes } from "@/lib/routes";
import { changeAssetPolicy, changeOrganization } from "@/lib/schemas/access";
import * as settings from "@/lib/server/auth/organization-settings";

export const changeOrganizationAction = action(
  { schema: changeOrganization, permission: "organization.write" },
  async ({ principal, input }) => {
    const result = await settings.changeOrganization(principal, input);
    if (result.ok) revalidatePath(routes.desk(principal.organization.slug).home, "layout");
    return result;
  },
);

export const changeAssetPolicyAction = action(
  { schema: changeAssetPolicy, permission: "asset_policy.write" },
  ({ principal, input }) => settings.changeAssetPolicy(principal, input),
);
