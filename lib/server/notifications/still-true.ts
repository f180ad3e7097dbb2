import { SCHEDULED_TOPICS } from "@/lib/domain/lifecycle/scheduled-mails";
import { pool } from "@/lib/server/db/pool";

/**
 * What such a mail said when it was written, from the outbox, against the booking as it is. A copy has no row of its
 * own there, and neither has a very old mail: of these, the booking alone decides.
 */
const STILL_TRUE = `
SELECT coalesce(CASE m.topic
  WHEN 'reminder' THEN b.phase = 'active' AND b.starts_at > now()
    AND (b.starts_at = (o.payload#>>'{booking,startsAt}')::timestamptz) IS NOT FALSE
  WHEN 'deadline_near' THEN b.phase = 'deciding' AND b.deadline_at > now()
    AND (b.deadline_at = (o.payload#>>'{booking,deadlineAt}')::timestamptz) IS NOT FALSE
  END, false) AS "stillTrue"
FROM mail m
JOIN booking b ON b.organization_id = m.organization_id AND b.id = m.booking_id
LEFT JOIN outbox o ON o.id = m.dedupe_key::uuid
WHERE m.id = $1`;

const SCHEDULED: readonly string[] = SCHEDULED_TOPICS;

/** Mails that tell of the future can be overtaken; those that tell what has happened cannot. */
export function mayGoStale(topic: string): boolean {
  return SCHEDULED.includes(topic);
}

/** Whether a mail that was due at a time may still go out: nobody is reminded of what no longer stands. */
export async function isStillTrue(mailId: string): Promise<boolean> {
  const { rows } = await pool().query<{ stillTrue: boolean }>(STILL_TRUE, [mailId]);
  return rows[0]?.stillTrue ?? false;
}
