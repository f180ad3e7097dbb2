"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/actions/action";
import type { Result } from "@/lib/domain/refusal";
import { routes } from "@/lib/routes";
import { changeMember, inviteMember, membershipRef } from "@/lib/schemas/access";
import * as invitations from "@/lib/server/auth/invitations";
import { changeMemberRoles, removeMember } from "@/lib/server/auth/members";
import type { Principal } from "@/lib/server/auth/principal";

const permission = "member.write";

export const inviteMemberAction = action({ schema: inviteMember, permission }, async ({ principal, input }) =>
  shown(principal, await invitations.inviteMember(principal, input)),
);

export const changeMemberAction = action({ schema: changeMember, permission }, async ({ principal, input }) =>
  shown(principal, await changeMemberRoles(principal, input)),
);

export const removeMemberAction = action(
  { schema: membershipRef, permission },
  async ({ principal, input }) => shown(principal, await removeMember(principal, input.membershipId)),
);

export const resendInvitationAction = action(
  { schema: membershipRef, permission },
  async ({ principal, input }) =>
    shown(principal, await invitations.resendInvitation(principal, input.membershipId)),
);

export const revokeInvitationAction = action(
  { schema: membershipRef, permission },
  async ({ principal, input }) =>
    shown(principal, await invitations.revokeInvitation(principal, input.membershipId)),
);

function shown<T>(principal: Principal, result: Result<T>): Result<T> {
  if (result.ok) revalidatePath(routes.desk(principal.organization.slug).members);
  return result;
}
