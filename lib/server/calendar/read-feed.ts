import { calendarUid } from "@/lib/server/calendar/calendar-uid";
import { feedHash } from "@/lib/server/calendar/feeds";
import { type FeedEntry, feedIcs } from "@/lib/server/calendar/ics";
import { pool } from "@/lib/server/db/pool";
import { allowedUnder } from "@/lib/server/rate-limit";

/** Programs read it every few minutes, so it is bounded by time and by number. */
const MOST_ENTRIES = 1_000;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export type FeedAnswer =
  | { readonly state: "shown"; readonly text: string }
  | { readonly state: "unknown" }
  | { readonly state: "too_many" };

interface FeedRow {
  readonly organizationName: string;
  readonly organizationEmail: string;
  readonly entry: {
    readonly reference: string;
    readonly status: string;
    readonly version: number;
    readonly calendar_uid: string;
    readonly calendar_base: number;
    readonly starts_at: string;
    readonly ends_at: string;
    readonly updated_at: string;
    readonly policy: { readonly location?: string | null };
    readonly offering: string;
  } | null;
}

const STATEMENT = `SELECT o.name AS "organizationName", o.email AS "organizationEmail", to_json(b) AS entry
  FROM calendar_feed feed
  JOIN membership m ON m.id = feed.membership_id AND m.removed_at IS NULL
  JOIN organization o ON o.id = feed.organization_id
  LEFT JOIN LATERAL (
    SELECT b.reference, b.status, b.version, b.calendar_uid, b.calendar_base, b.starts_at, b.ends_at, b.updated_at,
      b.policy, f.name AS offering
    FROM booking b JOIN offering f ON f.id = b.offering_id
    WHERE b.organization_id = feed.organization_id AND b.author_id = m.user_id
      AND b.status IN ('pending', 'confirmed', 'completed') AND b.ends_at > now() - interval '1 year'
    ORDER BY b.starts_at DESC, b.id LIMIT ${MOST_ENTRIES}
  ) b ON true
  WHERE feed.token_hash = $1 AND feed.revoked_at IS NULL`;

/** The bookings that the feed's member has made and that wait, stand or are done, as one iCalendar file. */
export async function readFeed(token: string, address: string): Promise<FeedAnswer> {
  if (!TOKEN.test(token)) return { state: "unknown" };
  const hash = feedHash(token);
  // One after the other: an address that has used up its attempts leaves no trace of what else it makes up.
  const allowed =
    (await allowedUnder("feed", [`address:${address}`])) && (await allowedUnder("feed", [`feed:${hash}`]));
  if (!allowed) return { state: "too_many" };
  const { rows } = await pool().query<FeedRow>({ name: "calendar_feed", text: STATEMENT, values: [hash] });
  const [first] = rows;
  if (!first) return { state: "unknown" };
  return {
    state: "shown",
    text: feedIcs(`My bookings at ${first.organizationName}`, rows.flatMap(toEntry)),
  };
}

function toEntry({ entry, organizationName, organizationEmail }: FeedRow): FeedEntry[] {
  if (!entry) return [];
  const tentative = entry.status === "pending";
  return [
    {
      method: "PUBLISH",
      tentative,
      uid: calendarUid(entry.calendar_uid),
      sequence: entry.calendar_base + entry.version,
      title: tentative ? `Pending: ${entry.offering}` : entry.offering,
      description: `Reference: ${entry.reference}\n${organizationName}`,
      location: entry.policy.location ?? null,
      startsAt: new Date(entry.starts_at),
      endsAt: new Date(entry.ends_at),
      writtenAt: new Date(entry.updated_at),
      organizer: { name: organizationName, address: organizationEmail },
      attendee: null,
    },
  ];
}
