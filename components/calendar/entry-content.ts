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
  const line = document.createElement("span");
  line.className = "entry-line";
  line.setAttribute("aria-hidden", "true");
  const icon = document.querySelector(`[${ICON_ATTRIBUTE}="${look.icon}"] svg`)?.cloneNode(true);
  if (icon) line.append(icon);
  const words = document.createElement("span");
  words.className = "look-words";
  const time = document.createElement("span");
  time.className = "tabular-nums";
  time.textContent = `${absoluteText(new Date(entry.startsAt), zone, "time")} `;
  const title = document.createElement("span");
  title.className = "font-medium";
  title.textContent = entry.title;
  words.append(...(view === "day" ? [title] : [time, title]));
  line.append(words);
  const heard = document.createElement("span");
  heard.className = "sr-only";
  const row = view === "day" ? rows.find(({ id }) => id === entry.resourceId) : undefined;
  heard.textContent = entryWords(entry, zone, row?.name ?? null);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "entry-button";
  button.dataset.entryKey = entry.key;
  button.append(line, heard);
  button.addEventListener("click", () => onOpen(entry));
  return { domNodes: [button] };
}
