import { randomBytes } from "node:crypto";

/** Crockford's alphabet: no I, L, O or U, so that a reference can be read out over the telephone. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Eight characters, 40 random bits, as `7K3M-9Q2X`. Unique in the organization by constraint; act tries again. */
export function newReference(): string {
  const characters = Array.from(randomBytes(8), (byte) => ALPHABET[byte & 31]).join("");
  return halved(characters);
}

/** The reference that somebody may have typed, with or without its hyphen, in either case. */
export function referenceIn(text: string): string {
  return halved(text.replace(/-/g, "").toUpperCase());
}

function halved(characters: string): string {
  return `${characters.slice(0, 4)}-${characters.slice(4)}`;
}
