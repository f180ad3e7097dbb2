import { BOOKING_WORDS, type Speech } from "@/emails/booking-words";
import { type Fact, type MailContent, oneLine } from "@/emails/mail-content";
import { clocksAgree, formatMoment, formatPeriod } from "@/emails/period";
import { directionsTo } from "@/lib/domain/directions";
import { statusPresentation } from "@/lib/domain/lifecycle/presentation";
import { lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { Phase } from "@/lib/domain/lifecycle/types";
import type { BookingMail } from "@/lib/domain/notifications/booking-mail";

interface Addresses {
  /** Where the mail's own link leads, or what stands for it until the mail is sent. */
  readonly link: string;
  /** The booking's page in the desk, for those who have a login there. */
  readonly desk: string;
}

export function bookingContent(mail: BookingMail, addresses: Addresses): MailContent {
  const { organization, booking, audience, topic } = mail;
  const words = BOOKING_WORDS[topic][audience];
  const speech = speechOf(mail);
  const paragraphs = words.paragraphs(speech);
  return {
    subject: oneLine(`${words.subject(speech)} (${booking.reference})`),
    preheader: oneLine(paragraphs[0] ?? words.heading(speech)),
    sender: oneLine(organization.name),
    heading: words.heading(speech),
    paragraphs,
    quote: mail.reason === null ? null : { label: "The reason given", text: mail.reason },
    facts: factsOf(mail),
    action: actionOf(mail, addresses),
    footer: (topic === "deadline_near" && audience === "seller" ? DECIDER : FOOTERS[audience])(
      oneLine(organization.name),
    ),
  };
}

const FOOTERS = {
  customer: (sender: string) => `You get this mail because a booking was made with ${sender} for you.`,
  supplier: (sender: string) => `You get this mail because you supply what ${sender} offers.`,
  seller: (sender: string) => `You get this mail because the booking is yours at ${sender}.`,
} as const;

const DECIDER = (sender: string) => `You get this mail because requests to ${sender} are decided here.`;

function readersZone({ timeZone, organization }: BookingMail): string {
  return timeZone ?? organization.timeZone;
}

function phaseOf({ booking }: BookingMail): Phase | undefined {
  return lifecycleOf(booking.lifecycle).statuses[booking.status]?.phase;
}

function speechOf(mail: BookingMail): Speech {
  const { offering, customer, supplier, organization, booking, previous } = mail;
  const zone = readersZone(mail);
  const period = (of: { startsAt: string; endsAt: string }) =>
    formatPeriod(new Date(of.startsAt), new Date(of.endsAt), zone);
  return {
    offering: oneLine(offering),
    customer: oneLine(customer.name),
    answers: oneLine(supplier ?? organization.name),
    answerBy: booking.deadlineAt && formatMoment(new Date(booking.deadlineAt), zone),
    when: period(booking),
    before: previous ? period(previous) : null,
    asked: phaseOf(mail) === "deciding",
  };
}

function factsOf(mail: BookingMail): Fact[] {
  const { booking, audience } = mail;
  const shown = statusPresentation(booking.lifecycle, booking.status);
  const forOthers = audience !== "customer";
  const { when, before } = speechOf(mail);
  const facts: (Fact | null | false)[] = [
    ["Reference", booking.reference],
    ["Status", forOthers ? shown.label : shown.customerLabel],
    ["Offering", oneLine(mail.offering)],
    ["When", when],
    localTime(mail),
    before !== null && ["Before", before],
    place(mail),
    ["Party", booking.partySize === 1 ? "1 person" : `${booking.partySize} people`],
    forOthers && ["Customer", oneLine(mail.customer.name)],
    audience !== "supplier" && mail.supplier !== null && ["Supplier", oneLine(mail.supplier)],
    forOthers && booking.notes !== null && booking.notes.trim() !== "" && ["Notes", booking.notes],
  ];
  return facts.filter((fact) => fact !== null && fact !== false);
}

/** The time on the provider's clock, where the reader's shows another. */
function localTime(mail: BookingMail): Fact | null {
  const { booking, providerTimeZone } = mail;
  const [startsAt, endsAt] = [new Date(booking.startsAt), new Date(booking.endsAt)];
  if (!providerTimeZone || clocksAgree(startsAt, endsAt, readersZone(mail), providerTimeZone)) return null;
  return ["Local time", formatPeriod(startsAt, endsAt, providerTimeZone)];
}

/** Where to go, as long as there is something to go to. */
function place(mail: BookingMail): Fact | null {
  const phase = phaseOf(mail);
  if (!mail.location || phase === "void" || phase === "done") return null;
  if (mail.audience !== "customer") return ["Where", mail.location];
  return ["Where", mail.location, { label: "Directions", url: directionsTo(mail.location) }];
}

function actionOf(mail: BookingMail, addresses: Addresses): MailContent["action"] {
  if (mail.link?.purpose === "supplier_answer")
    return {
      label: "Answer this request",
      url: addresses.link,
      note: "The button opens the request; nothing is decided before you say so there. Whoever has this mail can answer, so do not forward it.",
    };
  if (mail.link?.purpose === "manage")
    return {
      label:
        mail.booking.lifecycle === "appointment"
          ? "View, change or cancel your booking"
          : "View or cancel your booking",
      url: addresses.link,
      note: "The button opens your booking without a login. Whoever has this mail can use it, so do not forward it.",
    };
  if (mail.audience === "seller") return { label: "Open the booking", url: addresses.desk, note: null };
  return null;
}
