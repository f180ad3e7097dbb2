import { randomUUID } from "node:crypto";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { may, type Permission } from "@/lib/domain/access/permissions";
import { type Refusal, type Result, refusal } from "@/lib/domain/refusal";
import type { ActionResult } from "@/lib/schemas/action-result";
import { readForm } from "@/lib/schemas/field-errors";
import { currentUser } from "@/lib/server/auth/current-user";
import type { Principal } from "@/lib/server/auth/principal";
import { type CurrentUser, principalIn } from "@/lib/server/auth/session-user";
import { log } from "@/lib/server/log";

interface ActionOptions<S extends z.ZodType> {
  readonly schema: S;
  /** What the person's roles must allow, where the command's own table does not say. */
  readonly permission?: Permission;
}

/**
 * The one wrapper of the desk's server actions: who asks, in which organization, whether the roles allow it,
 * whether the input is usable, and how a refusal or a bug is told.
 */
export function action<S extends z.ZodType, T>(
  options: ActionOptions<S>,
  run: (context: { principal: Principal; input: z.output<S> }) => Promise<Result<T>>,
): (orgSlug: string, input: unknown) => Promise<ActionResult<T>> {
  return (orgSlug, input) =>
    answer(async () => {
      const user = await currentUser();
      if (!user) return signedOut();
      const principal = principalIn(user, String(orgSlug));
      if (!principal) return refused("not_found");
      if (options.permission && !may(principal.roles, options.permission)) return refused("forbidden");
      const read = readForm(options.schema, input);
      if (!read.ok) return read;
      return run({ principal, input: read.data });
    });
}

/** As `action`, for what concerns the person alone, whatever organization. */
export function personalAction<S extends z.ZodType, T>(
  options: { readonly schema: S },
  run: (context: { user: CurrentUser; input: z.output<S> }) => Promise<Result<T>>,
): (input: unknown) => Promise<ActionResult<T>> {
  return (input) =>
    answer(async () => {
      const user = await currentUser();
      if (!user) return signedOut();
      const read = readForm(options.schema, input);
      if (!read.ok) return read;
      return run({ user, input: read.data });
    });
}

/** The desk's own words: whoever has a form open is not asked for an API key. */
function signedOut(): { ok: false; error: Refusal } {
  const message = "You were signed out. Sign in in another tab, then try again; what you typed is kept.";
  return { ok: false, error: refusal("unauthenticated", message) };
}

function refused(code: Refusal["code"]): { ok: false; error: Refusal } {
  return { ok: false, error: refusal(code) };
}

async function answer<T>(run: () => Promise<Result<T>>): Promise<ActionResult<T>> {
  const requestId = randomUUID();
  try {
    const result = await run();
    return result.ok ? result : { ok: false, error: { ...result.error, requestId } };
  } catch (error) {
    unstable_rethrow(error);
    log().error({ requestId, err: error }, "an action failed unexpectedly");
    return { ok: false, error: { ...refusal("unexpected"), requestId } };
  }
}
