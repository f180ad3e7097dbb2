"use client";

import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ConfirmationFields } from "./confirmation-fields";
import { CountInput } from "./count-input";
import { DurationInput } from "./duration-input";
import { ExceptionFields } from "./exception-fields";
import { OnlineFields } from "./online-fields";
import type { PolicyPartProps } from "./policy-part";
import { WeeklyHoursFields } from "./weekly-hours-fields";
import { ZoneField } from "./zone-field";

interface AppointmentCardsProps extends PolicyPartProps {
  /** IANA zone of what is occupied. */
  providerZone: string;
  publicAddress: string | null;
  active: boolean;
}

/** Everything that an appointment's policy has, grouped as one decides it. */
export function AppointmentCards({ providerZone, publicAddress, active, ...part }: AppointmentCardsProps) {
  const { draft, errors, onChange } = part;
  return (
    <>
      <Card title="Duration and start times" id="duration">
        <DurationFields {...part} />
      </Card>
      <Card
        title="Hours"
        id="hours"
        description="Changed hours count for new bookings at once. Those that were made stay where they are."
      >
        <div className="space-y-5">
          <WeeklyHoursFields {...part} />
          <ZoneField
            value={draft.timeZone}
            providerZone={providerZone}
            error={errors["policy.timeZone"]}
            onChange={(timeZone) => onChange({ timeZone })}
          />
        </div>
      </Card>
      <Card title="Exceptions by date" id="exceptions">
        <ExceptionFields {...part} />
      </Card>
      <Card title="Notice, advance and limits" id="limits">
        <LimitFields {...part} />
      </Card>
      <Card title="Confirmation" id="confirmation">
        <ConfirmationFields {...part} />
      </Card>
      <Card
        title="Changes and cancellation by the customer"
        id="changes"
        description="Promised to each booking when it is made; later changes touch no promise already given."
      >
        <ChangeFields {...part} />
      </Card>
      <Card title="Reminder and place" id="reminder">
        <ReminderFields {...part} />
      </Card>
      <Card title="Online booking" id="online">
        <OnlineFields {...part} address={publicAddress} active={active} />
      </Card>
    </>
  );
}

function DurationFields({ draft, errors, onChange }: PolicyPartProps) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <DurationInput
        id="field-policy.durationMinutes"
        label="An appointment lasts"
        minutes={draft.durationMinutes}
        error={errors["policy.durationMinutes"]}
        onChange={(durationMinutes) => onChange({ durationMinutes })}
      />
      <DurationInput
        id="field-policy.slotStepMinutes"
        label="One can start every"
        usualUnit={1}
        emptyMeans="as often as one lasts"
        minutes={draft.slotStepMinutes}
        error={errors["policy.slotStepMinutes"]}
        onChange={(slotStepMinutes) => onChange({ slotStepMinutes })}
      />
      <DurationInput
        id="field-policy.bufferBeforeMinutes"
        label="Kept free before"
        usualUnit={1}
        emptyMeans="nothing"
        minutes={draft.bufferBeforeMinutes}
        error={errors["policy.bufferBeforeMinutes"]}
        onChange={(bufferBeforeMinutes) => onChange({ bufferBeforeMinutes })}
      />
      <DurationInput
        id="field-policy.bufferAfterMinutes"
        label="Kept free after"
        usualUnit={1}
        emptyMeans="nothing"
        minutes={draft.bufferAfterMinutes}
        error={errors["policy.bufferAfterMinutes"]}
        onChange={(bufferAfterMinutes) => onChange({ bufferAfterMinutes })}
      />
      <CountInput
        id="field-policy.maxPartySize"
        label="Largest party"
        hint="Empty: no limit."
        unit="people"
        value={draft.maxPartySize}
        error={errors["policy.maxPartySize"]}
        onChange={(maxPartySize) => onChange({ maxPartySize })}
      />
    </div>
  );
}

function LimitFields({ draft, errors, onChange }: PolicyPartProps) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <DurationInput
        id="field-policy.minimumNoticeMinutes"
        label="Shortest notice"
        hint="Before the start."
        emptyMeans="until it starts"
        minutes={draft.minimumNoticeMinutes}
        error={errors["policy.minimumNoticeMinutes"]}
        onChange={(minimumNoticeMinutes) => onChange({ minimumNoticeMinutes })}
      />
      <CountInput
        id="field-policy.maximumAdvanceDays"
        label="Furthest ahead"
        hint="Empty: no limit."
        unit="days"
        value={draft.maximumAdvanceDays}
        error={errors["policy.maximumAdvanceDays"]}
        onChange={(maximumAdvanceDays) => onChange({ maximumAdvanceDays })}
      />
      <CountInput
        id="field-policy.dailyLimit"
        label="Most a day"
        hint="Empty: as many as fit."
        unit="bookings"
        value={draft.dailyLimit}
        error={errors["policy.dailyLimit"]}
        onChange={(dailyLimit) => onChange({ dailyLimit })}
      />
      <CountInput
        id="field-policy.weeklyLimit"
        label="Most a week"
        hint="From Monday to Sunday. Empty: as many as fit."
        unit="bookings"
        value={draft.weeklyLimit}
        error={errors["policy.weeklyLimit"]}
        onChange={(weeklyLimit) => onChange({ weeklyLimit })}
      />
    </div>
  );
}

function ChangeFields({ draft, errors, onChange }: PolicyPartProps) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <DurationInput
        id="field-policy.rescheduleUntilMinutes"
        label="Reschedule until"
        hint="Before the start."
        emptyMeans="until it starts"
        minutes={draft.rescheduleUntilMinutes}
        error={errors["policy.rescheduleUntilMinutes"]}
        onChange={(rescheduleUntilMinutes) => onChange({ rescheduleUntilMinutes })}
      />
      <DurationInput
        id="field-policy.cancelUntilMinutes"
        label="Cancel until"
        hint="Before the start."
        emptyMeans="until it starts"
        minutes={draft.cancelUntilMinutes}
        error={errors["policy.cancelUntilMinutes"]}
        onChange={(cancelUntilMinutes) => onChange({ cancelUntilMinutes })}
      />
    </div>
  );
}

function ReminderFields({ draft, errors, onChange }: PolicyPartProps) {
  return (
    <div className="space-y-4">
      <DurationInput
        id="field-policy.reminderMinutes"
        label="Remind the customer"
        hint="Before the start."
        emptyMeans="no reminder"
        minutes={draft.reminderMinutes}
        error={errors["policy.reminderMinutes"]}
        onChange={(reminderMinutes) => onChange({ reminderMinutes })}
      />
      <Field
        id="field-policy.location"
        label="Place"
        hint="A postal address. Customers get directions to it."
        error={errors["policy.location"]}
      >
        <Input
          value={draft.location}
          maxLength={300}
          autoComplete="off"
          onChange={(event) => onChange({ location: event.target.value })}
        />
      </Field>
    </div>
  );
}
