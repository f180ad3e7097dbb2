import type { Actor } from "@/lib/domain/access/actor";
import { type Result, refusal } from "@/lib/domain/refusal";
import { maySee } from "@/lib/server/bookings/act";
import { attempt } from "@/lib/server/bookings/attempt";
import { applyChange, declare, type Origin } from "@/lib/server/bookings/change";
import { readBooking } from "@/lib/server/bookings/read-facts";
import { type ActAnswer, answerAbout } from "@/lib/server/bookings/replay";

/** A note is an event that changes nothing else; it can be added in any status. */
export async function addNote(request: {
  readonly organizationId: string;
  readonly bookingId: string;
  readonly text: string;
  readonly actor: Actor;
  readonly origin: Origin;
}): Promise<Result<ActAnswer>> {
  const { organizationId, bookingId, actor, origin, text } = request;
  // A note contradicts nothing, so that one which came late is written on top of what came first.
  return attempt(organizationId, null, async () => {
    const row = await readBooking({ organizationId, bookingId });
    if (!row?.booking || !row.customer || !maySee(actor, row.booking))
      return { ok: false, error: refusal("not_found") };
    const { version, status } = row.booking;
    const step = { command: "note", from: status, actor, reason: null, metadata: { text } };
    const written = await applyChange({
      steps: [
        {
          organizationId,
          bookingId,
          version,
          set: {},
          event: declare(bookingId, version + 1, step, origin, row.now),
          outbox: [],
        },
      ],
    });
    if (!written) throw new Error("A note without a key cannot be a replay");
    return { ok: true, data: answerAbout(bookingId, row.customer, written, row.now) };
  });
}
