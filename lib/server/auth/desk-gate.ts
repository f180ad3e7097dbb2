import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { may, type Permission } from "@/lib/domain/access/permissions";
import { routes, safeNextPath } from "@/lib/routes";
import { currentUser as readCurrentUser } from "@/lib/server/auth/current-user";
import type { Principal } from "@/lib/server/auth/principal";
import { type CurrentUser, principalIn } from "@/lib/server/auth/session-user";

/** Carries the path that was asked for, so that signing in leads back to it. Set by proxy.ts. */
const PATH_HEADER = "x-holdfast-path";

export const currentUser = readCurrentUser;

/** Whoever is signed in; everybody else is sent to sign in, and back afterwards. */
export async function requireUser(): Promise<CurrentUser> {
  const user = await readCurrentUser();
  if (user) return user;
  const path = safeNextPath((await headers()).get(PATH_HEADER));
  return redirect(routes.login(path === routes.home ? undefined : path));
}

/** The signed-in person in this organization. An organization that one is no member of does not exist for one. */
export async function requirePrincipal(orgSlug: string): Promise<Principal> {
  const user = await requireUser();
  return principalIn(user, orgSlug) ?? notFound();
}

/** Stops with the 403 page when the person's roles lack the permission. */
export function requirePermission(principal: Principal, permission: Permission): void {
  if (!may(principal.roles, permission)) forbidden();
}
