import type { Refusal } from "@/lib/domain/refusal";

/** What every server action answers. The request id is what the server's log carries for the same call. */
export type ActionResult<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: Refusal & { readonly requestId: string } };
