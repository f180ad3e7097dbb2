"use client";

import { CopyPlus } from "lucide-react";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { RadioGroup } from "@/components/ui/radio-group";
import { announce } from "@/lib/client/announce";
import { WEEKDAYS, type Weekday } from "@/lib/domain/schedule/availability";
import { weekdayName } from "@/lib/domain/schedule/hours-words";
import { COPY_TARGETS, copyDay, dayAfter, type WeekDraft } from "./hours-draft";
import { ErrorLine, HoursRows } from "./hours-rows";
import type { PolicyPartProps } from "./policy-part";

/** The hours of each weekday, or none at all. */
export function WeeklyHoursFields({ draft, errors, onChange }: PolicyPartProps) {
  const { week } = draft;
  function copy(from: Weekday, label: string, days: readonly Weekday[]) {
    onChange({ week: copyDay(week, from, days) });
    announce(`${weekdayName(from)}: ${label.replace("Copy", "copied")}.`);
  }
  return (
    <div className="space-y-4">
      <RadioGroup
        name="openAtAllTimes"
        legend="When it is open"
        hideLegend
        appearance="cards"
        value={draft.openAtAllTimes ? "always" : "week"}
        onChange={(next) => onChange({ openAtAllTimes: next === "always" })}
        options={[
          { value: "week", label: "Weekly hours", hint: "Times are offered within them" },
          {
            value: "always",
            label: "Open at all times",
            hint: "Any minute, booked in the desk alone",
          },
        ]}
      />
      <ErrorLine message={errors["policy.weeklyHours"]} />
      {draft.openAtAllTimes ? null : (
        <ul className="divide-y divide-line">
          {WEEKDAYS.map((weekday) => (
            <li
              key={weekday}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 py-3 first:pt-0 last:pb-0 sm:grid-cols-[7rem_minmax(0,1fr)_auto]"
            >
              <p className="flex h-9 items-center text-sm font-medium">{weekdayName(weekday)}</p>
              <div className="max-sm:order-last max-sm:col-span-2">
                <HoursRows
                  whose={weekdayName(weekday)}
                  path={`policy.weeklyHours.${weekday}`}
                  rows={week[weekday]}
                  nextDay={weekdayName(dayAfter(weekday))}
                  errors={errors}
                  onChange={(rows) => onChange({ week: { ...week, [weekday]: rows } })}
                />
              </div>
              <CopyDay weekday={weekday} week={week} onCopy={copy} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface CopyDayProps {
  weekday: Weekday;
  week: WeekDraft;
  onCopy: (from: Weekday, label: string, days: readonly Weekday[]) => void;
}

function CopyDay({ weekday, week, onCopy }: CopyDayProps) {
  const name = weekdayName(weekday);
  const what = week[weekday].length === 0 ? `${name}, which is closed` : `the hours of ${name}`;
  return (
    <DropdownMenu
      label={`Copy ${what}`}
      trigger={(props) => (
        <IconButton
          {...props}
          label={`Copy ${what}`}
          icon={<CopyPlus aria-hidden />}
          className="max-md:size-11"
        />
      )}
      entries={COPY_TARGETS.map(({ label, days }) => ({
        key: label,
        label,
        onSelect: () => onCopy(weekday, label, days),
      }))}
    />
  );
}
