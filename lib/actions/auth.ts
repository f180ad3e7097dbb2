"use server";

import { redirect } from "next/navigation";
import { CredentialsSignin } from "next-auth";
import { REFUSALS } from "@/lib/domain/refusal";
import { routes, safeNextPath } from "@/lib/routes";
import { typedText } from "@/lib/schemas/form-data";
import { signOut as endSession, signIn as startSession, TooManyAttempts } from "@/lib/server/auth/session";
import { log } from "@/lib/server/log";

export interface SignInState {
  readonly error: string | null;
  /** What was typed, except the password. */
  readonly email: string;
}

const REFUSED = "That mail and password do not belong together. Check both, or set a new password.";

/** One message for every failure, so that the form tells nobody who has an account. */
export async function signIn(_before: SignInState, form: FormData): Promise<SignInState> {
  const email = typedText(form, "email");
  try {
    await startSession("credentials", { email, password: typedText(form, "password"), redirect: false });
  } catch (error) {
    if (error instanceof TooManyAttempts) return { error: REFUSALS.rate_limited.sentence, email };
    if (error instanceof CredentialsSignin) return { error: REFUSED, email };
    log().error({ err: error }, "signing in failed unexpectedly");
    return { error: REFUSALS.unexpected.sentence, email };
  }
  return redirect(safeNextPath(typedText(form, "next")));
}

export async function signOut(): Promise<void> {
  await endSession({ redirect: false });
  redirect(routes.login());
}
