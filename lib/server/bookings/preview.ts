import type { Actor } from "@/lib/domain/access/actor";
import { type AvailableCommand, availableCommands, previewOf } from "@/lib/domain/lifecycle/available";
import { decide } from "@/lib/domain/lifecycle/decide";
import type { PreviewLine } from "@/lib/domain/lifecycle/preview";
import { givesTime, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import { type Refusal, type Result, refusal } from "@/lib/domain/refusal";
import { type ActRequest, maySee } from "@/lib/server/bookings/act";
import { bookingState } from "@/lib/server/bookings/booking-row";
import { factsOf, type ReadRow, readBooking, readBookings } from "@/lib/server/bookings/read-facts";

export interface CommandPreview {
  readonly allowed: boolean;
  readonly refusals: readonly Refusal[];
  readonly preview: readonly PreviewLine[];
}

type PreviewRequest = Omit<ActRequest, "origin" | "idempotency" | "reason">;

/** The same read and decision as the deed, and no write. A reason that is still to be typed is no refusal. */
export async function preview(request: PreviewRequest): Promise<Result<CommandPreview>> {
  const { organizationId, bookingId, now } = request;
  const { startsAt, endsAt } = (givesTime(request.command) && request.input) || {};
  return previewIn(await readBooking({ organizationId, bookingId, now, startsAt, endsAt }), request);
}

/** As `preview` of one command, for several bookings in one read; the answers are in the order of the bookings. */
export async function previewOfMany(
  request: Pick<PreviewRequest, "organizationId" | "command" | "actor">,
  bookings: readonly { readonly id: string; readonly expectedVersion: number }[],
): Promise<{ readonly id: string; readonly result: Result<CommandPreview> }[]> {
  const ids = bookings.map(({ id }) => id);
  const rows = new Map(
    (await readBookings(request.organizationId, ids)).map((row) => [row.booking?.id, row]),
  );
  return bookings.map(({ id, expectedVersion }) => ({
    id,
    result: previewIn(rows.get(id.toLowerCase()) ?? null, { ...request, expectedVersion }),
  }));
}

function previewIn(
  row: ReadRow | null,
  request: Pick<PreviewRequest, "command" | "actor" | "input" | "expectedVersion">,
): Result<CommandPreview> {
  if (!row?.booking || !maySee(request.actor, row.booking)) return { ok: false, error: refusal("not_found") };
  const lifecycle = lifecycleOf(row.booking.lifecycle);
  const booking = bookingState(row.booking);
  const facts = factsOf(row, booking, null);
  const outcome = decide(lifecycle, {
    booking,
    command: request.command,
    actor: request.actor,
    facts,
    input: { ...request.input, expectedVersion: request.expectedVersion },
    assumeReason: true,
  });
  return {
    ok: true,
    data: {
      allowed: outcome.ok,
      refusals: outcome.ok ? [] : outcome.refusals,
      preview: previewOf(lifecycle, outcome, facts),
    },
  };
}

/** Every command of the booking's present status, with its refusals or its preview. */
export async function commandsOf(
  organizationId: string,
  bookingId: string,
  actor: Actor,
  now?: Date,
): Promise<Result<readonly AvailableCommand[]>> {
  const row = await readBooking({ organizationId, bookingId, now });
  const commands = row && commandsIn(row, actor);
  return commands ? { ok: true, data: commands } : { ok: false, error: refusal("not_found") };
}

/** As `commandsOf`, for several bookings in one read; those that may not be seen are left out. */
export async function commandsOfMany(
  organizationId: string,
  bookingIds: readonly string[],
  actor: Actor,
): Promise<ReadonlyMap<string, readonly AvailableCommand[]>> {
  const rows = await readBookings(organizationId, bookingIds);
  return new Map(
    rows.flatMap((row) => {
      const commands = commandsIn(row, actor);
      return row.booking && commands ? [[row.booking.id, commands] as const] : [];
    }),
  );
}

function commandsIn(row: ReadRow, actor: Actor): AvailableCommand[] | null {
  if (!row.booking || !maySee(actor, row.booking)) return null;
  const booking = bookingState(row.booking);
  return availableCommands(lifecycleOf(row.booking.lifecycle), booking, actor, factsOf(row, booking, null));
}
