import { containing } from "@/lib/server/db/like";

/** The pattern to look for among phone numbers; null for a text that no number contains, which spares the look. */
export function phonePattern(text: string): string | null {
  return /^[\d\s+()./-]+$/.test(text) ? containing(text) : null;
}
