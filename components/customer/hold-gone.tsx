import { CalendarCheck2, CalendarClock } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { MessagePage } from "@/components/ui/message-page";
import { routes } from "@/lib/routes";

/** There is nothing to fill in: no time was chosen in this browser, or it is booked already. */
export function HoldGone({ slug, booked }: { slug: string; booked: boolean }) {
  return (
    <MessagePage
      icon={booked ? CalendarCheck2 : CalendarClock}
      title={booked ? "This is booked already" : "No time is kept for you"}
      actions={
        <ButtonLink href={routes.publicBooking(slug)} variant="primary" size="large">
          {booked ? "Book another time" : "Choose a time"}
        </ButtonLink>
      }
    >
      <p>
        {booked
          ? "You find it in the mail that was sent to you: its button leads to your booking."
          : "A time is kept for some minutes in the browser in which it was chosen. Choose one again; nothing was booked."}
      </p>
    </MessagePage>
  );
}
