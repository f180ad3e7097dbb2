import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import type { BookingDto } from "@/lib/schemas/booking";
import { act } from "@/lib/server/bookings/act";
import { createBooking } from "@/lib/server/bookings/create";
import type { Scene } from "./scene";

let made = 0;

interface Wanted {
  readonly lifecycle?: LifecycleKey;
  readonly now?: Date;
  readonly customerName?: string;
  readonly partySize?: number;
  /** Instead of the scene's own of that lifecycle. */
  readonly offeringId?: string;
  readonly startsAt?: Date;
  readonly timeZone?: string;
}

/** A booking made by the agent, a week ahead, for a customer of its own. */
export async function book(scene: Scene, wanted: Wanted = {}): Promise<BookingDto> {
  made += 1;
  const now = wanted.now ?? new Date();
  const answer = await createBooking({
    organizationId: scene.organizationId,
    actor: scene.agent,
    origin: "desk",
    now: wanted.now,
    input: {
      offeringId: wanted.offeringId ?? scene.offerings[wanted.lifecycle ?? "request"],
      customer: { name: wanted.customerName ?? `Customer ${made}`, email: `customer-${made}@guest.test` },
      startsAt: wanted.startsAt ?? new Date(now.getTime() + 7 * 86_400_000),
      timeZone: wanted.timeZone,
      partySize: wanted.partySize ?? 2,
      tentative: false,
    },
  });
  if (!answer.ok) throw new Error(`The booking was refused: ${answer.error.message}`);
  return answer.data.booking;
}

/** A tour whose places are held for 30 minutes. */
export async function holdTour(scene: Scene, now: Date): Promise<BookingDto> {
  const draft = await book(scene, { lifecycle: "tour", now });
  const answer = await act({
    organizationId: scene.organizationId,
    bookingId: draft.id,
    command: "hold",
    actor: scene.agent,
    origin: "desk",
    now,
  });
  if (!answer.ok) throw new Error(`The hold was refused: ${answer.error.message}`);
  return answer.data.booking;
}
