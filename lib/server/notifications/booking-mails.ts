import { seesCustomer } from "@/lib/domain/access/permissions";
import type { Decision } from "@/lib/domain/lifecycle/decide";
import type { BookingState, MailAudience, MailTopic } from "@/lib/domain/lifecycle/types";
import type { BookingMail, BookingMailLink } from "@/lib/domain/notifications/booking-mail";
import type { CustomerRow } from "@/lib/server/bookings/booking-dto";
import type { OutboxRow } from "@/lib/server/bookings/change";
import type { ReadRow } from "@/lib/server/bookings/read-facts";
import { newId } from "@/lib/server/db/new-id";

const MANAGE_LINK_OUTLIVES_MS = 30 * 24 * 3_600_000;
const SUPPLIER_LINK_OUTLIVES_MS = 30 * 24 * 3_600_000;

interface Subject {
  readonly row: ReadRow;
  readonly customer: CustomerRow;
  /** The booking before the decision; its id and reference are final. */
  readonly booking: BookingState;
  readonly notes: string | null;
}

/** The outbox rows of a decision: one for each mail among its effects (INV-07). */
export function bookingMails(decision: Decision, subject: Subject): OutboxRow[] {
  return decision.effects.flatMap((effect) =>
    effect.kind === "mail" ? [outboxRow(mailOf(effect.to, effect.topic, decision, subject))] : [],
  );
}

function outboxRow(mail: BookingMail): OutboxRow {
  return { id: newId(), channel: "mail", topic: mail.topic, payload: mail };
}

function mailOf(audience: MailAudience, topic: MailTopic, decision: Decision, subject: Subject): BookingMail {
  const { row, booking, customer, notes } = subject;
  const last = decision.steps.at(-1);
  const period = last?.period ?? booking;
  return {
    kind: "booking",
    topic,
    audience,
    to: recipient(audience, row, customer),
    organization: {
      name: row.organization.name,
      slug: row.organization.slug,
      timeZone: row.organization.time_zone,
    },
    booking: {
      id: booking.id,
      reference: booking.reference,
      lifecycle: row.booking?.lifecycle ?? row.offering.lifecycle,
      status: last?.to ?? booking.status ?? "",
      startsAt: period.startsAt.toISOString(),
      endsAt: period.endsAt.toISOString(),
      partySize: booking.partySize,
      deadlineAt: last?.deadline?.at.toISOString() ?? null,
      notes,
    },
    offering: row.offering.name,
    supplier: row.supplier?.name ?? null,
    customer: { name: audience === "seller" ? nameToldToAuthor(row, customer) : customer.name },
    reason: last?.reason ?? null,
    link: linkOf(audience, topic, period.startsAt, period.endsAt, row, customer),
  };
}

/** An author who may not learn what is kept about the customer reads the mail that they gave. */
function nameToldToAuthor(row: ReadRow, customer: CustomerRow): string {
  const { author, booking, offering } = row;
  if (!row.customer || !author?.roles || author.email === customer.email) return customer.name;
  const { supplier_id: supplierId } = booking ?? offering;
  const person = { id: author.id, roles: author.roles, supplierId: null };
  return seesCustomer(person, { supplierId }) ? customer.name : customer.email;
}

function recipient(audience: MailAudience, row: ReadRow, customer: CustomerRow): BookingMail["to"] {
  if (audience === "customer") return { name: customer.name, address: customer.email };
  if (audience === "supplier" && row.supplier)
    return { name: row.supplier.name, address: row.supplier.email };
  const seller = row.author ?? row.organization;
  return { name: seller.name, address: seller.email };
}

/** Links outlive what they are for, so that a late click meets a page that explains. */
function linkOf(
  audience: MailAudience,
  topic: MailTopic,
  startsAt: Date,
  endsAt: Date,
  row: ReadRow,
  customer: CustomerRow,
): BookingMailLink | null {
  if (audience === "supplier" && topic === "received" && row.supplier)
    return {
      purpose: "supplier_answer",
      subjectId: row.supplier.id,
      expiresAt: new Date(startsAt.getTime() + SUPPLIER_LINK_OUTLIVES_MS).toISOString(),
    };
  if (audience === "customer" && (topic === "received" || topic === "confirmed"))
    return {
      purpose: "manage",
      subjectId: customer.id,
      expiresAt: new Date(endsAt.getTime() + MANAGE_LINK_OUTLIVES_MS).toISOString(),
    };
  return null;
}
