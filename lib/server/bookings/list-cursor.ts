import { z } from "zod";
import type { BookingSort } from "@/lib/schemas/booking-list";

/** A place in the list: just after or just before one row of one order. */
export interface ListPosition {
  readonly direction: "after" | "before";
  /** 1 for rows without the instant that is sorted by; those come last, by their creation. */
  readonly segment: 0 | 1;
  readonly at: Date;
  readonly id: string;
}

const LATEST = 8_640_000_000_000_000;

const encoded = z.tuple([
  z.string(),
  z.enum(["after", "before"]),
  z.union([z.literal(0), z.literal(1)]),
  z
    .int()
    .min(-62_135_596_800_000)
    .max(LATEST / 40),
  z.uuid(),
]);

export function encodeCursor(sort: BookingSort, position: ListPosition): string {
  const { direction, segment, at, id } = position;
  return Buffer.from(JSON.stringify([sort, direction, segment, at.getTime(), id])).toString("base64url");
}

/** The position, or null when the cursor was made up or belongs to another order. */
export function decodeCursor(sort: BookingSort, cursor: string): ListPosition | null {
  if (!/^[\w-]+$/.test(cursor)) return null;
  const parsed = encoded.safeParse(parseJson(Buffer.from(cursor, "base64url").toString("utf8")));
  if (!parsed.success) return null;
  const [ofSort, direction, segment, at, id] = parsed.data;
  if (ofSort !== sort) return null;
  return { direction, segment, at: new Date(at), id };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
