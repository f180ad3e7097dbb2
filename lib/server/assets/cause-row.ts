import type { Cause, SquawkCause } from "@/lib/domain/assets/airworthiness";

/** A cause as the database gives it: snake case, instants as text. */
export type CauseRow =
  | (Omit<SquawkCause, "deferredUntil"> & { readonly deferred_until: string | null })
  | {
      readonly kind: "maintenance";
      readonly id: string;
      readonly title: string;
      readonly starts_at: string;
      readonly ends_at: string;
    };

export function causeOf(row: CauseRow): Cause {
  if (row.kind === "maintenance")
    return {
      kind: row.kind,
      id: row.id,
      title: row.title,
      startsAt: new Date(row.starts_at),
      endsAt: new Date(row.ends_at),
    };
  const { deferred_until, ...squawk } = row;
  return { ...squawk, deferredUntil: deferred_until === null ? null : new Date(deferred_until) };
}
