import { LIFECYCLE_KEYS, type LifecycleKey } from "@/lib/domain/lifecycle/registry";
import { maySell } from "@/lib/domain/lifecycle/sellable";
import { actorOf, type Principal } from "@/lib/server/auth/principal";

/** The lifecycles whose bookings this person may make, by the tables. */
export function bookableLifecycles(principal: Principal): LifecycleKey[] {
  return LIFECYCLE_KEYS.filter((key) => maySell(key, actorOf(principal)));
}

/** Why this person can make no booking at all, or null. */
export function refusedToBook(principal: Principal): string | null {
  return bookableLifecycles(principal).length > 0
    ? null
    : "Bookings are made by agents, admins and owners, and members book shared assets.";
}
