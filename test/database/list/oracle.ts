import { bookingScope, inScope } from "@/lib/domain/access/permissions";
import { lifecycleOf } from "@/lib/domain/lifecycle/registry";
import { type BookingListFilter, sortOf } from "@/lib/schemas/booking-list";
import type { Principal } from "@/lib/server/auth/principal";
import type { Seeded, SeededMail } from "./world";

/** The list as one would say it, with every booking in memory: nothing of it is shared with what is tested. */
export function expectedList(
  all: readonly Seeded[],
  person: Principal,
  filter: BookingListFilter,
  now: Date,
): Seeded[] {
  const scope = bookingScope({ id: person.userId, roles: person.roles, supplierId: person.supplierId });
  const zone = person.organization.timeZone;
  const visible = all.filter((b) => inScope(scope, { supplierId: b.supplier_id, authorId: b.author_id }));
  const kept = visible.filter(
    (b) =>
      (filter.lifecycle?.includes(b.lifecycle) ?? true) &&
      (filter.phase?.some((phase) => phase === b.phase) ?? true) &&
      (filter.status?.some((status) => status === b.status) ?? true) &&
      (filter.supplierId === undefined || b.supplier_id === filter.supplierId) &&
      (filter.offeringId === undefined || b.offering_id === filter.offeringId) &&
      (filter.customerId === undefined || b.customer_id === filter.customerId) &&
      hasText(b, filter.q ?? "", guessesNames(person)) &&
      startsWithin(b, filter, zone) &&
      inTab(b, person, filter.tab ?? "all", now, zone),
  );
  return kept.sort((a, b) => compare(a, b, sortOf(filter)));
}

/** A member who is nothing more is not told customers' names, and finds by reference and mail. */
function guessesNames({ roles }: Principal): boolean {
  return roles.includes("member") && roles.every((role) => role === "member" || role === "supplier");
}

function hasText(booking: Seeded, q: string, withoutName: boolean): boolean {
  if (q.length < 3) {
    if (q !== "" && q.replaceAll("-", "") === "") return false;
    return booking.reference.replace("-", "").startsWith(q.replaceAll("-", "").toUpperCase());
  }
  const bare = q.replaceAll("-", "").toLowerCase();
  const asReference =
    /^[0-9a-hjkmnp-tv-z]{5,8}$/.test(bare) && booking.reference.replace("-", "").toLowerCase().includes(bare);
  const aligned = booking.reference.toLowerCase().includes(`${bare.slice(0, 4)}-${bare.slice(4)}`);
  const texts = withoutName ? booking.text.split(` ${booking.customerName.toLowerCase()} `) : [booking.text];
  return texts.some((text) => text.includes(q.toLowerCase())) || (asReference && aligned);
}

function startsWithin(booking: Seeded, { from, to }: BookingListFilter, zone: string): boolean {
  const start = new Date(booking.starts_at);
  const day = localDay(start, zone);
  if (from && (from.length > 10 ? start < new Date(from) : day < from)) return false;
  if (to && (to.length > 10 ? start >= new Date(to) : day > to)) return false;
  return true;
}

const formats = new Map<string, Intl.DateTimeFormat>();

export function localDay(instant: Date, zone: string): string {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
  formats.set(zone, format);
  return format.format(instant);
}

const AHEAD = ["active", "held", "paying", "interrupted"];

function inTab(booking: Seeded, person: Principal, tab: string, now: Date, zone: string): boolean {
  const start = new Date(booking.starts_at);
  switch (tab) {
    case "upcoming":
      return AHEAD.includes(booking.phase) && start >= now;
    case "today":
      return localDay(start, zone) === localDay(now, zone);
    case "ahead":
      return AHEAD.includes(booking.phase) && new Date(booking.ends_at) > now;
    case "past":
      return booking.phase === "done" || (AHEAD.includes(booking.phase) && new Date(booking.ends_at) <= now);
    case "tentative":
      return booking.phase === "draft";
    case "pending":
      return booking.phase === "deciding";
    case "rejected":
      return booking.status === "rejected";
    case "cancelled":
      return booking.phase === "void" && booking.status !== "rejected";
    case "attention":
      return (
        mayDecide(booking, person) ||
        (booking.deadline_at !== null && new Date(booking.deadline_at) <= now) ||
        (person.roles.some((role) => ["owner", "admin", "agent"].includes(role)) &&
          !["void", "done"].includes(booking.phase) &&
          booking.mails.some((mail) => didNotArrive(mail, booking.mails)))
      );
    default:
      return true;
  }
}

function didNotArrive(mail: SeededMail, all: readonly SeededMail[]): boolean {
  const later = all.filter(({ audience, at }) => audience === mail.audience && at > mail.at);
  return (
    ["failed", "bounced"].includes(mail.status) &&
    !later.some(({ status }) => status === "sent" || status === "captured")
  );
}

function mayDecide(booking: Seeded, person: Principal): boolean {
  if (booking.phase !== "deciding") return false;
  return lifecycleOf(booking.lifecycle).transitions.some(
    ({ command, from, by }) =>
      ["confirm", "approve", "reject"].includes(command) &&
      from?.includes(booking.status) &&
      by.some(({ party, relations }) => {
        if (party === "customer" || party === "system" || !person.roles.includes(party)) return false;
        if (party === "supplier" && booking.supplier_id !== person.supplierId) return false;
        const made = booking.author_id === person.userId || booking.maker_id === person.userId;
        return !(relations.includes("isNotMaker") && made);
      }),
  );
}

function compare(a: Seeded, b: Seeded, sort: string): number {
  const sign = sort.startsWith("-") ? -1 : 1;
  const column = { created: "created_at", starts: "starts_at", deadline: "deadline_at" } as const;
  const key = column[sort.replace("-", "") as keyof typeof column];
  const without = Number(a[key] === null) - Number(b[key] === null);
  if (without !== 0) return without;
  const instants = [a, b].map((row) => new Date(row[key] ?? row.created_at).getTime());
  return sign * ((instants[0] ?? 0) - (instants[1] ?? 0) || (a.id < b.id ? -1 : 1));
}
