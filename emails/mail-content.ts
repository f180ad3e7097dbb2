/** What a mail says, before it becomes HTML or text: both are made of the same words. */
export interface MailContent {
  readonly subject: string;
  /** The line that mail programs show beside the subject. */
  readonly preheader: string;
  /** Who writes: the organization's name. */
  readonly sender: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Somebody's own words, set apart from ours. */
  readonly quote: { readonly label: string; readonly text: string } | null;
  readonly facts: readonly Fact[];
  readonly action: { readonly label: string; readonly url: string; readonly note: string | null } | null;
  /** Why the reader gets this mail. */
  readonly footer: string;
}

export type Fact = readonly [label: string, value: string, link?: FactLink];

/** An address that leads on from a fact. */
export interface FactLink {
  readonly label: string;
  readonly url: string;
}

/** A name or title in a place that takes one line, such as a subject. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}
