"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { DateTimeInput } from "@/components/ui/date-time-input";
import { Field } from "@/components/ui/field";
import type { TwiceDetail } from "@/lib/schemas/wall-period";
import type { NewBookingDraft } from "./new-booking-draft";
import { OccurrenceChoice } from "./occurrence-choice";

interface TypedTimesProps {
  draft: NewBookingDraft;
  /** IANA zone of the organization. */
  zone: string;
  /** Local date in that zone. */
  today: string;
  errors: Readonly<Record<string, string>>;
  twice: TwiceDetail | null;
  onChange: (part: Partial<NewBookingDraft>) => void;
}

/** A start and, where it is wanted, an end, typed on the organization's clock. */
export function TypedTimes({ draft, zone, today, errors, twice, onChange }: TypedTimesProps) {
  return (
    <>
      <Field id="field-startsAt" label="Start" required error={errors.startsAt}>
        <DateTimeInput
          name="startsAt"
          zone={zone}
          min={today}
          defaultValue={draft.startsAt}
          onChange={(startsAt) => onChange({ startsAt, startsOccurrence: undefined })}
        />
      </Field>
      {twice?.field === "startsAt" || draft.startsOccurrence ? (
        <OccurrenceChoice
          name="startsOccurrence"
          twice={twice}
          value={draft.startsOccurrence}
          onChange={(startsOccurrence) => onChange({ startsOccurrence })}
        />
      ) : null}
      <Checkbox
        label="Ends at a time of its own"
        hint="Otherwise it lasts as long as the offering says."
        checked={draft.ownEnd}
        onChange={(event) => onChange({ ownEnd: event.target.checked })}
      />
      {draft.ownEnd ? (
        <Field id="field-endsAt" label="End" required error={errors.endsAt}>
          <DateTimeInput
            name="endsAt"
            zone={zone}
            min={draft.startsAt.slice(0, 10) || today}
            defaultValue={draft.endsAt}
            onChange={(endsAt) => onChange({ endsAt, endsOccurrence: undefined })}
          />
        </Field>
      ) : null}
      {draft.ownEnd && (twice?.field === "endsAt" || draft.endsOccurrence) ? (
        <OccurrenceChoice
          name="endsOccurrence"
          twice={twice}
          value={draft.endsOccurrence}
          onChange={(endsOccurrence) => onChange({ endsOccurrence })}
        />
      ) : null}
    </>
  );
}
