import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { absoluteText, zoneLabel } from "@/lib/client/time-text";
import type { ReschedulePage } from "@/lib/schemas/link-page";
import { TimePicker, type TimePickerProps } from "./time-picker";

interface RescheduleProps {
  page: Extract<ReschedulePage, { state: "shown" }>;
  /** Why the time that was pressed before could not be had. */
  refusal: string | null;
  action: string;
  address: TimePickerProps["address"];
  back: ReactNode;
}

/** The times that a booking can be moved to; pressing one moves it. */
export function Reschedule({ page, refusal, action, address, back }: RescheduleProps) {
  const { booking, choice, givesUpConfirmed } = page;
  const zone = choice?.zone ?? booking.zone;
  return (
    <article className="space-y-6">
      {refusal ? (
        <Banner role="alert" tone="warning" title="It was not moved to that time">
          {refusal} Your booking stands as it was.
        </Banner>
      ) : null}
      <header className="space-y-2">
        <h1 data-page-heading tabIndex={-1} className="text-2xl font-semibold tracking-tight text-balance">
          Choose another time
        </h1>
        <p className="text-base text-pretty text-ink-muted">
          {booking.offering}, now on {absoluteText(new Date(booking.startsAt), zone, "full")} (
          {zoneLabel(zone)}
          ). It moves as soon as you press a time.
        </p>
        {back}
      </header>
      {givesUpConfirmed && choice ? (
        <Banner tone="warning" title="The new time must be confirmed again">
          Your present time is confirmed. By moving it you give it up, and ask for the new one.
        </Banner>
      ) : null}
      {choice ? (
        <TimePicker
          choice={choice}
          address={address}
          action={action}
          hidden={{
            command: "reschedule",
            version: String(booking.version),
            reference: booking.reference,
          }}
        />
      ) : (
        <Banner tone="info" title="It can no longer be moved here">
          {page.refusal}
        </Banner>
      )}
    </article>
  );
}
