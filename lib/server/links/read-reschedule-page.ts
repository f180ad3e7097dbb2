import type { ReschedulePage } from "@/lib/schemas/link-page";
import { readLinkedPage } from "@/lib/server/links/answer-link";
import { type Asked, readTimeChoice } from "@/lib/server/public-booking/time-choice";

/** The times that a booking can be moved to, for whoever has its link. Changes nothing (INV-11). */
export async function readReschedulePage(
  token: string,
  asked: Asked,
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
    };
  const read = await readTimeChoice({
    offering: { organizationId: row.booking.organization_id, id: row.booking.offering_id },
    exceptBookingId: row.booking.id,
    asked,
    viewerZone: viewer.zone ?? booking.zone,
  });
  return { ...shown, refusal: null, choice: read?.choice ?? null };
}
