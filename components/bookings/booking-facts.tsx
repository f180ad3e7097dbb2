import { Mail, Phone } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { DescriptionList } from "@/components/ui/description-list";
import { Timestamp } from "@/components/ui/timestamp";
import { isRemovedAddress } from "@/lib/domain/customers/removed";
import { policySentences } from "@/lib/domain/lifecycle/policy-words";
import { type LifecycleKey, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import { type PolicyTerms, STAMPS, type Stamp } from "@/lib/domain/lifecycle/types";
import { routes } from "@/lib/routes";
import type { BookingPage } from "@/lib/schemas/booking-page";
import { BookingPeriod } from "./booking-period";

const STAMP_LABELS: Readonly<Record<Stamp, string>> = {
  confirmedAt: "Confirmed",
  rejectedAt: "Rejected",
  cancelledAt: "Cancelled",
  completedAt: "Completed",
  noShowAt: "No-show",
  rescheduledAt: "Rescheduled",
  expiredAt: "Expired",
  awaitingPaymentAt: "Payment asked for",
  paidAt: "Paid",
  issuedAt: "Issued",
  archivedAt: "Archived",
};

interface BookingFactsProps {
  page: BookingPage;
  org: string;
  zone: string;
  /** Only those who may see offerings' pages get a link to one. */
  linksOfferings: boolean;
  linksCustomers: boolean;
}

export function BookingFacts({ page, org, zone, linksOfferings, linksCustomers }: BookingFactsProps) {
  const { booking, offering, supplier, resource, sellerName, policy } = page;
  const { customer } = booking;
  const desk = routes.desk(org);
  const items: { term: string; detail: ReactNode }[] = [
    {
      term: "Customer",
      detail: (
        <>
          {linksCustomers ? (
            <Link
              className="font-medium underline-offset-2 hover:underline"
              href={desk.customer(customer.id)}
            >
              {customer.name}
            </Link>
          ) : (
            <span className="font-medium">{customer.name}</span>
          )}
          <span className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-dense">
            {isRemovedAddress(customer.email) ? null : (
              <Contact href={`mailto:${customer.email}`} icon={<Mail aria-hidden />} text={customer.email} />
            )}
            {customer.phone ? (
              <Contact href={`tel:${customer.phone}`} icon={<Phone aria-hidden />} text={customer.phone} />
            ) : null}
          </span>
        </>
      ),
    },
    {
      term: "When",
      detail: <BookingPeriod startsAt={booking.startsAt} endsAt={booking.endsAt} zone={zone} />,
    },
    {
      term: "Offering",
      detail: (
        <>
          {linksOfferings ? (
            <Link className="underline-offset-2 hover:underline" href={desk.offering(offering.id)}>
              {offering.name}
            </Link>
          ) : (
            offering.name
          )}
          <span className="block text-dense text-ink-subtle">{lifecycleOf(booking.lifecycle).label}</span>
        </>
      ),
    },
    { term: "Party", detail: booking.partySize === 1 ? "1 person" : `${booking.partySize} people` },
  ];
  if (supplier) items.push({ term: "Supplier", detail: supplier.name });
  if (resource)
    items.push({
      term: "Occupies",
      detail: (
        <>
          {page.asset ? (
            <Link className="underline-offset-2 hover:underline" href={desk.asset(page.asset.id)}>
              {resource.name}
            </Link>
          ) : (
            resource.name
          )}{" "}
          ({resource.kind === "counted" ? "counted places" : "one at a time"})
        </>
      ),
    });
  items.push({ term: "Sold by", detail: sellerName ?? "The customer, without a seller" });
  if (booking.notes)
    items.push({ term: "Wishes", detail: <span className="whitespace-pre-wrap">{booking.notes}</span> });
  items.push({ term: "Policy", detail: <PolicyWords lifecycle={booking.lifecycle} policy={policy} /> });
  items.push({ term: "Made", detail: <Timestamp at={booking.createdAt} zone={zone} form="full" /> });
  for (const stamp of STAMPS) {
    const at = booking[stamp];
    if (at) items.push({ term: STAMP_LABELS[stamp], detail: <Timestamp at={at} zone={zone} form="full" /> });
  }
  return <DescriptionList items={items} />;
}

function Contact({ href, icon, text }: { href: string; icon: ReactNode; text: string }) {
  return (
    <a
      href={href}
      className="icon-slot inline-flex min-w-0 items-center gap-1.5 break-all text-accent-text underline-offset-2 hover:underline"
    >
      {icon}
      {text}
    </a>
  );
}

/** The promises that were given with the booking, in words. */
function PolicyWords({ lifecycle, policy }: { lifecycle: LifecycleKey; policy: PolicyTerms }) {
  return (
    <ul className="space-y-0.5 text-dense text-ink-muted">
      {policySentences(lifecycle, policy).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
