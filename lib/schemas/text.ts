import { z } from "zod";

/** Text that PostgreSQL can keep: no NUL and no lone surrogate. Trimmed, and at least one character. */
export function line(max: number) {
  return storable(z.string().trim().min(1).max(max));
}

/** As `line`, but may be empty, and keeps its white space. */
export function storable(schema: z.ZodString) {
  return schema.refine((text) => !text.includes("\0") && text.isWellFormed(), {
    message: "This contains characters that cannot be stored.",
  });
}

/** A mail address in lower case, since people type the same address in several ways. */
export const emailAddress = z
  .email()
  .max(254)
  .transform((email) => email.toLowerCase());
