const OUTLIVES_MS = 30 * 24 * 3_600_000;

/** Links outlive what they are for by a month, so that a late click meets a page that explains. */
export function manageLinkExpiry(endsAt: Date): Date {
  return new Date(endsAt.getTime() + OUTLIVES_MS);
}
