import type { SuspensionPlan } from "@/lib/domain/assets/suspension";
import type { AssetScene } from "@/lib/server/assets/read-asset";

/** A booking that a change of causes would suspend or restore. */
export interface ReachedBooking {
  readonly id: string;
  readonly reference: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly author: string | null;
}

export interface EffectsOnBookings {
  readonly suspends: readonly ReachedBooking[];
  readonly restores: readonly ReachedBooking[];
  /** How many it would let go that another cause holds still. */
  readonly held: number;
}

/** What a plan does, for people to look at before it is done. */
export function effectsOf(scene: AssetScene, plan: SuspensionPlan): EffectsOnBookings {
  const restored = new Set(plan.restore);
  const letGo = new Set(plan.remove.map(({ bookingId }) => bookingId));
  return {
    suspends: reached(scene, plan.suspend),
    restores: reached(scene, plan.restore),
    held: [...letGo].filter((id) => !restored.has(id)).length,
  };
}

/** The scene's bookings with these ids, soonest first. */
function reached(scene: AssetScene, ids: readonly string[]): ReachedBooking[] {
  return scene.bookings
    .filter(({ booking }) => ids.includes(booking.id))
    .map(({ booking, author }) => ({
      id: booking.id,
      reference: booking.reference,
      startsAt: new Date(booking.starts_at),
      endsAt: new Date(booking.ends_at),
      author: author?.name ?? null,
    }))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}
