import { DEFAULT_DURATION_MINUTES } from "@/lib/domain/lifecycle/guards";
import type { BookingState } from "@/lib/domain/lifecycle/types";
import { promisedTerms } from "@/lib/domain/schedule/availability";
import { MINUTE_MS } from "@/lib/domain/schedule/zone-clock";
import type { ReadRow } from "@/lib/server/bookings/read-facts";
import { newReference } from "@/lib/server/bookings/reference";
import { newId } from "@/lib/server/db/new-id";

interface Draft {
  readonly startsAt: Date;
  /** Left out, it lasts as long as the offering says. */
  readonly endsAt?: Date;
  readonly partySize: number;
  readonly authorId: string | null;
  readonly customerId: string;
}

/** A booking that is asked for, with the terms that it would be promised. */
export function draftState({ offering }: ReadRow, draft: Draft): BookingState {
  const minutes = offering.policy.durationMinutes ?? DEFAULT_DURATION_MINUTES;
  return {
    id: newId(),
    reference: newReference(),
    status: null,
    version: 0,
    authorId: draft.authorId,
    makerId: null,
    customerId: draft.customerId,
    supplierId: offering.supplier_id,
    startsAt: draft.startsAt,
    endsAt: draft.endsAt ?? new Date(draft.startsAt.getTime() + minutes * MINUTE_MS),
    partySize: draft.partySize,
    deadlineAt: null,
    deadlineCommand: null,
    policy: promisedTerms(offering.policy),
    stamps: {},
    operationOpen: false,
  };
}
