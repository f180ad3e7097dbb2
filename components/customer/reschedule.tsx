import { ArrowRight, CalendarClock } from "lucide-react";
import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { absoluteText, zoneLabel } from "@/lib/client/time-text";
import type { ReschedulePage } from "@/lib/schemas/link-page";
import { DecisionForm } from "./decision-form";
import { TimePicker, type TimePickerProps } from "./time-picker";

type Shown = Extract<ReschedulePage, { state: "shown" }>;

interface RescheduleProps {
  page: Shown;
  /** Why the time that was asked for before could not be had. */
  refusal: string | null;
  /** Takes the decision's POST. */
  decide: string;
  /** This page, with no times asked for. */
  action: string;
  address: TimePickerProps["address"];
  back: ReactNode;
}

/** The times that a booking can be moved to. Pressing one shows what it would do; then it is confirmed. */
export function Reschedule({ page, refusal, decide, action, address, back }: RescheduleProps) {
  const { booking, choice, chosen, givesUpConfirmed } = page;
  const zone = choice?.zone ?? booking.zone;
  const refused = refusal ?? chosen?.refusal ?? null;
  return (
    <article className="space-y-6">
      {refused ? (
        <Banner role="alert" tone="warning" title="It was not moved to that time">
          {refused} Your booking stands as it was.
        </Banner>
      ) : null}
      <header className="space-y-2">
        <h1 data-page-heading tabIndex={-1} className="text-2xl font-semibold tracking-tight text-balance">
          {chosen && !refused ? "Move your booking?" : "Choose another time"}
        </h1>
        <p className="text-base text-pretty text-ink-muted">
          {booking.offering}, now on {absoluteText(new Date(booking.startsAt), zone, "full")} (
          {zoneLabel(zone)}).
        </p>
        {back}
      </header>
      {givesUpConfirmed && choice ? (
        <Banner tone="warning" title="The new time must be confirmed again">
          Your present time is confirmed. By moving it you give it up, and ask for the new one.
        </Banner>
      ) : null}
      {chosen && !refused ? (
        <Move page={page} startsAt={chosen.startsAt} zone={zone} decide={decide} />
      ) : null}
      {choice ? (
        <TimePicker choice={choice} address={address} action={action} method="get" />
      ) : (
        <Banner tone="info" title="It can no longer be moved here">
          {page.refusal}
        </Banner>
      )}
    </article>
  );
}

/** The old time and the new one, and the press that moves. */
function Move({
  page: { booking, choice, givesUpConfirmed },
  startsAt,
  zone,
  decide,
}: {
  page: Shown;
  startsAt: string;
  zone: string;
  decide: string;
}) {
  return (
    <Card>
      <div className="space-y-4">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-base">
          <s className="text-ink-muted">{absoluteText(new Date(booking.startsAt), zone, "full")}</s>
          <ArrowRight aria-hidden className="size-4 flex-none text-ink-subtle" />
          <strong className="font-semibold">{absoluteText(new Date(startsAt), zone, "full")}</strong>
          <span className="text-dense text-ink-muted">{zoneLabel(zone)}</span>
        </p>
        <DecisionForm
          action={decide}
          command="reschedule"
          version={booking.version}
          reference={booking.reference}
          also={{ startsAt, zone, date: choice?.date ?? "" }}
          submitLabel={givesUpConfirmed ? "Yes, ask for this time" : "Yes, move it"}
          variant="primary"
          icon={<CalendarClock aria-hidden />}
        />
      </div>
    </Card>
  );
}
