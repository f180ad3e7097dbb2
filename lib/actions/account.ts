"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { personalAction } from "@/lib/actions/action";
import { routes } from "@/lib/routes";
import { changeName, changePassword } from "@/lib/schemas/access";
import * as account from "@/lib/server/auth/account";
import { signIn, signOut } from "@/lib/server/auth/session";
import { log } from "@/lib/server/log";

export const changeNameAction = personalAction({ schema: changeName }, async ({ user, input }) => {
  await account.renameUser(user.id, input.name);
  return { ok: true, data: null };
});

/** Ends every session, and begins this browser's anew; the password is changed whether or not that succeeds. */
export const changePasswordAction = personalAction({ schema: changePassword }, async ({ user, input }) => {
  const result = await account.changePassword(user.id, input);
  if (result.ok)
    await signIn("credentials", { email: user.email, password: input.password, redirect: false }).catch(
      (error: unknown) => log().warn({ err: error }, "a password was changed, and signing in was refused"),
    );
  return result;
});

export const signOutEverywhereAction = personalAction({ schema: z.null() }, async ({ user }) => {
  await account.endSessions(user.id);
  await signOut({ redirect: false });
  redirect(routes.login());
});
