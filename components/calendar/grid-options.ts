import type { Calendar } from "@event-calendar/core";
import {
  type ClockChange,
  drawnPeriod,
  type ShownClock,
  wallDate,
  wallText,
} from "@/lib/domain/calendar/clock";
import { entryLook } from "@/lib/domain/calendar/entry-look";
import type { CalendarView } from "@/lib/domain/calendar/view";
import type { ShownEntry } from "@/lib/schemas/calendar";
import { changeWords } from "./calendar-words";
import { lookClasses } from "./look-classes";

/** A row of a day. */
export interface GridRow {
  readonly id: string;
  readonly name: string;
}

/** What the grid draws. */
export interface GridScene {
  readonly view: CalendarView;
  readonly date: string;
  /** IANA zone of the wall clock that is shown. */
  readonly zone: string;
  /** Its offset now, as "+02:00", for the line that marks the present. */
  readonly zoneOffset: string;
  readonly clock: ShownClock;
  readonly changes: readonly ClockChange[];
  readonly rows: readonly GridRow[];
  readonly entries: readonly ShownEntry[];
  readonly selectable: boolean;
}

/** The row of what is booked without a resource. */
export const NO_RESOURCE = "none";

const HOURS = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

export function gridOptions(scene: GridScene): Calendar.Options {
  return {
    date: scene.date,
    timeZone: scene.zoneOffset,
    headerToolbar: { start: "", center: "", end: "" },
    firstDay: 1,
    locale: "en-GB",
    allDaySlot: false,
    slotEventOverlap: false,
    nowIndicator: true,
    editable: false,
    eventResizableFromStart: true,
    selectable: scene.selectable,
    longPressDelay: 450,
    selectMinDistance: 5,
    slotDuration: "00:30",
    slotLabelInterval: "01:00",
    snapDuration: "00:15",
    scrollTime: scrollTime(scene),
    slotWidth: 36,
    height: scene.view === "week" ? "var(--calendar-height)" : "auto",
    dayHeaderFormat:
      scene.view === "month" ? { weekday: "short" } : { weekday: "short", day: "numeric", month: "short" },
    slotLabelFormat: HOURS,
    eventTimeFormat: HOURS,
    resources: gridResources(scene),
    events: gridEvents(scene),
  };
}

/** To the morning, or to the hour of the night at which clocks change. */
function scrollTime({ changes }: GridScene): string {
  const [change] = changes;
  return change ? wallText(change.from).slice(11) : "07:00";
}

export function gridResources({ rows, view }: GridScene): Calendar.ResourceInput[] {
  return view === "day" ? rows.map(({ id, name }) => ({ id, title: name })) : [];
}

export function gridEvents(scene: GridScene): Calendar.EventInput[] {
  return [
    ...(scene.view === "month" ? [] : scene.changes.map((change) => changeEvent(change, scene))),
    ...entryEvents(scene),
  ];
}

function entryEvents({ entries, clock }: GridScene): Calendar.EventInput[] {
  return entries.map((entry) => {
    const [from, to] = drawnPeriod(clock, Date.parse(entry.startsAt), Date.parse(entry.endsAt));
    return {
      id: entry.key,
      start: wallText(from),
      end: wallText(to),
      resourceIds: [entry.resourceId ?? NO_RESOURCE],
      classNames: lookClasses(entryLook(entry)).split(" "),
      startEditable: entry.movable,
      durationEditable: entry.movable,
    };
  });
}

/** An hour that is missing or comes twice, behind the bookings around it. */
function changeEvent(change: ClockChange, { rows }: GridScene): Calendar.EventInput {
  return {
    id: `clock-${wallDate(change.from)}`,
    start: wallText(change.from),
    end: wallText(change.to),
    display: "background",
    resourceIds: rows.map(({ id }) => id),
    classNames: ["clock-change"],
    title: changeWords(change),
  };
}
