const MAX_LENGTH = 60;

/** The name as an address: lower case ASCII, digits and single hyphens. Names without any of these get `offering`. */
export function slugOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, "");
  return plain === "" ? "offering" : plain;
}

/** The slug itself while it is free, else with the next number behind the taken ones. */
export function nextSlug(base: string, taken: readonly string[]): string {
  if (!taken.includes(base)) return base;
  const numbers = taken
    .map((slug) => slug.slice(base.length + 1))
    .filter((rest) => /^\d{1,9}$/.test(rest))
    .map(Number);
  return `${base}-${Math.max(1, ...numbers) + 1}`;
}
