import Link from "next/link";
import { Banner } from "@/components/ui/banner";
import { routes } from "@/lib/routes";
import type { BookingMailDto } from "@/lib/schemas/booking-page";

interface UndeliveredMailsProps {
  mails: readonly BookingMailDto[];
  org: string;
  /** Whether this person may read the outbox. */
  links: boolean;
}

/** Says of whom it is not known that they know how the booking stands. */
export function UndeliveredMails({ mails, org, links }: UndeliveredMailsProps) {
  const undelivered = mails.filter((mail) => mail.undelivered);
  if (undelivered.length === 0) return null;
  return (
    <div className="mb-4 space-y-3">
      {undelivered.map((mail) => (
        <Banner
          key={mail.id}
          tone="negative"
          title={`A mail to ${mail.toName} (${mail.audience}) ${mail.status === "bounced" ? "came back" : "was not sent"}`}
        >
          They may not know how this booking stands.{" "}
          {links ? (
            <Link className="underline underline-offset-2" href={routes.desk(org).mail(mail.id)}>
              Read why, and send it again
            </Link>
          ) : (
            "Tell them in another way."
          )}
        </Banner>
      ))}
    </div>
  );
}
