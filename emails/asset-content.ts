import { type Fact, type MailContent, oneLine } from "@/emails/mail-content";
import { formatPeriod } from "@/emails/period";
import type { AssetMail, AssetTopic, ToldBooking, ToldCause } from "@/lib/domain/notifications/asset-mail";

/** More than these are counted; the desk lists them all. */
const MOST_LISTED = 20;

const SUBJECTS: Readonly<Record<AssetTopic, string>> = {
  suspended: "Suspended",
  still_suspended: "Still suspended",
  restored: "Back on",
};

/** What a mail tells of its bookings, the gravest first. */
interface Told {
  readonly suspended: readonly ToldBooking[];
  readonly held: readonly ToldBooking[];
  readonly restored: readonly ToldBooking[];
}

export function assetContent(mail: AssetMail, desk: string): MailContent {
  const asset = oneLine(mail.asset.name);
  const sender = oneLine(mail.organization.name);
  const told: Told = {
    suspended: mail.causes.flatMap(({ suspended }) => suspended),
    held: mail.causes.flatMap(({ held }) => held),
    restored: mail.restored,
  };
  const sentences = [
    ...mail.causes.flatMap((cause) => forbidding(cause, asset)),
    ...(mail.restored.length > 0 ? [backOn(mail.restored, asset)] : []),
  ];
  const reason = mail.causes.find((cause) => cause.reason !== null)?.reason ?? null;
  return {
    subject: `${SUBJECTS[mail.topic]}: ${asset}`,
    preheader: sentences[0] ?? "",
    sender,
    heading: headingOf(told),
    paragraphs: [...sentences, whatNow(told)],
    quote: reason === null ? null : { label: "The reason given", text: reason },
    facts: listed(told, mail.asset.timeZone),
    action: { label: "See your bookings", url: desk, note: null },
    footer: `You get this mail because the bookings are yours at ${sender}.`,
  };
}

function headingOf({ suspended, held, restored }: Told): string {
  const waiting = suspended.length + held.length;
  if (waiting > 0 && restored.length > 0) return "Some of your bookings wait, others stand again";
  if (suspended.length > 0)
    return waiting === 1 ? "Your booking is suspended" : "Your bookings are suspended";
  if (held.length > 0)
    return held.length === 1 ? "Your booking stays suspended" : "Your bookings stay suspended";
  return restored.length === 1 ? "Your booking stands again" : "Your bookings stand again";
}

function forbidding({ kind, title, suspended, held }: ToldCause, asset: string): string[] {
  const why = oneLine(title);
  const because =
    kind === "squawk" ? `because it is grounded: ${why}.` : `because it is in maintenance then: ${why}.`;
  return [
    ...(suspended.length > 0
      ? [`${yours(suspended)} of ${asset} cannot go ahead${kind === "squawk" ? " for now" : ""}, ${because}`]
      : []),
    ...(held.length > 0
      ? [`${yours(held)} of ${asset} ${isOrAre(held)} suspended already, and now also ${because}`]
      : []),
  ];
}

function backOn(restored: readonly ToldBooking[], asset: string): string {
  return `${yours(restored)} of ${asset} ${isOrAre(restored)} confirmed again.`;
}

function whatNow({ suspended, held }: Told): string {
  const waiting = suspended.length + held.length;
  if (waiting === 0) return "Nothing is left for you to do.";
  const kept = waiting === 1 ? "The time" : "Their time";
  return `${kept} is kept for you. You are told as soon as it can be used again; until then you can also cancel.`;
}

function yours(bookings: readonly ToldBooking[]): string {
  return bookings.length === 1 ? "Your booking" : `${bookings.length} of your bookings`;
}

function isOrAre(bookings: readonly ToldBooking[]): string {
  return bookings.length === 1 ? "is" : "are";
}

/** Where the mail tells of several things, each line says which. */
function listed({ suspended, held, restored }: Told, zone: string): Fact[] {
  const kinds = [suspended, held, restored].filter(({ length }) => length > 0).length;
  const line = (what: string) => (booking: ToldBooking) =>
    factOf(booking, zone, kinds > 1 ? `${what}: ` : "");
  const all = [
    ...suspended.map(line("Suspended")),
    ...held.map(line("Still suspended")),
    ...restored.map(line("Confirmed again")),
  ];
  const more = all.length - MOST_LISTED;
  return more > 0 ? [...all.slice(0, MOST_LISTED), ["And", `${more} more`]] : all;
}

function factOf({ reference, startsAt, endsAt }: ToldBooking, zone: string, what: string): Fact {
  return [reference, `${what}${formatPeriod(new Date(startsAt), new Date(endsAt), zone)}`];
}
