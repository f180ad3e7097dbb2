import { BOOKING_WORDS, type Speech } from "@/emails/booking-words";
import { type Fact, type MailContent, oneLine } from "@/emails/mail-content";
import { formatMoment, formatPeriod } from "@/emails/period";
import { statusPresentation } from "@/lib/domain/lifecycle/presentation";
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
    preheader: oneLine(paragraphs[0] ?? words.heading),
    sender: oneLine(organization.name),
    heading: words.heading,
    paragraphs,
    quote: mail.reason === null ? null : { label: "The reason given", text: mail.reason },
    facts: factsOf(mail),
    action: actionOf(mail, addresses),
    footer: FOOTERS[audience](oneLine(organization.name)),
  };
}

const FOOTERS = {
  customer: (sender: string) => `You get this mail because a booking was made with ${sender} for you.`,
  supplier: (sender: string) => `You get this mail because you supply what ${sender} offers.`,
  seller: (sender: string) => `You get this mail because the booking is yours at ${sender}.`,
} as const;

function speechOf({ offering, customer, supplier, organization, booking }: BookingMail): Speech {
  return {
    offering: oneLine(offering),
    customer: oneLine(customer.name),
    answers: oneLine(supplier ?? organization.name),
    answerBy: booking.deadlineAt && formatMoment(new Date(booking.deadlineAt), organization.timeZone),
  };
}

function factsOf(mail: BookingMail): Fact[] {
  const { booking, audience, organization } = mail;
  const shown = statusPresentation(booking.lifecycle, booking.status);
  const forOthers = audience !== "customer";
  const facts: (Fact | false)[] = [
    ["Reference", booking.reference],
    ["Status", forOthers ? shown.label : shown.customerLabel],
    ["Offering", oneLine(mail.offering)],
    ["When", formatPeriod(new Date(booking.startsAt), new Date(booking.endsAt), organization.timeZone)],
    ["Party", booking.partySize === 1 ? "1 person" : `${booking.partySize} people`],
    forOthers && ["Customer", oneLine(mail.customer.name)],
    audience !== "supplier" && mail.supplier !== null && ["Supplier", oneLine(mail.supplier)],
    forOthers && booking.notes !== null && booking.notes.trim() !== "" && ["Notes", booking.notes],
  ];
  return facts.filter((fact) => fact !== false);
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
      label: "View or cancel your booking",
      url: addresses.link,
      note: "The button opens your booking without a login. Whoever has this mail can use it, so do not forward it.",
    };
  if (mail.audience === "seller") return { label: "Open the booking", url: addresses.desk, note: null };
  return null;
}
