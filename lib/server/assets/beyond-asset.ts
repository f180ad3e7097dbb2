import { may } from "@/lib/domain/access/permissions";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import type { EventDto } from "@/lib/schemas/booking";
import type { Principal } from "@/lib/server/auth/principal";

/** Stands for everybody in the organization whose name is not told. */
export const A_MEMBER = "A member";

/**
 * Whether all of a booking is told. Whoever may not see the assets, such as the supplier of a shared one, learns when it
 * is booked and for which customer, but neither what is wrong with it, nor its readings, nor who shares it.
 */
export function seesAssetOf({ roles }: Principal, lifecycle: LifecycleKey): boolean {
  return lifecycle !== "asset" || may(roles, "asset.read");
}

/** An event as it is told to those who do not see the asset. */
export function beyondAsset({ userId }: Principal, event: EventDto): EventDto {
  const { cause, ...metadata } = event.metadata;
  const named = event.actor.kind !== "person" || event.actor.id === userId;
  return {
    ...event,
    actor: named ? event.actor : { ...event.actor, id: null, name: A_MEMBER },
    reason: cause === undefined ? event.reason : null,
    metadata,
  };
}
