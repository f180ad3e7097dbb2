import { DescriptionList } from "@/components/ui/description-list";
import { formatInstant } from "@/lib/domain/schedule/format";
import type { LinkedBooking } from "@/lib/schemas/link-page";

interface LinkedFactsProps {
  booking: LinkedBooking;
  /** How the customer is named to this reader; null when the reader is the customer. */
  customerTerm: string | null;
}

/** What is booked; without a script too, so times are written out, in the reader's zone and where it takes place. */
export function LinkedFacts({ booking, customerTerm }: LinkedFactsProps) {
  const { zone, providerZone } = booking;
  const items = [
    { term: "What", detail: booking.offering },
    { term: "From", detail: formatInstant(new Date(booking.startsAt), zone) },
    { term: "Until", detail: formatInstant(new Date(booking.endsAt), zone) },
    ...(zone === providerZone
      ? []
      : [{ term: "There", detail: formatInstant(new Date(booking.startsAt), providerZone) }]),
    ...(booking.location ? [{ term: "Where", detail: booking.location }] : []),
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
