import { toWallTime } from "@/lib/domain/schedule/wall-time";
import { instantInput } from "@/lib/schemas/instant";
import type { ReschedulePage } from "@/lib/schemas/link-page";
import type { TimeChoice } from "@/lib/schemas/public-booking";
import { preview } from "@/lib/server/bookings/preview";
import { readLinkedPage } from "@/lib/server/links/answer-link";
import type { Linked } from "@/lib/server/links/linked-booking";
import { type Asked, readTimeChoice } from "@/lib/server/public-booking/time-choice";

/** The times that a booking can be moved to, for whoever has its link. Changes nothing (INV-11). */
export async function readReschedulePage(
  token: string,
  asked: Asked & { readonly startsAt?: unknown },
  viewer: { readonly address: string; readonly zone: string | null },
): Promise<ReschedulePage> {
  const page = await readLinkedPage("manage", token, viewer.address);
  if (page.state !== "shown") return page;
  const { booking, linked } = page;
  const command = booking.commands.find((known) => known.command === "reschedule");
  const { row } = linked;
  const asks = row.booking.policy.requiresConfirmation ?? false;
  const shown = {
    state: "shown",
    booking,
    givesUpConfirmed: asks && booking.status === "confirmed",
  } as const;
  if (!command?.allowed)
    return {
      ...shown,
      refusal: command?.refusal ?? "This booking cannot be moved any more.",
      choice: null,
      chosen: null,
    };
  const viewerZone = row.booking.customer_time_zone ?? viewer.zone ?? booking.zone;
  // Whoever chose a zone when booking goes on in it; without a day asked for, the page opens where the booking is now.
  const inZone = { ...asked, zone: asked.zone ?? row.booking.customer_time_zone };
  const ownDate = toWallTime(new Date(booking.startsAt), viewerZone).slice(0, 10);
  const read = await readTimeChoice({
    offering: { organizationId: row.booking.organization_id, id: row.booking.offering_id },
    exceptBookingId: row.booking.id,
    asked: asked.month || asked.date ? inZone : { ...inZone, date: ownDate },
    viewerZone,
  });
  return {
    ...shown,
    refusal: null,
    choice: read ? withoutTime(read.choice, booking.startsAt) : null,
    chosen: await chosenTime(linked, asked.startsAt),
  };
}

/** The booking's own time is free to it, and nothing to move to. */
function withoutTime(choice: TimeChoice, startsAt: string): TimeChoice {
  return { ...choice, times: choice.times.filter((time) => time.startsAt !== startsAt) };
}

/** The decision of moving there, and no write. */
async function chosenTime({ actor, row }: Linked, startsAt: unknown) {
  const start = instantInput.safeParse(startsAt);
  if (!start.success) return null;
  const { organization_id: organizationId, id: bookingId } = row.booking;
  const input = { startsAt: start.data };
  const seen = await preview({ organizationId, bookingId, command: "reschedule", input, actor });
  const refused = seen.ok ? seen.data.refusals[0] : seen.error;
  return { startsAt: start.data.toISOString(), refusal: refused?.message ?? null };
}
