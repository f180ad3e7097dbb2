import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { SuspensionNotice } from "@/components/assets/suspension-notice";
import { UsageCard } from "@/components/assets/usage-card";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Countdown } from "@/components/ui/countdown";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { commandPresentation, statusPresentation } from "@/lib/domain/lifecycle/presentation";
import { lifecycleOf } from "@/lib/domain/lifecycle/registry";
import { routes } from "@/lib/routes";
import type { BookingPage } from "@/lib/schemas/booking-page";
import { ActionPanel } from "./action-panel";
import type { BookingAtHand } from "./booking-at-hand";
import { BookingFacts } from "./booking-facts";
import { BookingLinks } from "./booking-links";
import { BookingMails } from "./booking-mails";
import { givenByPeople } from "./command-shortlist";
import { LifecycleDiagram } from "./lifecycle-diagram";
import { NoteForm } from "./note-form";
import { RememberBooking } from "./remember-booking";
import { StatusBadge } from "./status-badge";
import { Timeline } from "./timeline";
import { UndeliveredMails } from "./undelivered-mails";

interface BookingViewProps {
  page: BookingPage;
  org: string;
  /** IANA zone of the organization. */
  zone: string;
  atHand: BookingAtHand;
  may: {
    readonly note: boolean;
    readonly outbox: boolean;
    readonly offering: boolean;
    readonly customer: boolean;
  };
}

/** One booking: what it is, what can be done with it, and all that happened to it. */
export function BookingView({ page, org, zone, atHand, may }: BookingViewProps) {
  const { booking } = page;
  const desk = routes.desk(org);
  const commands = givenByPeople(page.commands);
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: "Bookings", href: desk.bookings }]}
        title={<span className="reference font-mono">{booking.reference}</span>}
        badge={
          <>
            <CopyButton value={booking.reference} what="reference" />
            <StatusBadge lifecycle={booking.lifecycle} status={booking.status} size="medium" />
            {booking.deadlineAt && !booking.overdue ? (
              <Countdown
                to={booking.deadlineAt}
                zone={zone}
                appearance="badge"
                announces
                label="Time limit"
              />
            ) : null}
          </>
        }
      />
      <PageBody>
        <Notices page={page} org={org} />
        {page.asset && page.asset.suspendedBy.length > 0 ? (
          <div className="mb-4">
            <SuspensionNotice org={org} asset={page.asset} />
          </div>
        ) : null}
        {booking.status === "suspended" && !page.asset ? (
          <div className="mb-4">
            <Banner tone="negative" title="This booking is suspended">
              Its time stays kept. It is confirmed again as soon as{" "}
              {page.resource?.name ?? page.offering.name} can be used.
            </Banner>
          </div>
        ) : null}
        <UndeliveredMails mails={page.mails} org={org} links={may.outbox} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] xl:gap-6">
          <div className="space-y-4 max-lg:order-2 xl:space-y-6">
            <Card title="Booking" id="facts">
              <BookingFacts
                page={page}
                org={org}
                zone={zone}
                linksOfferings={may.offering}
                linksCustomers={may.customer}
              />
            </Card>
            {showsUsage(page) && page.asset ? (
              <UsageCard
                org={org}
                booking={booking}
                asset={page.asset}
                completes={completesWithReadings(page)}
              />
            ) : null}
            <Card title="Timeline" id="timeline">
              {may.note ? <NoteForm org={org} bookingId={booking.id} /> : null}
              <Timeline lifecycle={booking.lifecycle} events={page.events} zone={zone} />
            </Card>
          </div>
          <div className="space-y-4 max-lg:contents xl:space-y-6">
            <Card title="Actions" id="actions" className="max-lg:order-1" print="hide">
              {commands.length > 0 ? (
                <ActionPanel org={org} booking={atHand} commands={commands} />
              ) : (
                <NothingToDo page={page} />
              )}
            </Card>
            <Card title="Mails" id="mails" className="max-lg:order-3">
              <BookingMails
                mails={page.mails}
                shared={booking.lifecycle === "asset"}
                org={org}
                zone={zone}
                links={may.outbox}
              />
            </Card>
            {page.links ? (
              <BookingLinks
                org={org}
                bookingId={booking.id}
                links={page.links}
                zone={zone}
                final={isFinal(page)}
              />
            ) : null}
          </div>
          <Card
            title="Lifecycle"
            id="lifecycle"
            className="max-lg:order-4 lg:col-span-2"
            description={`${lifecycleOf(booking.lifecycle).label}: the booking is ${statusPresentation(booking.lifecycle, booking.status).label}.`}
          >
            <LifecycleDiagram lifecycle={booking.lifecycle} status={booking.status} />
          </Card>
        </div>
      </PageBody>
      <RememberBooking
        reference={booking.reference}
        title={booking.customer.name}
        subtitle={page.offering.name}
        href={desk.booking(booking.reference)}
      />
    </>
  );
}

/** Readings belong to bookings that took place: where any are kept of the asset, or were. */
function showsUsage({ booking, asset }: BookingPage): boolean {
  if (!asset) return false;
  if (asset.usage.length > 0) return true;
  return asset.usageUnit !== null && (booking.status === "confirmed" || booking.status === "completed");
}

/** Whether nothing but its readings keeps this person from completing it. */
function completesWithReadings({ commands }: BookingPage): boolean {
  const refusals = commands.find(({ command }) => command === "complete")?.refusals ?? [];
  return refusals.length === 1 && refusals[0]?.code === "usage_missing";
}

function isFinal({ booking }: BookingPage): boolean {
  return lifecycleOf(booking.lifecycle).statuses[booking.status]?.terminal ?? false;
}

function NothingToDo({ page }: { page: BookingPage }) {
  const { lifecycle, status } = page.booking;
  const { label } = statusPresentation(lifecycle, status);
  const final = isFinal(page);
  return (
    <p className="text-dense text-ink-muted">
      {final
        ? `${label} is final: nothing about the booking can change any more. Notes can still be added.`
        : `From ${label} only the clock leads on. Notes can still be added.`}
    </p>
  );
}

function Notices({ page, org }: { page: BookingPage; org: string }) {
  const { booking, successorReference, predecessorReference } = page;
  const desk = routes.desk(org);
  if (!booking.overdue && !successorReference && !predecessorReference) return null;
  return (
    <div className="mb-4 space-y-3">
      {booking.overdue && booking.deadlineCommand ? (
        <Banner tone="warning" title="The time limit has passed">
          The system will {commandPresentation(booking.deadlineCommand).label.toLowerCase()} this booking in a
          moment. Until then nothing else can be done with it.
        </Banner>
      ) : null}
      {successorReference ? (
        <Banner tone="info" title="This booking was moved">
          <NeighbourLink text="It continues as" reference={successorReference} org={org} />
        </Banner>
      ) : null}
      {predecessorReference ? (
        <p className="text-dense text-ink-muted">
          Replaces{" "}
          <Link
            href={desk.booking(predecessorReference)}
            className="reference font-mono text-accent-text underline-offset-2 hover:underline"
          >
            {predecessorReference}
          </Link>
          , which was rescheduled.
        </p>
      ) : null}
    </div>
  );
}

function NeighbourLink({ text, reference, org }: { text: string; reference: string; org: string }) {
  return (
    <Link
      href={routes.desk(org).booking(reference)}
      className="inline-flex items-center gap-1 underline underline-offset-2"
    >
      {text} <span className="reference font-mono">{reference}</span>
      <ArrowRight aria-hidden className="size-3.5" />
    </Link>
  );
}
