import type { Actor } from "@/lib/domain/access/actor";
import { customerPromises } from "@/lib/domain/lifecycle/customer-promises";
import { lifecycleOf } from "@/lib/domain/lifecycle/registry";
import { reminderAt } from "@/lib/domain/lifecycle/scheduled-mails";
import type { LinkedBooking, LinkedCommand } from "@/lib/schemas/link-page";
import { maySee } from "@/lib/server/bookings/act";
import type { BookingRow, EventRow } from "@/lib/server/bookings/booking-row";
import { commandsOf } from "@/lib/server/bookings/preview";
import { pool } from "@/lib/server/db/pool";
import type { LinkRow } from "@/lib/server/links/links";

type LinkActor = Extract<Actor, { kind: "supplier" | "customer" }>;

/** With these the reason is for everybody, and stands in their mails; with any other it is the desk's own. */
const REASONS_TOLD: ReadonlySet<string> = new Set(["reject", "cancel"]);

/** A booking that a link leads to, and whoever acts through the link. */
export interface Linked {
  readonly actor: LinkActor;
  readonly row: LinkedRow;
}

interface LinkedRow {
  readonly now: Date;
  readonly booking: BookingRow;
  readonly event: EventRow;
  readonly moved: boolean;
  readonly offering: string;
  readonly supplier: string | null;
  readonly customer: string;
  readonly organization: LinkedBooking["organization"];
  readonly provider_zone: string;
}

/**
 * Reads the booking of a link or, when it was moved, the one that replaced it last. Null when the link's
 * subject has nothing to do with the booking any more.
 */
export async function readLinked(link: LinkRow): Promise<Linked | null> {
  const { rows } = await pool().query<LinkedRow>({
    name: "linked_booking",
    text: `WITH RECURSIVE line AS (
        SELECT id, successor_id, 0 AS steps FROM booking WHERE organization_id = $1 AND id = $2
        UNION ALL
        SELECT b.id, b.successor_id, line.steps + 1 FROM booking b JOIN line ON b.id = line.successor_id
          WHERE b.organization_id = $1 AND line.steps < 1000)
      SELECT now(), to_jsonb(b) AS booking, to_jsonb(e) AS event, line.steps > 0 AS moved, o.name AS offering,
        s.name AS supplier, c.name AS customer,
        jsonb_build_object('name', g.name, 'email', g.email, 'timeZone', g.time_zone) AS organization,
        coalesce(o.policy->>'timeZone', r.time_zone, g.time_zone) AS provider_zone
      FROM line JOIN booking b ON b.id = line.id AND b.organization_id = $1
      JOIN offering o ON o.organization_id = $1 AND o.id = b.offering_id
      JOIN customer c ON c.organization_id = $1 AND c.id = b.customer_id
      JOIN organization g ON g.id = $1
      LEFT JOIN supplier s ON s.organization_id = $1 AND s.id = b.supplier_id
      LEFT JOIN resource r ON r.organization_id = $1 AND r.id = b.resource_id
      JOIN booking_event e ON e.booking_id = b.id AND e.sequence = (
        SELECT max(sequence) FROM booking_event WHERE booking_id = b.id AND command NOT IN ('note', 'merge_customer', 'anonymise'))
      WHERE line.successor_id IS NULL`,
    values: [link.organizationId, link.bookingId],
  });
  const row = rows[0];
  if (!row) return null;
  const actor: LinkActor =
    link.purpose === "manage"
      ? { kind: "customer", id: link.subjectId, name: row.customer }
      : { kind: "supplier", id: link.subjectId, name: row.supplier ?? "" };
  return maySee(actor, row.booking) ? { actor, row } : null;
}

/** What the page shows, with those of the named commands that the booking's status has. */
export async function presentLinked(linked: Linked, named: readonly string[]): Promise<LinkedBooking> {
  const { actor, row } = linked;
  const { booking, event } = row;
  const commands = await commandsOf(booking.organization_id, booking.id, actor);
  return {
    reference: booking.reference,
    lifecycle: booking.lifecycle,
    status: booking.status,
    terminal: lifecycleOf(booking.lifecycle).statuses[booking.status]?.terminal ?? false,
    version: booking.version,
    offering: row.offering,
    supplier: row.supplier,
    organization: row.organization,
    customer: actor.kind === "customer" ? row.customer : (row.customer.split(/\s+/)[0] ?? ""),
    startsAt: new Date(booking.starts_at).toISOString(),
    endsAt: new Date(booking.ends_at).toISOString(),
    zone: (actor.kind === "customer" ? booking.customer_time_zone : null) ?? row.provider_zone,
    providerZone: row.provider_zone,
    location: booking.policy.location ?? null,
    promises: actor.kind === "customer" ? promisesOf(row) : [],
    partySize: booking.party_size,
    notes: booking.notes,
    deadlineAt: booking.deadline_at ? new Date(booking.deadline_at).toISOString() : null,
    overdue: booking.deadline_at !== null && row.now >= new Date(booking.deadline_at),
    moved: row.moved,
    last: {
      // What made a successor is, to its reader, that the booking was moved.
      command: event.command === "create" && booking.predecessor_id ? "reschedule" : event.command,
      by: partyOf(event, actor),
      at: new Date(event.at).toISOString(),
      reason: REASONS_TOLD.has(event.command) ? event.reason : null,
    },
    commands: commands.ok ? commands.data.flatMap((command) => linkedCommand(command, named)) : [],
  };
}

/** What is still ahead: an answer is shown as its time limit, and a reminder only while it can come. */
function promisesOf({ booking, now }: LinkedRow): string[] {
  const { policy, starts_at: startsAt } = booking;
  const reminded = reminderAt({ policy }, new Date(startsAt), now) !== null;
  return customerPromises(booking.lifecycle, {
    ...policy,
    requiresConfirmation: false,
    reminderMinutes: reminded ? policy.reminderMinutes : null,
  });
}

function partyOf(event: EventRow, actor: LinkActor): LinkedBooking["last"]["by"] {
  if (event.actor_kind === actor.kind) return "you";
  if (event.actor_kind === "supplier" || event.actor_kind === "customer" || event.actor_kind === "system")
    return event.actor_kind;
  return "organization";
}

type Available = Extract<Awaited<ReturnType<typeof commandsOf>>, { ok: true }>["data"][number];

function linkedCommand(available: Available, named: readonly string[]): LinkedCommand[] {
  const { command, allowed, refusals, reasonRequired, preview } = available;
  if (!named.includes(command) || refusals.some(({ code }) => code === "forbidden")) return [];
  const refusal = refusals[0]?.message ?? null;
  const effects = preview.filter(({ kind }) => kind === "places" || kind === "time");
  return [{ command, allowed, refusal, reasonRequired, effects: effects.map(({ text }) => text) }];
}
