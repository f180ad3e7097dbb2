"use client";

import "@event-calendar/core/index.css";
import {
  type Calendar,
  createCalendar,
  DayGrid,
  destroyCalendar,
  Interaction,
  ResourceTimeline,
  TimeGrid,
} from "@event-calendar/core";
import { useEffect, useRef } from "react";
import { DomainIcon } from "@/components/bookings/domain-icon";
import { announce } from "@/lib/client/announce";
import { entryLook } from "@/lib/domain/calendar/entry-look";
import type { DraggedBy } from "@/lib/domain/calendar/moved-period";
import type { CalendarView } from "@/lib/domain/calendar/view";
import type { ShownEntry } from "@/lib/schemas/calendar";
import { entryContent, ICON_ATTRIBUTE } from "./entry-content";
import { type GridScene, gridEvents, gridOptions, gridResources } from "./grid-options";
import { keepRolesPlain } from "./plain-roles";

declare module "@event-calendar/core" {
  namespace Calendar {
    /** The library tells it, and its types do not. */
    interface EventResizeInfo {
      startDelta: Duration;
    }
  }
}

export interface GridHandlers {
  /** Wall times of a free range that was chosen for a resource. */
  onSelect: (from: number, to: number, resourceId: string | null) => void;
  /** Whether a booking may start there. */
  maySelect: (from: number, to: number, resourceId: string | null) => boolean;
  onOpen: (entry: ShownEntry) => void;
  onMove: (entry: ShownEntry, by: DraggedBy, revert: () => void) => void;
}

interface CalendarGridProps extends GridScene, GridHandlers {
  /** Names the grid for screen readers. */
  label: string;
}

const LIBRARY_VIEWS: Readonly<Record<CalendarView, string>> = {
  month: "dayGridMonth",
  week: "timeGridWeek",
  day: "resourceTimelineDay",
};

/** The library's calendar, which is given wall-clock times and knows no time zone. */
export default function CalendarGrid(props: CalendarGridProps) {
  const { label, view, date, zoneOffset } = props;
  const entryIcons = [...new Set(props.entries.map((entry) => entryLook(entry).icon))];
  const place = useRef<HTMLDivElement>(null);
  const calendar = useRef<Calendar | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    // Letting go of a dragged entry is no press of its button.
    let grabbed = false;
    const grab = () => {
      grabbed = true;
      window.addEventListener("pointerup", () => window.setTimeout(letGo), { once: true });
    };
    const letGo = () => {
      grabbed = false;
    };
    const open = (entry: ShownEntry) => {
      if (!grabbed) latest.current.onOpen(entry);
    };
    const entryOf = (id: string | number) => latest.current.entries.find(({ key }) => key === String(id));
    const made = createCalendar(element, [DayGrid, TimeGrid, ResourceTimeline, Interaction], {
      ...gridOptions(latest.current),
      view: LIBRARY_VIEWS[view],
      eventContent: ({ event }) => {
        const entry = entryOf(event.id);
        return entry ? entryContent(entry, latest.current, open) : undefined;
      },
      eventDragStart: grab,
      eventResizeStart: grab,
      dragConstraint: ({ newResource }) => newResource === undefined,
      eventDrop: ({ event, delta, revert }) => {
        const entry = entryOf(event.id);
        const by = milliseconds(delta);
        if (entry) latest.current.onMove(entry, { start: by, end: by }, revert);
      },
      eventResize: ({ event, startDelta, endDelta, revert }) => {
        const entry = entryOf(event.id);
        const by = { start: milliseconds(startDelta), end: milliseconds(endDelta) };
        if (entry) latest.current.onMove(entry, by, revert);
      },
      selectConstraint: ({ startStr, endStr, resource }) =>
        latest.current.maySelect(...wallRange(startStr, endStr), resource?.id ?? null),
      select: ({ startStr, endStr, resource }) => {
        calendar.current?.unselect();
        latest.current.onSelect(...wallRange(startStr, endStr), resource?.id ?? null);
      },
    });
    calendar.current = made;
    // What scrolls must be reachable by keyboard even where nothing in it is.
    for (const scroller of element.querySelectorAll<HTMLElement>(".ec-main")) scroller.tabIndex = 0;
    const stopWatching = keepRolesPlain(element);
    return () => {
      stopWatching();
      calendar.current = null;
      void destroyCalendar(made);
    };
  }, [view]);

  useEffect(() => {
    calendar.current?.setOption("date", date);
    calendar.current?.setOption("timeZone", zoneOffset);
  }, [date, zoneOffset]);
  const { entries, clock, changes, rows, zone } = props;
  useEffect(() => {
    const scene = { ...latest.current, view, zone, entries, clock, changes, rows };
    const focused = focusedEntry();
    calendar.current?.setOption("resources", gridResources(scene));
    calendar.current?.setOption("events", gridEvents(scene));
    // Entries are drawn anew a moment later; whoever stood on one stays there.
    if (focused) window.requestAnimationFrame(() => focusEntry(place.current, focused));
  }, [view, zone, entries, clock, changes, rows]);
  useEffect(() => {
    place.current?.querySelector(".ec")?.setAttribute("aria-label", label);
    announce(label);
  }, [label]);

  return (
    <div className="holdfast-calendar">
      <div hidden>
        {entryIcons.map((name) => (
          <span key={name} {...{ [ICON_ATTRIBUTE]: name }}>
            <DomainIcon name={name} />
          </span>
        ))}
      </div>
      <div ref={place} />
    </div>
  );
}

function focusedEntry(): string | undefined {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement ? activeElement.dataset.entryKey : undefined;
}

function focusEntry(grid: HTMLElement | null, key: string): void {
  grid?.querySelector<HTMLElement>(`[data-entry-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

function milliseconds({ days, seconds }: Calendar.Duration): number {
  return (days * 86_400 + seconds) * 1_000;
}

/** The library's texts have no zone: they are read as wall times. */
function wallRange(startsAt: string, endsAt: string): [number, number] {
  return [Date.parse(`${startsAt}Z`), Date.parse(`${endsAt}Z`)];
}
