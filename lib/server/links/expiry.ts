const OUTLIVES_HOURS = 30 * 24;

/** Links outlive what they are for by a month, so that a late click meets a page that explains. */
export function linkExpiry(over: Date): Date {
  return new Date(over.getTime() + OUTLIVES_HOURS * 3_600_000);
}

/** Of a link that is made now, also where the booking is over. */
export function newLinkExpiry(endsAt: Date): Date {
  return linkExpiry(new Date(Math.max(endsAt.getTime(), Date.now())));
}

/**
 * SQL for when a link expires. A mail's link to a booking that was moved outlives, as long as it would have its own,
 * the booking that it leads to now; one that was made by hand expires when that was said.
 *
 * @param endOfSuccessor SQL for the end of the last booking in the line, null where nothing replaced the link's own.
 */
export function expiryOf(link: string, endOfSuccessor: string): string {
  return `CASE WHEN ${link}.purpose = 'manage' AND ${link}.created_by IS NULL
    THEN greatest(${link}.expires_at, (${endOfSuccessor}) + interval '${OUTLIVES_HOURS} hours')
    ELSE ${link}.expires_at END`;
}
