import { expect, test } from "vitest";
import { type CalendarEntry, icsOf } from "@/lib/server/calendar/ics";

const ENTRY: CalendarEntry = {
  uid: "01999999-9999-7999-8999-999999999999@desk.example",
  sequence: 3,
  method: "REQUEST",
  title: "Portrait sitting",
  description: "Reference: ABCD-EFGH",
  location: "12 Quay Street, Lisbon",
  startsAt: new Date("2031-07-01T09:00:00.000Z"),
  endsAt: new Date("2031-07-01T10:30:00.000Z"),
  writtenAt: new Date("2031-06-01T08:00:00.000Z"),
  organizer: { name: "Harbour & Hill", address: "desk@harbour.test" },
  attendee: { name: "Mara Costa", address: "mara@guest.test" },
};

/** The lines as a calendar reads them, after unfolding. */
function read(ics: string): string[] {
  expect(ics.endsWith("END:VCALENDAR\r\n")).toBe(true);
  return ics.replaceAll("\r\n ", "").split("\r\n").slice(0, -1);
}

test("a confirmed booking asks calendars to enter it, in UTC whatever the server's zone", () => {
  expect(read(icsOf(ENTRY))).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "CALSCALE:GREGORIAN",
    "PRODID:-//Holdfast//Bookings//EN",
    "METHOD:REQUEST",
    "X-PUBLISHED-TTL:PT1H",
    "BEGIN:VEVENT",
    "UID:01999999-9999-7999-8999-999999999999@desk.example",
    "SUMMARY:Portrait sitting",
    "DTSTAMP:20310601T080000Z",
    "DTSTART:20310701T090000Z",
    "DTEND:20310701T103000Z",
    "SEQUENCE:3",
    "DESCRIPTION:Reference: ABCD-EFGH",
    "LOCATION:12 Quay Street\\, Lisbon",
    "STATUS:CONFIRMED",
    'ORGANIZER;CN="Harbour & Hill":MAILTO:desk@harbour.test',
    'ATTENDEE;RSVP=FALSE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN="Mara Costa":mailto:mara@guest.test',
    "END:VEVENT",
    "END:VCALENDAR",
  ]);
});

test("a cancellation takes it out again; a download is published to nobody in particular", () => {
  expect(read(icsOf({ ...ENTRY, method: "CANCEL", sequence: 0 }))).toEqual(
    expect.arrayContaining(["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:0", `UID:${ENTRY.uid}`]),
  );
  const published = read(
    icsOf({ ...ENTRY, method: "PUBLISH", attendee: null, location: null, description: null }),
  );
  expect(published).toContain("METHOD:PUBLISH");
  expect(published.join("\n")).not.toMatch(/ATTENDEE|LOCATION|DESCRIPTION/);
});

test.each(["\r\n", "\n", "\r", "\u2028", "\u2029", "\u0085", "\u000b", "\u0000", "\n\r\n"])(
  "no text begins a line of its own: %j",
  (ending) => {
    const hostile = `Eve${ending}END:VEVENT${ending}BEGIN:VEVENT${ending}UID:other${ending} ATTENDEE:mailto:all@evil.test`;
    const ics = icsOf({
      ...ENTRY,
      title: hostile,
      description: hostile,
      location: hostile,
      organizer: { ...ENTRY.organizer, name: hostile },
      attendee: { name: hostile, address: "eve@guest.test" },
    });
    const keys = (text: string) => read(text).map((line) => /^[A-Z-]+/.exec(line)?.[0]);
    expect(keys(ics)).toEqual(keys(icsOf(ENTRY)));
    expect(ics.replaceAll("\r\n", "")).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
  },
);

test("a name cannot end its quotes or become another parameter", () => {
  const ics = icsOf({ ...ENTRY, attendee: { name: 'Eve";SENT-BY="x', address: "eve@guest.test" } });
  expect(read(ics).find((line) => line.startsWith("ATTENDEE"))).toBe(
    `ATTENDEE;RSVP=FALSE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN="Eve';SENT-BY='x":mailto:eve@guest.test`,
  );
});

test("separators and line breaks in a text are written as text", () => {
  const lines = read(icsOf({ ...ENTRY, location: "1; Quay, A\\B\r\nLisbon" }));
  expect(lines).toContain("LOCATION:1\\; Quay\\, A\\\\B\\nLisbon");
});

test("lines are folded at 75 bytes, in no middle of a letter", () => {
  const title = "Żółć gęślą jaźń 👩‍🚀 ".repeat(20).trim();
  const ics = icsOf({ ...ENTRY, title });
  for (const line of ics.split("\r\n")) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toContain("\uFFFD");
  }
  expect(read(ics)).toContain(`SUMMARY:${title.replaceAll("\u200D", " ")}`);
});

test("what is no address is refused", () => {
  expect(() => icsOf({ ...ENTRY, attendee: { name: "Eve", address: "eve@guest.test\r\nX:1" } })).toThrow();
});
