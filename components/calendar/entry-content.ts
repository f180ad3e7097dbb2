import type { Calendar } from "@event-calendar/core";
import { absoluteText } from "@/lib/client/time-text";
import { entryLook } from "@/lib/domain/calendar/entry-look";
import type { ShownEntry } from "@/lib/schemas/calendar";
import { entryWords } from "./calendar-words";
import type { GridScene } from "./grid-options";

/** Marks the drawings that entries copy their icons from, one for each name. */
export const ICON_ATTRIBUTE = "data-entry-icon";

/** What stands in an entry: a button with its icon, time and name to look at, and all of it in words to hear. */
export function entryContent(
  entry: ShownEntry,
  { view, zone, rows }: GridScene,
  onOpen: (entry: ShownEntry) => void,
): Calendar.Content {
  const look = entryLook(entry);
  const line = span("entry-line");
  line.setAttribute("aria-hidden", "true");
  const icon = document.querySelector(`[${ICON_ATTRIBUTE}="${look.icon}"] svg`)?.cloneNode(true);
  if (icon) line.append(icon);
  const words = span("look-words");
  const starts = new Date(entry.startsAt);
  const time = span("entry-time", `${absoluteText(starts, zone, "time")} `);
  const since = span("entry-since", `from ${absoluteText(starts, zone, "short").split(",")[0]} `);
  const title = span("font-medium", entry.title);
  words.append(...(view === "day" ? [since, title] : [time, since, title]));
  line.append(words);
  const row = view === "day" ? rows.find(({ id }) => id === entry.resourceId) : undefined;
  const heard = span("sr-only", entryWords(entry, zone, row?.name ?? null));
  const button = document.createElement("button");
  button.type = "button";
  button.className = "entry-button";
  button.dataset.entryKey = entry.key;
  button.append(line, heard);
  button.addEventListener("click", () => onOpen(entry));
  return { domNodes: [button] };
}

function span(className: string, text = ""): HTMLSpanElement {
  const made = document.createElement("span");
  made.className = className;
  made.textContent = text;
  return made;
}
