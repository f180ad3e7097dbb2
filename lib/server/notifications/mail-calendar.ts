import { oneLine } from "@/emails/mail-content";
import type { BookingMail } from "@/lib/domain/notifications/booking-mail";
import type { CalendarMethod } from "@/lib/domain/notifications/calendar-entry";
import { calendarUid } from "@/lib/server/calendar/calendar-uid";
import { icsOf } from "@/lib/server/calendar/ics";
import { log } from "@/lib/server/log";

export interface MailCalendar {
  readonly method: CalendarMethod;
  readonly text: string;
}

/** The calendar file that goes with a mail, if any. One that cannot be made holds up no mail. */
export function mailCalendar(mail: BookingMail, writtenAt: Date): MailCalendar | null {
  const { calendar, booking, organization } = mail;
  if (!calendar) return null;
  try {
    const text = icsOf({
      uid: calendarUid(calendar.uid),
      sequence: calendar.sequence,
      method: calendar.method,
      title: titleOf(mail),
      description: `Reference: ${booking.reference}\n${oneLine(organization.name)}`,
      location: mail.location ?? null,
      startsAt: new Date(booking.startsAt),
      endsAt: new Date(booking.endsAt),
      writtenAt,
      organizer: { name: organization.name, address: calendar.organizer },
      attendee: mail.to,
    });
    return { method: calendar.method, text };
  } catch (error) {
    log().error({ booking: booking.id, err: error }, "A mail goes without its calendar file");
    return null;
  }
}

/** Whoever gives the time wants to know to whom. */
function titleOf({ audience, offering, customer }: BookingMail): string {
  return audience === "customer" ? offering : `${offering}: ${customer.name}`;
}
