"use client";

/** A booking as the palette shows it. */
export interface PaletteBooking {
  reference: string;
  title: string;
  subtitle: string;
  href: string;
}

const storageKey = "holdfast.recent";
const kept = 6;

function isBooking(value: unknown): value is PaletteBooking {
  if (typeof value !== "object" || value === null) return false;
  const candidate = value as Record<string, unknown>;
  return ["reference", "title", "subtitle", "href"].every((key) => typeof candidate[key] === "string");
}

/** Puts a booking first and drops what is too old; what a store holds is never trusted. */
export function withRecent(stored: string | null, booking: PaletteBooking): PaletteBooking[] {
  return [booking, ...parseRecent(stored).filter((other) => other.href !== booking.href)].slice(0, kept);
}

export function parseRecent(stored: string | null): PaletteBooking[] {
  if (stored === null) return [];
  try {
    const parsed: unknown = JSON.parse(stored);
    return Array.isArray(parsed) ? parsed.filter(isBooking).slice(0, kept) : [];
  } catch {
    return [];
  }
}

/** Remembered for this tab alone, because names of customers are in it. */
export function rememberRecent(booking: PaletteBooking): void {
  try {
    sessionStorage.setItem(
      storageKey,
      JSON.stringify(withRecent(sessionStorage.getItem(storageKey), booking)),
    );
  } catch {
    // A browser without storage has no recent bookings.
  }
}

/** The recent bookings below an address, which keeps organizations apart. */
export function recentBelow(hrefPrefix: string): PaletteBooking[] {
  try {
    return parseRecent(sessionStorage.getItem(storageKey)).filter(({ href }) =>
      href.startsWith(`${hrefPrefix}/`),
    );
  } catch {
    return [];
  }
}

export function forgetRecent(): void {
  try {
    sessionStorage.removeItem(storageKey);
  } catch {
    // As above.
  }
}
