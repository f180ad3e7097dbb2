/** A pattern for LIKE that finds the text anywhere, its percent signs and underscores as they are. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
