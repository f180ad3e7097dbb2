import { describe, expect, it } from "vitest";
import { type PaletteBooking, parseRecent, withRecent } from "./recent-bookings";

const booking = (n: number): PaletteBooking => ({
  reference: `HF-${n}`,
  title: `Customer ${n}`,
  subtitle: "Pending",
  href: `/desk/a/bookings/HF-${n}`,
});

describe("recent bookings", () => {
  it("puts the newest first, once, and keeps six", () => {
    let stored: string | null = null;
    for (const n of [1, 2, 3, 4, 5, 6, 7, 3]) stored = JSON.stringify(withRecent(stored, booking(n)));
    expect(parseRecent(stored).map(({ reference }) => reference)).toEqual([
      "HF-3",
      "HF-7",
      "HF-6",
      "HF-5",
      "HF-4",
      "HF-2",
    ]);
  });

  it.each([null, "", "nonsense", "{}", '[{"reference":1}]', "[null]"])("reads nothing from %j", (stored) => {
    expect(parseRecent(stored)).toEqual([]);
  });
});
