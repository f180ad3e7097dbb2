import {
  CircleAlert,
  CircleCheck,
  CircleSlash,
  Inbox,
  LoaderCircle,
  type LucideIcon,
  MailX,
} from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Timestamp } from "@/components/ui/timestamp";
import type { Tone } from "@/components/ui/tone";
import { routes } from "@/lib/routes";
import type { BookingMailDto } from "@/lib/schemas/booking-page";

const STATUSES: Readonly<Record<BookingMailDto["status"], { label: string; tone: Tone; icon: LucideIcon }>> =
  {
    waiting: { label: "On its way", tone: "neutral", icon: LoaderCircle },
    queued: { label: "On its way", tone: "neutral", icon: LoaderCircle },
    sent: { label: "Sent", tone: "positive", icon: CircleCheck },
    captured: { label: "In the outbox", tone: "info", icon: Inbox },
    failed: { label: "Failed", tone: "negative", icon: CircleAlert },
    bounced: { label: "Bounced", tone: "negative", icon: MailX },
    withheld: { label: "Not sent", tone: "neutral", icon: CircleSlash },
  };

interface BookingMailsProps {
  mails: readonly BookingMailDto[];
  /** Whether it is of a shared asset, where one mail tells of several bookings. */
  shared: boolean;
  org: string;
  zone: string;
  /** Whether this person may read the outbox. */
  links: boolean;
}

/** The mails that the booking's changes caused, newest first. */
export function BookingMails({ mails, shared, org, zone, links }: BookingMailsProps) {
  if (mails.length === 0)
    return (
      <p className="text-dense text-ink-subtle">
        {shared
          ? "No mail was sent for this booking alone. One that tells of several stands with the first of them."
          : "No mail was sent for this booking."}
      </p>
    );
  return (
    <ul className="divide-y divide-line">
      {mails.map((mail) => {
        const { label, tone, icon: Icon } = STATUSES[mail.status];
        const title = topicWords(mail.topic);
        return (
          <li key={mail.id} className="flex items-start justify-between gap-3 py-2.5 first:pt-0 last:pb-0">
            <div className="min-w-0">
              <p className="truncate text-dense font-medium">
                {links && mail.status !== "waiting" ? (
                  <Link className="underline-offset-2 hover:underline" href={routes.desk(org).mail(mail.id)}>
                    {title}
                  </Link>
                ) : (
                  title
                )}
              </p>
              <p className="text-xs text-ink-subtle">
                <span className="block truncate">
                  to {mail.toName} ({mail.audience})
                </span>
                <Timestamp at={mail.at} zone={zone} />
              </p>
            </div>
            <Badge tone={tone} icon={<Icon aria-hidden />}>
              {label}
            </Badge>
          </li>
        );
      })}
    </ul>
  );
}

/** "timed_out" → "Timed out". */
function topicWords(topic: string): string {
  const words = (topic.split(".").at(-1) ?? topic).replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
