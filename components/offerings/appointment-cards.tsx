"use client";

import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ConfirmationFields } from "./confirmation-fields";
import { ExceptionFields } from "./exception-fields";
import { OnlineFields } from "./online-fields";
import { PolicyCount } from "./policy-count";
import { PolicyDuration } from "./policy-duration";
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

function DurationFields(part: PolicyPartProps) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <PolicyDuration {...part} name="durationMinutes" label="An appointment lasts" />
      <PolicyDuration
        {...part}
        name="slotStepMinutes"
        label="One can start every"
        usualUnit={1}
        emptyMeans="as often as one lasts"
      />
      <PolicyDuration
        {...part}
        name="bufferBeforeMinutes"
        label="Kept free before"
        usualUnit={1}
        emptyMeans="nothing"
      />
      <PolicyDuration
        {...part}
        name="bufferAfterMinutes"
        label="Kept free after"
        usualUnit={1}
        emptyMeans="nothing"
      />
      <PolicyCount
        {...part}
        name="maxPartySize"
        label="Largest party"
        hint="Empty: no limit."
        unit="people"
      />
    </div>
  );
}

function LimitFields(part: PolicyPartProps) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <PolicyDuration
        {...part}
        name="minimumNoticeMinutes"
        label="Shortest notice"
        hint="Before the start."
        emptyMeans="until it starts"
      />
      <PolicyCount
        {...part}
        name="maximumAdvanceDays"
        label="Furthest ahead"
        hint="Empty: no limit."
        unit="days"
      />
      <PolicyCount
        {...part}
        name="dailyLimit"
        label="Most a day"
        hint="Empty: as many as fit."
        unit="bookings"
      />
      <PolicyCount
        {...part}
        name="weeklyLimit"
        label="Most a week"
        hint="From Monday to Sunday. Empty: as many as fit."
        unit="bookings"
      />
    </div>
  );
}

function ChangeFields(part: PolicyPartProps) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <PolicyDuration
        {...part}
        name="rescheduleUntilMinutes"
        label="Reschedule until"
        hint="Before the start."
        emptyMeans="until it starts"
      />
      <PolicyDuration
        {...part}
        name="cancelUntilMinutes"
        label="Cancel until"
        hint="Before the start."
        emptyMeans="until it starts"
      />
    </div>
  );
}

function ReminderFields(part: PolicyPartProps) {
  const { draft, errors, onChange } = part;
  return (
    <div className="space-y-4">
      <PolicyDuration
        {...part}
        name="reminderMinutes"
        label="Remind the customer"
        hint="Before the start."
        emptyMeans="no reminder"
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
