import Link from "next/link";
import { type DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Timestamp } from "@/components/ui/timestamp";
import { routes } from "@/lib/routes";
import type { MailDto } from "@/lib/schemas/mail";

interface MailHeadersProps {
  mail: MailDto;
  org: string;
  /** IANA zone of the organization. */
  zone: string;
}

const CALENDAR_WORDS: Readonly<Record<string, string>> = {
  REQUEST: "enters the booking in a calendar",
  CANCEL: "takes the booking out of a calendar",
};

export function MailHeaders({ mail, org, zone }: MailHeadersProps) {
  const items: (DescriptionItem | null)[] = [
    { term: "From", detail: mail.from },
    { term: "To", detail: `${mail.toName} <${mail.toAddress}>` },
    { term: "Subject", detail: mail.subject },
    mail.reference
      ? {
          term: "Booking",
          detail: (
            <Link
              href={routes.desk(org).booking(mail.reference)}
              className="reference font-mono text-dense underline underline-offset-2"
            >
              {mail.reference}
            </Link>
          ),
        }
      : null,
    mail.calendar
      ? {
          term: "Attached",
          detail: `invite.ics (${CALENDAR_WORDS[mail.calendar.method] ?? "calendar file"})`,
        }
      : null,
    { term: "Written", detail: <Timestamp at={mail.createdAt} zone={zone} form="full" /> },
    mail.sentAt
      ? {
          term: mail.status === "captured" ? "Kept" : "Sent",
          detail: <Timestamp at={mail.sentAt} zone={zone} form="full" />,
        }
      : null,
    { term: "Attempts", detail: String(mail.attempts) },
    { term: "Key", detail: <span className="font-mono text-xs break-all">{mail.dedupeKey}</span> },
    mail.providerId
      ? {
          term: "Provider's id",
          detail: <span className="font-mono text-xs break-all">{mail.providerId}</span>,
        }
      : null,
  ];
  return <DescriptionList items={items.filter((item) => item !== null)} />;
}
