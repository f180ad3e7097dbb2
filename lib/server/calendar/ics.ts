import { createEvent, createEvents, type EventAttributes } from "ics";

export interface CalendarEntry {
  /** The same for a booking and all that replace it. */
  readonly uid: string;
  /** Of two with one uid, calendars keep the higher. */
  readonly sequence: number;
  /** PUBLISH is for a download, which asks nobody. */
  readonly method: "REQUEST" | "CANCEL" | "PUBLISH";
  readonly title: string;
  readonly description: string | null;
  readonly location: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** When what it says became true. */
  readonly writtenAt: Date;
  readonly organizer: Party;
  /** Whose calendar it is for; a download has nobody in it. */
  readonly attendee: Party | null;
}

interface Party {
  readonly name: string;
  readonly address: string;
}

const PRODUCT = "-//Holdfast//Bookings//EN";
const LONGEST_LINE_BYTES = 75;

/** What the library takes for DTSTAMP, its types do not know. */
type StampedEvent = EventAttributes & { readonly timestamp: number };

/** An iCalendar file (RFC 5545) of one event, in UTC. Throws where an address is none or the period is not one. */
export function icsOf(entry: CalendarEntry): string {
  const { error, value } = createEvent(eventOf(entry));
  if (error || value === null) throw error ?? new Error("The calendar entry came to nothing");
  return refold(value);
}

export interface FeedEntry extends CalendarEntry {
  readonly method: "PUBLISH";
  /** It may still come to nothing. */
  readonly tentative: boolean;
}

/** An iCalendar file of many events, for programs that read it again and again. */
export function feedIcs(name: string, entries: readonly FeedEntry[]): string {
  const events = entries.map((entry): StampedEvent => {
    const event = eventOf(entry);
    return entry.tentative ? { ...event, status: "TENTATIVE" } : event;
  });
  if (events.length === 0) return emptyFeed(name);
  const { error, value } = createEvents(events, {
    productId: PRODUCT,
    method: "PUBLISH",
    calName: plain(name),
  });
  if (error || !value) throw error ?? new Error("The calendar came to nothing");
  return refold(value);
}

/** The library makes no calendar without events. */
function emptyFeed(name: string): string {
  const escaped = plain(name).replace(/[\\;,]/g, "\\$&");
  const properties = [`PRODID:${PRODUCT}`, "METHOD:PUBLISH", `X-WR-CALNAME:${escaped}`];
  return refold(
    ["BEGIN:VCALENDAR", "VERSION:2.0", "CALSCALE:GREGORIAN", ...properties, "END:VCALENDAR", ""].join("\r\n"),
  );
}

function eventOf(entry: CalendarEntry): StampedEvent {
  return {
    productId: PRODUCT,
    method: entry.method,
    uid: entry.uid,
    sequence: entry.sequence,
    timestamp: entry.writtenAt.getTime(),
    start: entry.startsAt.getTime(),
    startOutputType: "utc",
    end: entry.endsAt.getTime(),
    endOutputType: "utc",
    status: entry.method === "CANCEL" ? "CANCELLED" : "CONFIRMED",
    title: plain(entry.title),
    ...(entry.description === null ? {} : { description: lines(entry.description) }),
    ...(entry.location === null ? {} : { location: lines(entry.location) }),
    organizer: personOf(entry.organizer),
    ...(entry.attendee === null ? {} : { attendees: [attendeeOf(entry.attendee)] }),
  };
}

/** The booking is agreed on already: no calendar should ask for an answer. */
function attendeeOf(party: Party) {
  return { ...personOf(party), rsvp: false, partstat: "ACCEPTED", role: "REQ-PARTICIPANT" } as const;
}

/** A parameter has no way to write a quote, and an address no way to hold what ends a line. */
function personOf({ name, address }: Party) {
  return { name: plain(name).replaceAll('"', "'"), email: plain(address) };
}

function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}

/** Line breaks stay, and are written as text; whatever else a program could take for one does not. */
function lines(text: string): string {
  return text
    .split(/\r\n|[\n\r\u0085\p{Zl}\p{Zp}]/u)
    .map(plain)
    .join("\n");
}

/** Lines are as long as their bytes, not their letters, and no letter is cut. */
function refold(ics: string): string {
  return ics.replaceAll("\r\n\t", "").split("\r\n").map(unquoted).map(fold).join("\r\n");
}

/** Words of the format itself stand without quotes; no name can hold one. */
function unquoted(line: string): string {
  return line.startsWith("ATTENDEE;") ? line.replace(/;(ROLE|PARTSTAT)="([A-Z-]+)"/g, ";$1=$2") : line;
}

function fold(line: string): string {
  const folded: string[] = [];
  let part = "";
  let bytes = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > LONGEST_LINE_BYTES) {
      folded.push(part);
      part = " ";
      bytes = 1;
    }
    part += letter;
    bytes += size;
  }
  return [...folded, part].join("\r\n");
}
