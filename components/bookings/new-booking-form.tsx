"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { ComboboxOption } from "@/components/ui/combobox-option";
import { Field } from "@/components/ui/field";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { makeBooking } from "@/lib/actions/new-booking";
import { adviceAfter, lost, type Refused } from "@/lib/client/lost-answer";
import { statusPresentation } from "@/lib/domain/lifecycle/presentation";
import type { Refusal } from "@/lib/domain/refusal";
import { routes } from "@/lib/routes";
import type { BookableOffering } from "@/lib/schemas/new-booking";
import { CustomerFields } from "./customer-fields";
import {
  type ChosenTimes,
  draftInput,
  emptyDraft,
  type NewBookingDraft,
  problemsIn,
} from "./new-booking-draft";
import { twiceIn } from "./occurrence-choice";
import { PreviewLines } from "./preview-lines";
import { RefusalList } from "./refusal-list";
import { type BookingPreview, useBookingPreview } from "./use-booking-preview";
import { useRound } from "./use-round";
import { WhatAndWhen } from "./what-and-when";

interface NewBookingFormProps {
  org: string;
  /** IANA zone of the organization. */
  zone: string;
  offerings: readonly BookableOffering[];
  offeringOptions: readonly ComboboxOption[];
  chosenOfferingId: string | null;
  /** Set where a free range of the calendar led here. */
  chosenTimes: ChosenTimes | null;
  /** Set where the person books for nobody else. */
  self: { readonly name: string; readonly email: string } | null;
  /** Local date in the organization's zone, "2026-11-23". */
  today: string;
  idempotencyKey: string;
}

const LABELS: Readonly<Record<string, string>> = {
  offeringId: "Offering",
  customerId: "Customer",
  "customer.name": "Name",
  "customer.email": "Mail",
  "customer.phone": "Phone",
  startsAt: "Start",
  endsAt: "End",
  partySize: "Party",
  notes: "Wishes",
};

export function NewBookingForm(props: NewBookingFormProps) {
  const { org, zone, offerings, offeringOptions, self, today, idempotencyKey } = props;
  const router = useRouter();
  const [draft, setDraft] = useState<NewBookingDraft>(() =>
    emptyDraft(offerings.find(({ id }) => id === props.chosenOfferingId) ?? null, props.chosenTimes),
  );
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState<Refused | null>(null);
  const [sending, setSending] = useState(false);
  const offering = offerings.find(({ id }) => id === draft.offeringId) ?? null;
  const shown = useBookingPreview(org, draft, self !== null);
  const round = useRound(draft.bySlot ? shown.refusals : NONE, refused);
  const errors = { ...timeErrors(shown.refusals), ...fields };

  function change(part: Partial<NewBookingDraft>) {
    setDraft((was) => ({ ...was, ...part }));
    setFields({});
    setRefused(null);
  }

  function chooseOffering(offeringId: string) {
    const bySlot = offerings.find(({ id }) => id === offeringId)?.bookedBySlot ?? false;
    change({ offeringId, bySlot, slot: null });
  }

  /** A time that is let go of because it is gone leaves the refusal that said so. */
  function chooseSlot(slot: string | null) {
    if (slot) change({ slot });
    else setDraft((was) => ({ ...was, slot }));
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (sending) return;
    const problems = problemsIn(draft, self !== null);
    setFields(problems);
    setRefused(null);
    if (Object.keys(problems).length > 0) {
      setRefused({ code: "invalid_input", message: "Some of the form is still missing." });
      return;
    }
    setSending(true);
    const result = await makeBooking(org, { ...draftInput(draft, self !== null), idempotencyKey }).catch(
      () => null,
    );
    if (!result?.ok) {
      setSending(false);
      setRefused(result?.error ?? UNREACHABLE);
      setFields(result?.error.fields ?? {});
      return;
    }
    const { reference, lifecycle, status } = result.data;
    toast.success(`${reference} was made: ${statusPresentation(lifecycle, status).label}`);
    router.push(routes.desk(org).booking(reference));
  }

  return (
    <form
      onSubmit={submit}
      noValidate
      className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] xl:gap-6"
    >
      <div className="space-y-4">
        <FormErrorSummary
          message={refused?.message}
          advice={adviceAfter(refused, "No booking was made. What you typed is kept.")}
          requestId={refused?.code === "unexpected" ? refused.requestId : null}
          fields={Object.entries(fields).map(([name, message]) => ({
            id: `field-${name}`,
            label: LABELS[name] ?? name,
            message,
          }))}
        />
        <WhatAndWhen
          org={org}
          zone={zone}
          today={today}
          offering={offering}
          offeringOptions={offeringOptions}
          draft={draft}
          errors={errors}
          twice={twiceIn(shown.refusals[0]?.details)}
          round={round}
          onChange={change}
          onOffering={chooseOffering}
          onSlot={chooseSlot}
        />
        <Card title="Customer" id="customer">
          {self ? (
            <p className="text-sm">
              {self.name} <span className="text-ink-subtle">({self.email})</span>
              <span className="mt-1 block text-dense text-ink-muted">
                Your roles let you book for yourself.
              </span>
            </p>
          ) : (
            <CustomerFields org={org} draft={draft} errors={errors} onChange={change} />
          )}
        </Card>
        <Card title="Wishes" id="wishes">
          <Field
            id="field-notes"
            label="Wishes and notes"
            hint="Seen by everybody who sees the booking, and told in the mails."
            error={errors.notes}
          >
            <Textarea
              rows={3}
              maxLength={5_000}
              value={draft.notes}
              onChange={(event) => change({ notes: event.target.value })}
            />
          </Field>
        </Card>
      </div>
      <div className="space-y-3 lg:sticky lg:top-[calc(var(--page-header-height)+1.5rem)]">
        <BeforeItIsMade shown={shown} sending={sending} />
      </div>
    </form>
  );
}

function BeforeItIsMade({ shown, sending }: { shown: BookingPreview; sending: boolean }) {
  return (
    <Card title="Before it is made" id="preview">
      <div aria-live="polite" aria-busy={shown.waiting} className="space-y-3">
        {shown.idle ? (
          <p className="text-dense text-ink-muted">
            Choose an offering and a start to see what making the booking does: its status, its mails, and
            what it takes.
          </p>
        ) : shown.refusals.length > 0 ? (
          <RefusalList refusals={shown.refusals} />
        ) : (
          <PreviewLines lines={shown.lines} />
        )}
      </div>
      <Button
        type="submit"
        variant="primary"
        className="mt-4 w-full"
        pending={sending || undefined}
        disabledReason={shown.idle ? null : (shown.refusals[0]?.message ?? null)}
      >
        Make booking
      </Button>
    </Card>
  );
}

const NONE: readonly Refusal[] = [];

const UNREACHABLE = lost(
  "The answer did not arrive, so it is not known whether the booking was made. Send the form again: it still makes one booking.",
);

/** A time that the clock refuses is told at its field at once, before the form is sent. */
function timeErrors(refusals: readonly Refusal[]): Readonly<Record<string, string>> {
  const { startsAt, endsAt } = refusals[0]?.fields ?? {};
  return { ...(startsAt ? { startsAt } : {}), ...(endsAt ? { endsAt } : {}) };
}
