"use server";

import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { after } from "next/server";
import type { z } from "zod";
import { REFUSALS, type Refusal } from "@/lib/domain/refusal";
import { routes } from "@/lib/routes";
import * as schemas from "@/lib/schemas/access";
import { readForm } from "@/lib/schemas/field-errors";
import { typedText } from "@/lib/schemas/form-data";
import { emailAddress } from "@/lib/schemas/text";
import { acceptAsNewcomer, acceptAsUser } from "@/lib/server/auth/accept-invitation";
import { currentUser } from "@/lib/server/auth/current-user";
import { requestPasswordReset, resetPassword } from "@/lib/server/auth/password-reset";
import { signIn, signOut } from "@/lib/server/auth/session";
import { addressOf } from "@/lib/server/client-address";
import { log } from "@/lib/server/log";
import { allowedUnder } from "@/lib/server/rate-limit";

/** The state of a form that also works without a script. */
export interface AccessFormState {
  readonly done: boolean;
  readonly error: string | null;
  readonly fields: Readonly<Record<string, string>>;
  /** What was typed, except passwords. */
  readonly typed: Readonly<Record<string, string>>;
}

/** Always says the same, and as fast: the looking up happens after the answer. */
export async function forgotPasswordForm(_before: AccessFormState, form: FormData): Promise<AccessFormState> {
  const typed = { email: typedText(form, "email") };
  return answer(typed, async () => {
    const parsed = emailAddress.safeParse(typed.email);
    if (!parsed.success)
      return failed(
        { fields: { email: "Type a whole mail address." }, message: "Check the address." },
        typed,
      );
    if (!(await allowed([`mail:${parsed.data}`])))
      return failed({ message: REFUSALS.rate_limited.sentence }, typed);
    after(() =>
      requestPasswordReset(parsed.data).catch((error: unknown) =>
        log().error({ err: error }, "a password reset could not be written"),
      ),
    );
    return { done: true, error: null, fields: {}, typed };
  });
}

export async function resetPasswordForm(_before: AccessFormState, form: FormData): Promise<AccessFormState> {
  return answer({}, async () => {
    const checked = await check(schemas.resetPassword, form, ["token", "password"], []);
    if (!checked.ok) return checked.state;
    const result = await resetPassword(checked.input.token, checked.input.password);
    return result.ok ? redirect(routes.passwordChanged) : failed(result.error, {});
  });
}

/** A newcomer sets name and password, and is signed in; where that is refused, as after too many attempts, asked to. */
export async function acceptInvitationForm(
  _before: AccessFormState,
  form: FormData,
): Promise<AccessFormState> {
  return answer({ name: typedText(form, "name") }, async () => {
    const checked = await check(schemas.acceptInvitation, form, ["token", "name", "password"], ["name"]);
    if (!checked.ok) return checked.state;
    const { token, name, password } = checked.input;
    const result = await acceptAsNewcomer(token, { name, password });
    if (!result.ok) return failed(result.error, { name });
    const { home } = routes.desk(result.data.slug);
    const signedIn = await signIn("credentials", {
      email: result.data.email,
      password,
      redirect: false,
    }).then(
      () => true,
      (error: unknown) => {
        log().warn({ err: error }, "an invitation was accepted, and signing in was refused");
        return false;
      },
    );
    return redirect(signedIn ? home : routes.login(home));
  });
}

/** Whoever has an account and is signed in joins. */
export async function joinOrganizationForm(
  _before: AccessFormState,
  form: FormData,
): Promise<AccessFormState> {
  return answer({}, async () => {
    const token = typedText(form, "token");
    const user = await currentUser();
    if (!user) return redirect(routes.login(routes.invitation(token)));
    if (!(await allowed([]))) return failed({ message: REFUSALS.rate_limited.sentence }, {});
    const result = await acceptAsUser(token, user.id);
    return result.ok ? redirect(routes.desk(result.data.slug).home) : failed(result.error, {});
  });
}

/** Signs out and leads back to the invitation, for whoever is signed in as somebody else. */
export async function switchAccountForm(form: FormData): Promise<void> {
  await signOut({ redirect: false });
  redirect(routes.invitation(typedText(form, "token")));
}

/** Tells a fault as the desk's actions do: in a sentence, under an id that the log carries too. */
async function answer(
  typed: Record<string, string>,
  run: () => Promise<AccessFormState>,
): Promise<AccessFormState> {
  try {
    return await run();
  } catch (error) {
    unstable_rethrow(error);
    const requestId = randomUUID();
    log().error({ requestId, err: error }, "a form failed unexpectedly");
    return failed({ message: `${REFUSALS.unexpected.sentence} Request id: ${requestId}` }, typed);
  }
}

type Checked<T> = { ok: true; input: T } | { ok: false; state: AccessFormState };

async function check<S extends z.ZodType>(
  schema: S,
  form: FormData,
  names: readonly string[],
  kept: readonly string[],
): Promise<Checked<z.output<S>>> {
  const given = Object.fromEntries(names.map((name) => [name, typedText(form, name)]));
  const typed = Object.fromEntries(kept.map((name) => [name, given[name] ?? ""]));
  if (!(await allowed([])))
    return { ok: false, state: failed({ message: REFUSALS.rate_limited.sentence }, typed) };
  const read = readForm(schema, given);
  return read.ok ? { ok: true, input: read.data } : { ok: false, state: failed(read.error, typed) };
}

async function allowed(keys: readonly string[]): Promise<boolean> {
  const address = addressOf(await headers());
  return allowedUnder("public", [`address:${address}`, ...keys]);
}

function failed(
  refused: Pick<Refusal, "message" | "fields">,
  typed: Record<string, string>,
): AccessFormState {
  return { done: false, error: refused.message, fields: refused.fields ?? {}, typed };
}
