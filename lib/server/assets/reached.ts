import { type Outcome, reachedBy, type SuspensionPlan } from "@/lib/domain/assets/suspension";
import type { AssetScene } from "@/lib/server/assets/read-asset";

/** A booking that a change of causes would suspend or restore. */
export interface ReachedBooking {
  readonly id: string;
  readonly reference: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly author: string | null;
}

/** What the changed cause itself does; what began or ended by the clock meanwhile is not its doing. */
export interface EffectsOnBookings {
  readonly suspends: readonly ReachedBooking[];
  /** Suspended already by something else: they wait for this too. */
  readonly alsoHolds: readonly ReachedBooking[];
  readonly restores: readonly ReachedBooking[];
  /** How many it would let go that another cause holds still. */
  readonly held: number;
}

/** What a plan does by the change of one cause, for people to look at before it is done. */
export function effectsOf(scene: AssetScene, plan: SuspensionPlan, changed: string): EffectsOnBookings {
  const own = reachedBy(plan, changed).filter(({ causeId }) => causeId === changed);
  const restored = new Set(plan.restore);
  const letGo = plan.remove.filter(
    ({ bookingId, causeId }) => causeId === changed && !restored.has(bookingId),
  );
  const those = (...wanted: Outcome[]) =>
    reached(
      scene,
      new Set(own.flatMap(({ bookingId, outcome }) => (wanted.includes(outcome) ? bookingId : []))),
    );
  return {
    suspends: those("suspended"),
    alsoHolds: those("retained", "held"),
    restores: those("restored"),
    held: letGo.length,
  };
}

/** The scene's bookings with these ids, soonest first. */
function reached(scene: AssetScene, ids: ReadonlySet<string>): ReachedBooking[] {
  return scene.bookings
    .filter(({ booking }) => ids.has(booking.id))
    .map(({ booking, author }) => ({
      id: booking.id,
      reference: booking.reference,
      startsAt: new Date(booking.starts_at),
      endsAt: new Date(booking.ends_at),
      author: author?.name ?? null,
    }))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}
