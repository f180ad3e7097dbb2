"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { numbered, Skeleton } from "@/components/ui/skeleton";
import { useViewerZone } from "@/lib/client/clock";
import { absoluteText, zoneLabel } from "@/lib/client/time-text";
import type { DaySlots } from "@/lib/schemas/day-slots";
import { RefusalList } from "./refusal-list";
import { type SlotsOf, useDaySlots } from "./use-day-slots";

interface SlotPickerProps {
  org: string;
  of: SlotsOf;
  /** RFC 3339 start that is chosen. */
  value: string | null;
  /** The start that a booking has now. */
  current?: string;
  error: string | undefined;
  /** Another number asks for the times anew: they ran out, or somebody was quicker. */
  round: number;
  onChange: (start: string | null) => void;
}

/** A day, and one of the times that are free on it, on the provider's clock. */
export function SlotPicker({ org, of, value, current, error, round, onChange }: SlotPickerProps) {
  const shown = useDaySlots(org, of, round, value, onChange);
  const { day, failed, loading, gone, show } = shown;
  const taken =
    day && gone ? `${absoluteText(new Date(gone), day.timeZone)} is no longer free. Choose another.` : null;
  return (
    <div id="field-startsAt" tabIndex={-1} className="space-y-3 rounded-sm">
      <Field label="Day" required>
        <div className="flex flex-wrap items-center gap-1">
          <IconButton
            label="Day before"
            icon={<ChevronLeft aria-hidden />}
            disabledReason={day && !day.previousDate ? "these days are over." : null}
            onClick={() => day?.previousDate && show(day.previousDate)}
          />
          <Input
            type="date"
            value={shown.date}
            className="w-40 flex-none tabular-nums"
            onChange={(event) => event.target.value && show(event.target.value)}
          />
          <IconButton
            label="Day after"
            icon={<ChevronRight aria-hidden />}
            onClick={() => day && show(day.nextDate)}
          />
          {day ? (
            <span className="ml-1 text-dense text-ink-subtle">
              {weekday(day.date)}, {zoneLabel(day.timeZone)}
            </span>
          ) : null}
        </div>
      </Field>
      {failed ? (
        <RefusalList role="alert" refusals={[failed]} />
      ) : day ? (
        <Times
          day={day}
          value={value}
          current={current}
          error={error ?? taken}
          loading={loading}
          onChange={onChange}
          onShow={show}
        />
      ) : (
        <TimesSkeleton />
      )}
    </div>
  );
}

interface TimesProps {
  day: DaySlots;
  value: string | null;
  current: string | undefined;
  error: string | null;
  loading: boolean;
  onChange: (start: string) => void;
  onShow: (date: string) => void;
}

function Times({ day, value, current, error, loading, onChange, onShow }: TimesProps) {
  const id = useId();
  const own = useViewerZone();
  const foreign = own !== null && own !== day.timeZone ? own : null;
  return (
    <fieldset
      aria-busy={loading}
      aria-describedby={error ? `${id}-error` : undefined}
      className={cn("min-w-0 transition-opacity", loading && "opacity-60")}
    >
      <legend className="mb-1.5 text-dense font-medium">
        Time
        <span className="sr-only">
          {" "}
          on {dateText(day.date)}, {zoneLabel(day.timeZone)}
        </span>
        {foreign && day.starts.length > 0 ? (
          <span className="font-normal text-ink-subtle"> (yours below it, {zoneLabel(foreign)})</span>
        ) : null}
      </legend>
      {day.starts.length === 0 ? (
        <NoTime day={day} onShow={onShow} />
      ) : (
        <div className="grid max-h-64 grid-cols-[repeat(auto-fill,minmax(5.25rem,1fr))] gap-2 overflow-y-auto p-0.5">
          {day.starts.map((start) => (
            <TimeOption
              key={start}
              name={`${id}-start`}
              start={start}
              zone={day.timeZone}
              foreign={foreign}
              chosen={start === value}
              current={start === current}
              onChoose={() => onChange(start)}
            />
          ))}
        </div>
      )}
      {value && !day.starts.includes(value) ? (
        <p className="mt-2 text-dense text-ink-muted">
          Chosen: {absoluteText(new Date(value), day.timeZone)}, {zoneLabel(day.timeZone)}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="mt-1.5 text-xs font-medium text-negative-fg">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

interface TimeOptionProps {
  name: string;
  start: string;
  zone: string;
  foreign: string | null;
  chosen: boolean;
  current: boolean;
  onChoose: () => void;
}

function TimeOption({ name, start, zone, foreign, chosen, current, onChoose }: TimeOptionProps) {
  const at = new Date(start);
  const [time = "", offset] = absoluteText(at, zone, "time").split(" ");
  return (
    <label className="relative flex min-h-9 cursor-pointer flex-col items-center justify-center rounded-control border border-line-strong/60 bg-surface px-1 py-1 text-sm tabular-nums transition-colors hover:bg-hover has-checked:border-accent has-checked:bg-accent has-checked:text-accent-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus max-md:min-h-11">
      <input
        type="radio"
        name={name}
        value={start}
        checked={chosen}
        onChange={onChoose}
        className="absolute inset-0 cursor-pointer appearance-none rounded-control outline-none"
      />
      <span>
        {time}
        {offset ? <span className="text-2xs"> {offset}</span> : null}
      </span>
      {current ? (
        <span className="text-2xs">
          <span className="sr-only">, </span>as now
        </span>
      ) : null}
      {foreign ? (
        <span className="text-2xs opacity-80">
          <span className="sr-only">, yours </span>
          {ownTime(at, zone, foreign)}
        </span>
      ) : null}
    </label>
  );
}

function NoTime({ day, onShow }: Pick<TimesProps, "day" | "onShow">) {
  const { next } = day;
  return (
    <div className="space-y-2 rounded-card border border-dashed border-line px-4 py-5 text-center text-dense text-ink-muted">
      <p>No time is free on {dateText(day.date)}.</p>
      {next ? (
        <Button size="small" onClick={() => onShow(next.date)}>
          Next free: {absoluteText(new Date(next.startsAt), day.timeZone)}
        </Button>
      ) : (
        <>
          <p>Nor is any in the three months after it.</p>
          <Button size="small" onClick={() => onShow("")}>
            First free time from today
          </Button>
        </>
      )}
    </div>
  );
}

function TimesSkeleton() {
  return (
    <div role="status" aria-label="Loading the times">
      <Skeleton className="mb-2 h-4 w-24" />
      <div className="grid grid-cols-[repeat(auto-fill,minmax(5.25rem,1fr))] gap-2">
        {numbered(12).map((time) => (
          <Skeleton key={time} className="h-9" />
        ))}
      </div>
    </div>
  );
}

/** The same instant on the viewer's clock, with its day where that is another one. */
function ownTime(at: Date, zone: string, own: string): string {
  const time = absoluteText(at, own, "time");
  const day = absoluteText(at, own, "date");
  return day === absoluteText(at, zone, "date") ? time : `${day.slice(0, 3)} ${time}`;
}

function dateText(date: string): string {
  return absoluteText(new Date(`${date}T12:00:00Z`), "UTC", "date");
}

function weekday(date: string): string {
  return dateText(date).slice(0, 3);
}
