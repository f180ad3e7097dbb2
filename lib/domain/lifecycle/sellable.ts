import type { Actor } from "@/lib/domain/access/actor";
import { type LifecycleKey, lifecycleOf } from "@/lib/domain/lifecycle/registry";

/** Whether the table lets this actor make bookings of the lifecycle; what else speaks against one, `create` says. */
export function maySell(key: LifecycleKey, actor: Actor): boolean {
  return lifecycleOf(key).transitions.some(
    (row) =>
      row.from === null &&
      row.by.some(({ party }) => actor.kind === "person" && actor.roles.some((role) => role === party)),
  );
}
