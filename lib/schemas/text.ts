import { z } from "zod";

/** Embeddings, overrides and isolates: they turn the text around them too. Marks such as U+200F do not. */
const TURNS_DIRECTION = /[\u202A-\u202E\u2066-\u2069]/u;
const TURNS = "This contains characters that turn the direction of writing. Leave them out.";
const CONTROL = /\p{Cc}/u;
const BREAKS_LINE = /[\p{Cc}\p{Zl}\p{Zp}]/u;
/** Anything but white space and what is drawn as nothing, as the zero-width space and the blank of braille. */
const VISIBLE = /[^\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** A name or another text of one line: trimmed, with something to see in it, and nothing that hides or turns. */
export function line(max: number) {
  return storable(z.string().trim().min(1).max(max))
    .refine((text) => !BREAKS_LINE.test(text), {
      message: "Write this on one line, without control characters.",
    })
    .refine((text) => !TURNS_DIRECTION.test(text), { message: TURNS })
    .refine((text) => VISIBLE.test(text), { message: "Use at least one visible character." });
}

/** Text that may have several lines: line breaks and tabs stay, other control characters are refused. */
export function prose(schema: z.ZodString) {
  return storable(schema)
    .refine((text) => !CONTROL.test(text.replace(/[\t\n\r]/g, "")), {
      message: "This contains control characters. Type it again rather than pasting it.",
    })
    .refine((text) => !TURNS_DIRECTION.test(text), { message: TURNS });
}

/** Text that PostgreSQL can keep: no NUL and no lone surrogate. May be empty, and keeps its white space. */
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
