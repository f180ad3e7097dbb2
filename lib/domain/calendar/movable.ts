import type { Actor } from "@/lib/domain/access/actor";
import { granted, type Related } from "@/lib/domain/lifecycle/grants";
import { type LifecycleKey, lifecycleOf } from "@/lib/domain/lifecycle/registry";

/**
 * Whether the table lets this person give the booking other times. What depends on the times themselves, such as who
 * else has them, is told when they are known.
 */
export function mayMove(lifecycle: LifecycleKey, booking: Related, actor: Actor): boolean {
  return lifecycleOf(lifecycle).transitions.some(
    (row) =>
      row.command === "change_times" &&
      booking.status !== null &&
      row.from?.includes(booking.status) === true &&
      granted(row, { actor, booking }).length > 0,
  );
}
