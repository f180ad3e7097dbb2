import { seesCustomer } from "@/lib/domain/access/permissions";
import type { Decision } from "@/lib/domain/lifecycle/decide";
import { type LifecycleKey, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { ScheduledTopic } from "@/lib/domain/lifecycle/scheduled-mails";
import type { BookingState, MailAudience, MailTopic, Phase } from "@/lib/domain/lifecycle/types";
import type {
  BookingMail,
  BookingMailCalendar,
  BookingMailLink,
} from "@/lib/domain/notifications/booking-mail";
import { calendarMethod } from "@/lib/domain/notifications/calendar-entry";
import type { CustomerRow } from "@/lib/server/bookings/booking-dto";
import type { BookingRow } from "@/lib/server/bookings/booking-row";
import type { OutboxRow } from "@/lib/server/bookings/change";
import { placeInCalendar } from "@/lib/server/bookings/insert-step";
import { providerZone, type ReadRow } from "@/lib/server/bookings/read-facts";
import { newId } from "@/lib/server/db/new-id";
import { linkExpiry } from "@/lib/server/links/expiry";

interface Subject {
  /** With the booking before the decision; for one that is being made, with its predecessor or none. */
  readonly row: ReadRow;
  readonly customer: CustomerRow;
  /** The booking before the decision; its id and reference are final. */
  readonly booking: BookingState;
  readonly notes: string | null;
  /** The zone that the customer chose for a booking that is being made. */
  readonly customerTimeZone?: string | null;
}

/** What a mail tells of: the booking as it is after a decision, or as it stands. */
interface Told {
  readonly before: Phase | null;
  readonly status: string;
  readonly version: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly deadlineAt: Date | null;
  readonly reason: string | null;
}

/** The outbox rows of a decision: one for each mail among its effects (INV-07). */
export function bookingMails(decision: Decision, subject: Subject): OutboxRow[] {
  const { booking, row } = subject;
  const last = decision.steps.at(-1);
  const from = booking.status ?? row.booking?.status ?? null;
  const told: Told = {
    before: from === null ? null : phaseOf(lifecycleIn(row), from),
    status: last?.to ?? booking.status ?? "",
    version: booking.version + decision.steps.length,
    ...(last?.period ?? { startsAt: booking.startsAt, endsAt: booking.endsAt }),
    deadlineAt: last?.deadline?.at ?? null,
    reason: last?.reason ?? null,
  };
  // Whoever was removed has no address any more; what is written after that is the desk's own bookkeeping.
  const reachable = (audience: MailAudience) => audience !== "customer" || !row.customer?.anonymised_at;
  return decision.effects.flatMap((effect) =>
    effect.kind === "mail" && reachable(effect.to)
      ? [outboxRow(mailOf(effect.to, effect.topic, told, subject))]
      : [],
  );
}

/** The outbox row of a mail that was due at a time, about the booking as it stands. */
export function dueMail(audience: MailAudience, topic: ScheduledTopic, subject: Subject): OutboxRow {
  const { booking, row } = subject;
  const status = booking.status ?? "";
  return outboxRow(
    mailOf(
      audience,
      topic,
      { ...booking, status, before: phaseOf(lifecycleIn(row), status), reason: null },
      subject,
    ),
  );
}

function lifecycleIn({ booking, offering }: ReadRow): LifecycleKey {
  return booking?.lifecycle ?? offering.lifecycle;
}

function phaseOf(lifecycle: LifecycleKey, status: string): Phase {
  const phase = lifecycleOf(lifecycle).statuses[status]?.phase;
  if (!phase) throw new Error(`The lifecycle ${lifecycle} has no status ${status}`);
  return phase;
}

function outboxRow(mail: BookingMail): OutboxRow {
  return { id: newId(), channel: "mail", topic: mail.topic, payload: mail };
}

function mailOf(audience: MailAudience, topic: MailTopic, told: Told, subject: Subject): BookingMail {
  const { row, booking, customer, notes } = subject;
  const lifecycle = lifecycleIn(row);
  const after = phaseOf(lifecycle, told.status);
  return {
    kind: "booking",
    topic,
    audience,
    to: recipient(audience, topic, row, customer),
    organization: {
      name: row.organization.name,
      slug: row.organization.slug,
      timeZone: row.organization.time_zone,
    },
    timeZone: readersZone(audience, subject),
    providerTimeZone: providerZone(row),
    booking: {
      id: booking.id,
      reference: booking.reference,
      lifecycle,
      status: told.status,
      startsAt: told.startsAt.toISOString(),
      endsAt: told.endsAt.toISOString(),
      partySize: booking.partySize,
      deadlineAt: told.deadlineAt?.toISOString() ?? null,
      notes,
    },
    offering: row.offering.name,
    supplier: row.supplier?.name ?? null,
    customer: { name: toAuthor(audience, topic) ? nameToldToAuthor(row, customer) : customer.name },
    reason: told.reason,
    location: booking.policy.location ?? null,
    previous: previousOf(told, subject),
    calendar: calendarOf(told, after, subject),
    link: linkOf(audience, topic, after, told, row, customer),
  };
}

function readersZone(audience: MailAudience, { row, customerTimeZone }: Subject): string {
  if (audience === "seller") return row.organization.time_zone;
  const chosen = row.booking ? row.booking.customer_time_zone : customerTimeZone;
  return (audience === "customer" ? chosen : null) ?? providerZone(row);
}

/** The booking that this one replaces, while it is being made. */
function predecessorOf({ row, booking }: Subject): BookingRow | null {
  return row.booking && row.booking.id !== booking.id ? row.booking : null;
}

function previousOf(told: Told, subject: Subject): BookingMail["previous"] {
  const { starts_at: startsAt, ends_at: endsAt } = predecessorOf(subject) ?? subject.row.booking ?? {};
  if (!startsAt || !endsAt) return null;
  const previous = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
  if (+previous.startsAt === +told.startsAt && +previous.endsAt === +told.endsAt) return null;
  return { startsAt: previous.startsAt.toISOString(), endsAt: previous.endsAt.toISOString() };
}

function calendarOf(told: Told, after: Phase, subject: Subject): BookingMailCalendar | null {
  const method = calendarMethod(told.before, after);
  if (!method) return null;
  const predecessor = predecessorOf(subject);
  const place = (predecessor ? null : subject.row.booking) ?? placeInCalendar(subject.booking, predecessor);
  return {
    uid: place.calendar_uid,
    sequence: place.calendar_base + told.version,
    method,
    organizer: subject.row.organization.email,
  };
}

/** Whoever made a booking is often the one who may not decide about it. */
function toAuthor(audience: MailAudience, topic: MailTopic): boolean {
  return audience === "seller" && topic !== "deadline_near";
}

/** An author who may not learn what is kept about the customer reads the mail that they gave. */
function nameToldToAuthor(row: ReadRow, customer: CustomerRow): string {
  const { author, booking, offering } = row;
  if (!row.customer || !author?.roles || author.email === customer.email) return customer.name;
  const { supplier_id: supplierId } = booking ?? offering;
  const person = { id: author.id, roles: author.roles, supplierId: null };
  return seesCustomer(person, { supplierId }) ? customer.name : customer.email;
}

function recipient(
  audience: MailAudience,
  topic: MailTopic,
  row: ReadRow,
  customer: CustomerRow,
): BookingMail["to"] {
  if (audience === "customer") return { name: customer.name, address: customer.email };
  if (audience === "supplier" && row.supplier)
    return { name: row.supplier.name, address: row.supplier.email };
  const seller = (toAuthor(audience, topic) ? row.author : null) ?? row.organization;
  return { name: seller.name, address: seller.email };
}

/** Mails about a booking that stands, or may yet, lead its customer to it. */
const STANDS: readonly MailTopic[] = ["received", "confirmed", "rescheduled", "reminder", "deadline_near"];

function linkOf(
  audience: MailAudience,
  topic: MailTopic,
  after: Phase,
  { startsAt, endsAt }: Pick<Told, "startsAt" | "endsAt">,
  row: ReadRow,
  customer: CustomerRow,
): BookingMailLink | null {
  if (!STANDS.includes(topic)) return null;
  if (audience === "supplier" && row.supplier && (after === "deciding" || topic === "received"))
    return {
      purpose: "supplier_answer",
      subjectId: row.supplier.id,
      expiresAt: linkExpiry(startsAt).toISOString(),
    };
  if (audience === "customer")
    return {
      purpose: "manage",
      subjectId: customer.id,
      expiresAt: linkExpiry(endsAt).toISOString(),
    };
  return null;
}
