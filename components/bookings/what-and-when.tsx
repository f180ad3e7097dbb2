"use client";

import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-option";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { BookableOffering } from "@/lib/schemas/new-booking";
import type { TwiceDetail } from "@/lib/schemas/wall-period";
import type { NewBookingDraft } from "./new-booking-draft";
import { SlotPicker } from "./slot-picker";
import { TypedTimes } from "./typed-times";

interface WhatAndWhenProps {
  org: string;
  /** IANA zone of the organization. */
  zone: string;
  /** Local date in that zone. */
  today: string;
  offering: BookableOffering | null;
  offeringOptions: readonly ComboboxOption[];
  draft: NewBookingDraft;
  errors: Readonly<Record<string, string>>;
  twice: TwiceDetail | null;
  /** Another number has the free times read again. */
  round: number;
  onChange: (part: Partial<NewBookingDraft>) => void;
  onOffering: (offeringId: string) => void;
  onSlot: (slot: string | null) => void;
}

/** The offering, its time, chosen or typed, and for how many. */
export function WhatAndWhen({
  org,
  zone,
  today,
  offering,
  offeringOptions,
  draft,
  errors,
  twice,
  round,
  onChange,
  onOffering,
  onSlot,
}: WhatAndWhenProps) {
  return (
    <Card title="What and when" id="what">
      <div className="space-y-4">
        <Field
          id="field-offeringId"
          label="Offering"
          required
          error={errors.offeringId}
          hint={offering?.supplierName ? `Supplied by ${offering.supplierName}.` : undefined}
        >
          <Combobox
            label="Offering"
            options={offeringOptions}
            value={offeringOptions.find(({ value }) => value === draft.offeringId) ?? null}
            onChange={(option) => onOffering(option?.value ?? "")}
            placeholder="Choose what is booked…"
          />
        </Field>
        {offering && offering.promises.length > 0 ? (
          <p className="text-dense text-pretty text-ink-muted">{offering.promises.join(" ")}</p>
        ) : null}
        {draft.bySlot ? (
          <SlotPicker
            org={org}
            of={{ offeringId: draft.offeringId }}
            value={draft.slot}
            error={errors.startsAt}
            round={round}
            onChange={onSlot}
          />
        ) : (
          <TypedTimes
            draft={draft}
            zone={zone}
            today={today}
            errors={errors}
            twice={twice}
            onChange={onChange}
          />
        )}
        <Field id="field-partySize" label="Party" required error={errors.partySize} className="w-32">
          <Input
            type="number"
            inputMode="numeric"
            min={1}
            max={10_000}
            value={draft.partySize}
            className="tabular-nums"
            onChange={(event) => onChange({ partySize: event.target.value })}
          />
        </Field>
        {offering?.canBeTentative ? (
          <Checkbox
            label="Pencil it in"
            hint="Tentative: it takes no time from anybody until it is firmed up."
            checked={draft.tentative}
            onChange={(event) => onChange({ tentative: event.target.checked })}
          />
        ) : null}
      </div>
    </Card>
  );
}
