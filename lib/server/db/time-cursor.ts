import { z } from "zod";

/** A place in a list that is ordered by creation and id, newest first, and which way to go from there. */
export interface TimeCursor {
  readonly direction: "older" | "newer";
  readonly at: Date;
  readonly id: string;
}

const shape = z.tuple([z.enum(["older", "newer"]), z.iso.datetime(), z.uuid()]);

export function writeTimeCursor(
  direction: TimeCursor["direction"],
  row: { readonly created_at: Date; readonly id: string },
): string {
  return Buffer.from(JSON.stringify([direction, row.created_at.toISOString(), row.id])).toString("base64url");
}

/** Null for what nobody was given. */
export function readTimeCursor(cursor: string): TimeCursor | null {
  try {
    const [direction, at, id] = shape.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { direction, at: new Date(at), id };
  } catch {
    return null;
  }
}
