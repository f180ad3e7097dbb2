import { SearchX } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { MessagePage } from "@/components/ui/message-page";
import { routes } from "@/lib/routes";

/** A booking that is not there, or not to be seen: the two look alike on purpose. */
export default function BookingNotFound() {
  return (
    <MessagePage
      icon={SearchX}
      eyebrow="404 · Not found"
      title="There is no such booking here"
      actions={
        <ButtonLink href={routes.home} variant="primary">
          Go to your bookings
        </ButtonLink>
      }
    >
      <p>
        No booking of this organization that you may see has this reference. Check the letters, or search with
        Ctrl K or ⌘K by the customer's name or mail.
      </p>
      <p>
        If somebody sent you the link, ask them which organization the booking is in. Nothing was changed.
      </p>
    </MessagePage>
  );
}
