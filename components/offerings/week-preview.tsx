"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { useNow } from "@/lib/client/clock";
import { zoneLabel } from "@/lib/client/time-text";
import { availabilityOf } from "@/lib/domain/schedule/availability";
import { bookableWeek, dateIn, daysLater, mondayOf } from "./bookable-week";
import { checkAppointmentPolicy } from "./policy-check";
import type { PolicyDraft } from "./policy-draft";
import { offeringFieldLabel } from "./policy-labels";
import { WeekDay } from "./week-day";

const mostProblems = 4;

/** Paler, but still read with ease: not by opacity, which takes the text's contrast. */
const FADED = "[&_.bg-accent]:opacity-35 [&_p]:text-ink-subtle [&_span]:text-ink-subtle";

interface WeekPreviewProps {
  draft: PolicyDraft;
  providerZone: string;
}

/** The start times that the typed hours and terms give in a week, computed as the slot engine will offer them. */
export default function WeekPreview({ draft, providerZone }: WeekPreviewProps) {
  const typed = useDeferredValue(draft);
  const checked = useMemo(() => checkAppointmentPolicy(typed), [typed]);
  const [policy, setPolicy] = useState(checked.ok ? checked.data : null);
  if (checked.ok && checked.data !== policy) setPolicy(checked.data);
  const now = useNow(30)?.getTime() ?? null;
  const [chosen, setChosen] = useState<string | null>(null);

  const availability = useMemo(() => policy && availabilityOf(policy, providerZone), [policy, providerZone]);
  const coming =
    availability && now !== null
      ? daysLater(mondayOf(dateIn(availability.timeZone, new Date(now))), 7)
      : null;
  const monday = chosen && isWhole(chosen) ? mondayOf(chosen) : coming;
  const days = useMemo(
    () =>
      policy && availability && monday && now !== null
        ? bookableWeek(availability, policy, new Date(now), monday)
        : null,
    [policy, availability, monday, now],
  );
  const total = days?.reduce((sum, { starts }) => sum + starts.length, 0) ?? 0;

  return (
    <div className="space-y-3">
      {checked.ok ? null : <Problems fields={checked.error.fields ?? {}} stillShown={days !== null} />}
      {days && monday && availability ? (
        <>
          <WeekChoice
            date={chosen ?? monday}
            monday={monday}
            coming={coming === monday}
            onChoose={setChosen}
          />
          <ol aria-label={`Week of ${monday}`} className={cn("divide-y divide-line", checked.ok || FADED)}>
            {days.map((day) => (
              <WeekDay key={day.date} day={day} zone={availability.timeZone} />
            ))}
          </ol>
          <p aria-live="polite" className="text-xs text-pretty text-ink-subtle">
            {availability.weeklyHours === null
              ? "Any minute can be booked in the desk, and nothing online. "
              : `${total === 1 ? "1 start" : `${total} starts`} in this week, as if nothing were booked yet. `}
            {zoneLabel(availability.timeZone)}.
          </p>
        </>
      ) : null}
    </div>
  );
}

interface WeekChoiceProps {
  /** As it stands in the input; a half-typed one shows no other week yet. */
  date: string;
  monday: string;
  coming: boolean;
  onChoose: (date: string | null) => void;
}

function WeekChoice({ date, monday, coming, onChoose }: WeekChoiceProps) {
  return (
    <div className="flex flex-wrap items-center gap-1">
      <IconButton
        label="Week before"
        icon={<ChevronLeft aria-hidden />}
        onClick={() => onChoose(daysLater(monday, -7))}
      />
      <Input
        type="date"
        required
        aria-label="A day of the week that is shown"
        value={date}
        className="h-8 w-36 flex-none text-dense tabular-nums max-md:h-10 max-md:w-40"
        onChange={(event) => event.target.value && onChoose(event.target.value)}
      />
      <IconButton
        label="Week after"
        icon={<ChevronRight aria-hidden />}
        onClick={() => onChoose(daysLater(monday, 7))}
      />
      {coming ? (
        <span className="ml-1 whitespace-nowrap text-dense text-ink-subtle">Coming week</span>
      ) : (
        <button
          type="button"
          className="ml-1 rounded-sm whitespace-nowrap text-dense text-accent-text underline-offset-2 hover:underline max-md:min-h-11"
          onClick={() => onChoose(null)}
        >
          Coming week
        </button>
      )}
    </div>
  );
}

function Problems({ fields, stillShown }: { fields: Readonly<Record<string, string>>; stillShown: boolean }) {
  const problems = Object.entries(fields);
  return (
    <Banner
      tone="warning"
      title={stillShown ? "Shown as it was before, because:" : "No week can be shown, because:"}
    >
      <ul>
        {problems.slice(0, mostProblems).map(([path, message]) => (
          <li key={path}>
            {offeringFieldLabel(`policy.${path}`)}: {message}
          </li>
        ))}
        {problems.length > mostProblems ? <li>and {problems.length - mostProblems} more</li> : null}
      </ul>
    </Banner>
  );
}

/** A year that is half typed reaches the input's value as 0002. */
function isWhole(date: string): boolean {
  return date >= "1900-01-02";
}
