"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { personalAction } from "@/lib/actions/action";
import { routes } from "@/lib/routes";
import { changeName, changePassword } from "@/lib/schemas/access";
import * as account from "@/lib/server/auth/account";
import { signIn, signOut } from "@/lib/server/auth/session";

export const changeNameAction = personalAction({ schema: changeName }, async ({ user, input }) => {
  await account.renameUser(user.id, input.name);
  return { ok: true, data: null };
});

/** Ends every session, and begins this browser's anew. */
export const changePasswordAction = personalAction({ schema: changePassword }, async ({ user, input }) => {
  const result = await account.changePassword(user.id, input);
  if (result.ok)
    await signIn("credentials", { email: user.email, password: input.password, redirect: false });
  return result;
});

export const signOutEverywhereAction = personalAction({ schema: z.null() }, async ({ user }) => {
  await account.endSessions(user.id);
  await signOut({ redirect: false });
  redirect(routes.login());
});
