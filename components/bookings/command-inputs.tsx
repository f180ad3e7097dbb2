"use client";

import { DateTimeInput } from "@/components/ui/date-time-input";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { AvailableCommand } from "@/lib/domain/lifecycle/available";
import type { BookingAtHand } from "./booking-at-hand";
import { type Occurrence, OccurrenceChoice, twiceIn } from "./occurrence-choice";
import { SlotPicker } from "./slot-picker";

export interface TypedInputs {
  /** RFC 3339 start that was chosen among the free ones. */
  readonly slot: string | null;
  readonly startsAt: string;
  readonly startsOccurrence?: Occurrence | undefined;
  readonly endsAt: string;
  readonly endsOccurrence?: Occurrence | undefined;
  readonly status: string;
}

/** A command begins with what the booking has now. */
export function typedFrom(booking: BookingAtHand): TypedInputs {
  return {
    slot: null,
    startsAt: booking.startsAtLocal,
    startsOccurrence: booking.startsOccurrence,
    endsAt: booking.endsAtLocal,
    endsOccurrence: booking.endsOccurrence,
    status: booking.status,
  };
}

/** Whether a new start is chosen among the offering's free times. */
export function picksSlot(command: AvailableCommand, booking: BookingAtHand): boolean {
  return command.input === "start" && booking.bookedBySlot;
}

interface CommandInputsProps {
  org: string;
  command: AvailableCommand;
  booking: BookingAtHand;
  value: TypedInputs;
  errors: Readonly<Record<string, string>>;
  details: Readonly<Record<string, unknown>> | undefined;
  /** Another number has the free times read again. */
  round: number;
  onChange: (value: TypedInputs) => void;
}

/** What a command needs besides a reason: a new start, new times, or a target status. */
export function CommandInputs({
  org,
  command,
  booking,
  value,
  errors,
  details,
  round,
  onChange,
}: CommandInputsProps) {
  if (command.input === "status") {
    return (
      <Field
        label="New status"
        required
        hint="An override skips the table's edges. It is marked in the timeline, and still cannot take what is taken."
        error={errors["input.status"]}
      >
        <Select
          value={value.status}
          options={booking.statuses}
          onChange={(event) => onChange({ ...value, status: event.target.value })}
        />
      </Field>
    );
  }
  if (command.input === null) return null;
  if (picksSlot(command, booking))
    return (
      <SlotPicker
        org={org}
        of={{ bookingId: booking.id }}
        value={value.slot}
        current={booking.startsAt}
        error={errors.startsAt ?? errors["input.startsAt"]}
        round={round}
        onChange={(slot) => onChange({ ...value, slot })}
      />
    );
  const twice = twiceIn(details);
  return (
    <div className="space-y-4">
      <Field label="New start" required error={errors.startsAt ?? errors["input.startsAt"]}>
        <DateTimeInput
          name="startsAt"
          zone={booking.zone}
          value={value.startsAt}
          onChange={(startsAt) => onChange({ ...value, startsAt, startsOccurrence: undefined })}
        />
      </Field>
      {twice?.field === "startsAt" || value.startsOccurrence ? (
        <OccurrenceChoice
          name="startsOccurrence"
          twice={twice}
          value={value.startsOccurrence}
          onChange={(startsOccurrence) => onChange({ ...value, startsOccurrence })}
        />
      ) : null}
      {command.input === "times" ? (
        <>
          <Field label="New end" required error={errors.endsAt ?? errors["input.endsAt"]}>
            <DateTimeInput
              name="endsAt"
              zone={booking.zone}
              value={value.endsAt}
              onChange={(endsAt) => onChange({ ...value, endsAt, endsOccurrence: undefined })}
            />
          </Field>
          {twice?.field === "endsAt" || value.endsOccurrence ? (
            <OccurrenceChoice
              name="endsOccurrence"
              twice={twice}
              value={value.endsOccurrence}
              onChange={(endsOccurrence) => onChange({ ...value, endsOccurrence })}
            />
          ) : null}
        </>
      ) : (
        <p className="text-xs text-ink-subtle">The duration stays as it is.</p>
      )}
    </div>
  );
}

/** What was typed, as the command is given it. */
export function inputOf(command: AvailableCommand, booking: BookingAtHand, typed: TypedInputs) {
  if (picksSlot(command, booking)) return { slot: typed.slot ?? undefined };
  if (command.input === "status") return { status: typed.status };
  if (command.input === "start")
    return { period: { startsAt: typed.startsAt || undefined, startsOccurrence: typed.startsOccurrence } };
  if (command.input === "times")
    return {
      period: {
        startsAt: typed.startsAt || undefined,
        startsOccurrence: typed.startsOccurrence,
        endsAt: typed.endsAt || undefined,
        endsOccurrence: typed.endsOccurrence,
      },
    };
  return {};
}
