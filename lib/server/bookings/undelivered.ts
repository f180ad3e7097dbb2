/** True of a booking `b` that is not over. */
export const IS_OPEN = "b.phase NOT IN ('void', 'done')";

/**
 * True of a mail `m` that did not arrive, as long as no later one to the same reader did. The statuses are those of
 * the index `mail_undelivered`.
 */
export const IS_UNDELIVERED = `m.status IN ('failed', 'bounced') AND NOT EXISTS (
  SELECT FROM mail later WHERE later.organization_id = m.organization_id AND later.booking_id = m.booking_id
    AND later.audience = m.audience AND later.created_at > m.created_at AND later.status IN ('sent', 'captured'))`;
