import { DescriptionList } from "@/components/ui/description-list";
import { formatInstant } from "@/lib/domain/schedule/format";
import type { LinkedBooking } from "@/lib/schemas/link-page";

interface LinkedFactsProps {
  booking: LinkedBooking;
  /** How the customer is named to this reader; null when the reader is the customer. */
  customerTerm: string | null;
}

/** What is booked; without a script too, so times are written out in the organization's zone. */
export function LinkedFacts({ booking, customerTerm }: LinkedFactsProps) {
  const zone = booking.organization.timeZone;
  const items = [
    { term: "What", detail: booking.offering },
    { term: "From", detail: formatInstant(new Date(booking.startsAt), zone) },
    { term: "Until", detail: formatInstant(new Date(booking.endsAt), zone) },
    { term: "Party", detail: booking.partySize === 1 ? "1 person" : `${booking.partySize} people` },
    ...(customerTerm ? [{ term: customerTerm, detail: booking.customer }] : []),
    ...(!customerTerm && booking.supplier ? [{ term: "With", detail: booking.supplier }] : []),
    ...(booking.notes
      ? [{ term: "Notes", detail: <span className="whitespace-pre-wrap">{booking.notes}</span> }]
      : []),
    {
      term: "Reference",
      detail: <span className="font-mono text-dense tracking-wide">{booking.reference}</span>,
    },
  ];
  return <DescriptionList items={items} />;
}
