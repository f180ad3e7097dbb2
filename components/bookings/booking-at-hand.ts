import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import type { Occurrence } from "@/lib/domain/schedule/wall-time";

/** What the browser must know of a booking to give it a command. */
export interface BookingAtHand {
  readonly id: string;
  readonly reference: string;
  readonly lifecycle: LifecycleKey;
  readonly status: string;
  readonly version: number;
  /** IANA zone of the organization. */
  readonly zone: string;
  /** RFC 3339 */
  readonly startsAt: string;
  /** Wall-clock times in that zone, "2026-11-23T14:05". */
  readonly startsAtLocal: string;
  readonly endsAtLocal: string;
  /** Which of two equal wall-clock times it is, where the clocks are put back. */
  readonly startsOccurrence?: Occurrence | undefined;
  readonly endsOccurrence?: Occurrence | undefined;
  /** A new start is chosen among the free times of its offering, and not typed. */
  readonly bookedBySlot: boolean;
  /** Every status of the lifecycle, for an override. */
  readonly statuses: readonly { readonly value: string; readonly label: string }[];
}
