import { DomainIcon } from "@/components/bookings/domain-icon";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Countdown } from "@/components/ui/countdown";
import { statusPresentation } from "@/lib/domain/lifecycle/presentation";
import type { LinkedBooking } from "@/lib/schemas/link-page";

interface PageTopProps {
  booking: LinkedBooking;
  title: string;
  audience: "supplier" | "customer";
  /** Why the last attempt on this page was refused. */
  refusal: string | null;
}

export function PageTop({ booking, title, audience, refusal }: PageTopProps) {
  const status = statusPresentation(booking.lifecycle, booking.status);
  const label = audience === "customer" ? status.customerLabel : status.label;
  return (
    <header className="space-y-3">
      {refusal ? (
        <Banner role="alert" tone="negative" title="That was not done">
          {refusal}
        </Banner>
      ) : null}
      <h1 data-page-heading tabIndex={-1} className="text-2xl font-semibold tracking-tight text-balance">
        {title}
      </h1>
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={status.tone} icon={<DomainIcon name={status.icon} />} size="medium">
          {label}
        </Badge>
        {booking.deadlineAt && !booking.terminal ? (
          <Countdown
            to={booking.deadlineAt}
            zone={booking.zone}
            label={audience === "supplier" ? "Answer due" : "Answer expected"}
            appearance="badge"
            announces
          />
        ) : null}
      </div>
      {booking.moved && !booking.terminal && !movedByReader(booking) ? (
        <Banner tone="info" title="This booking was moved">
          The link in your mail was for its earlier time, and goes on working. This is the booking as it
          stands now.
        </Banner>
      ) : null}
    </header>
  );
}

/** Whoever has just moved it needs no word that it was. */
function movedByReader({ last }: LinkedBooking): boolean {
  return last.command === "reschedule" && last.by === "you";
}
