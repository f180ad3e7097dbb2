import { lifecycleOf } from "@/lib/domain/lifecycle/registry";
import { calendarUid } from "@/lib/server/calendar/calendar-uid";
import { icsOf } from "@/lib/server/calendar/ics";
import { readLinkedPage } from "@/lib/server/links/answer-link";

/** The booking behind a customer's link as a calendar's file; null where there is none that stands. */
export async function calendarFile(
  token: string,
  address: string,
): Promise<{ readonly reference: string; readonly text: string } | null> {
  const page = await readLinkedPage("manage", token, address);
  if (page.state !== "shown") return null;
  const { booking, organization, offering, event } = page.linked.row;
  if (lifecycleOf(booking.lifecycle).statuses[booking.status]?.phase !== "active") return null;
  return {
    reference: booking.reference,
    text: icsOf({
      uid: calendarUid(booking.calendar_uid),
      sequence: booking.calendar_base + booking.version,
      method: "PUBLISH",
      title: offering,
      description: `Reference: ${booking.reference}\n${organization.name}`,
      location: booking.policy.location ?? null,
      startsAt: new Date(booking.starts_at),
      endsAt: new Date(booking.ends_at),
      writtenAt: new Date(event.at),
      organizer: { name: organization.name, address: organization.email },
      attendee: null,
    }),
  };
}
