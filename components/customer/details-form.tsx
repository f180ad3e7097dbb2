"use client";

import { CalendarDays } from "lucide-react";
import Link from "next/link";
import { useActionState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Countdown } from "@/components/ui/countdown";
import { Field } from "@/components/ui/field";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { type PublicBookingState, submitPublicBooking } from "@/lib/actions/public-booking";
import { useNow } from "@/lib/client/clock";
import { absoluteText, zoneLabel } from "@/lib/client/time-text";
import { useKeptDraft } from "@/lib/client/use-kept-draft";
import type { HeldTime } from "@/lib/schemas/public-booking";

const NEW: PublicBookingState = { error: null, mustChooseAgain: false, fields: {}, typed: {} };

/** A hold lasts minutes: it is near its end in the last two, and urgent in the last half. */
const HOLD_SCALE = { near: 120, urgent: 30 };

interface DetailsFormProps {
  slug: string;
  /** Where another time is chosen. */
  timesAddress: string;
  /** IANA zone in which the customer chose. */
  zone: string;
  held: HeldTime;
  maxPartySize: number | null;
  asksForConfirmation: boolean;
  organization: string;
}

export function DetailsForm(props: DetailsFormProps) {
  const { slug, timesAddress, zone, held, maxPartySize, asksForConfirmation, organization } = props;
  const [state, submit, pending] = useActionState(submitPublicBooking, NEW);
  const draft = useKeptDraft("holdfast-booking-details", ["name", "email", "phone", "notes"]);
  const typed = (name: string) => state.typed[name];
  return (
    <form ref={draft.form} onChange={draft.keep} action={submit} className="space-y-5" noValidate>
      <KeptTime timesAddress={timesAddress} zone={zone} held={held} />
      <FormErrorSummary message={state.error} />
      {state.mustChooseAgain ? (
        <p className="text-sm">
          <Link href={timesAddress} className="font-medium text-accent-text underline underline-offset-2">
            Choose another time
          </Link>
          ; what you typed is kept.
        </p>
      ) : null}
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="holdId" value={held.id} />
      <input type="hidden" name="zone" value={zone} />
      <Field label="Name" error={state.fields.name} required>
        <Input name="name" autoComplete="name" maxLength={200} defaultValue={typed("name")} />
      </Field>
      <Field
        label="Email"
        error={state.fields.email}
        hint={`${organization} writes to you here, with the link to your booking.`}
        required
      >
        <Input
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          maxLength={254}
          defaultValue={typed("email")}
        />
      </Field>
      <Field label="Phone" error={state.fields.phone}>
        <Input
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={40}
          defaultValue={typed("phone")}
        />
      </Field>
      {maxPartySize === 1 ? null : (
        <Field
          label="How many people"
          error={state.fields.partySize}
          hint={maxPartySize ? `Up to ${maxPartySize}` : undefined}
          required
        >
          <Input
            name="partySize"
            type="number"
            inputMode="numeric"
            min={1}
            max={maxPartySize ?? undefined}
            defaultValue={typed("partySize") ?? "1"}
            className="w-28"
          />
        </Field>
      )}
      <Field label="Anything to know beforehand" error={state.fields.notes}>
        <Textarea name="notes" rows={3} maxLength={2000} defaultValue={typed("notes")} />
      </Field>
      <Button type="submit" variant="primary" size="large" pending={pending} className="w-full sm:w-auto">
        {asksForConfirmation ? "Send request" : "Book this time"}
      </Button>
    </form>
  );
}

/** The chosen time, and how long it is still kept. */
function KeptTime({ timesAddress, zone, held }: Pick<DetailsFormProps, "timesAddress" | "zone" | "held">) {
  const now = useNow(1);
  const isOver = now ? now >= new Date(held.expiresAt) : held.expired;
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-card border border-line bg-surface p-4 shadow-card">
        <p className="flex min-w-0 items-center gap-2.5">
          <CalendarDays aria-hidden className="size-5 flex-none text-accent-text" />
          <span className="min-w-0">
            <span className="block text-base font-semibold">
              {absoluteText(new Date(held.startsAt), zone, "full")}
            </span>
            <span className="block text-dense text-ink-muted">
              until {absoluteText(new Date(held.endsAt), zone, "time")}, {zoneLabel(zone)}
            </span>
          </span>
        </p>
        {isOver ? null : (
          <Countdown
            to={held.expiresAt}
            zone={zone}
            label="Kept for you, ends"
            appearance="badge"
            scale={HOLD_SCALE}
            announces
          />
        )}
        <Link href={timesAddress} className="text-dense text-accent-text underline underline-offset-2">
          Choose another time
        </Link>
      </div>
      {isOver ? (
        <Banner tone="warning" title="This time is no longer kept for you">
          You can still book it, as long as nobody else has taken it meanwhile.
        </Banner>
      ) : null}
    </div>
  );
}
