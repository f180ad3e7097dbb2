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

/** What a mail tells of its bookings, the gravest first, each booking once. */
interface Told {
  readonly suspended: readonly ToldBooking[];
  /** Suspended before, and still. */
  readonly waiting: readonly ToldBooking[];
  readonly restored: readonly ToldBooking[];
}

export function assetContent(mail: AssetMail, desk: string): MailContent {
  const asset = oneLine(mail.asset.name);
  const sender = oneLine(mail.organization.name);
  const told = toldBy(mail);
  const sentences = [
    ...forbidding(mail.causes, asset),
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

function toldBy({ causes, restored }: AssetMail): Told {
  const suspended = causes.flatMap((cause) => cause.suspended);
  const newly = new Set(suspended.map(({ reference }) => reference));
  const waiting = new Map(
    causes
      .flatMap(({ retained, held }) => [...retained, ...held])
      .filter(({ reference }) => !newly.has(reference))
      .map((booking) => [booking.reference, booking]),
  );
  return { suspended, waiting: [...waiting.values()].sort(soonestFirst), restored };
}

function soonestFirst(a: ToldBooking, b: ToldBooking): number {
  return new Date(a.startsAt).getTime() - new Date(b.startsAt).getTime();
}

function headingOf({ suspended, waiting, restored }: Told): string {
  const forbidden = suspended.length + waiting.length;
  if (forbidden > 0 && restored.length > 0) return "Some of your bookings wait, others stand again";
  if (suspended.length > 0)
    return forbidden === 1 ? "Your booking is suspended" : "Your bookings are suspended";
  if (waiting.length > 0)
    return waiting.length === 1 ? "Your booking stays suspended" : "Your bookings stay suspended";
  return restored.length === 1 ? "Your booking stands again" : "Your bookings stand again";
}

/** A sentence a cause; what newly suspends comes before what holds the same bookings besides. */
function forbidding(causes: readonly ToldCause[], asset: string): string[] {
  const sentences = (outcome: "suspended" | "retained" | "held") =>
    causes
      .filter((cause) => cause[outcome].length > 0)
      .map((cause) => SENTENCES[outcome](cause[outcome], asset, cause));
  return [...sentences("suspended"), ...sentences("retained"), ...sentences("held")];
}

type Sentence = (bookings: readonly ToldBooking[], asset: string, cause: ToldCause) => string;

const SENTENCES: Readonly<Record<"suspended" | "retained" | "held", Sentence>> = {
  suspended: (bookings, asset, cause) =>
    `${yours(bookings)} of ${asset} cannot go ahead${cause.kind === "squawk" ? " for now" : ""}, ${because(cause)}`,
  retained: stillOff,
  held: (bookings, asset, cause) =>
    `${yours(bookings)} of ${asset} ${isOrAre(bookings)} now suspended also ${because(cause)}`,
};

function because({ kind, title }: ToldCause): string {
  const why = oneLine(title);
  return kind === "squawk" ? `because it is grounded: ${why}.` : `because it is in maintenance then: ${why}.`;
}

/** That what they waited for before is over is told too: nobody else does. */
function stillOff(bookings: readonly ToldBooking[], asset: string, cause: ToldCause): string {
  const what =
    bookings.length === 1
      ? "waits no longer for what suspended it before, but stays suspended"
      : "wait no longer for what suspended them before, but stay suspended";
  return `${yours(bookings)} of ${asset} ${what}, ${because(cause)}`;
}

function backOn(restored: readonly ToldBooking[], asset: string): string {
  return `${yours(restored)} of ${asset} ${isOrAre(restored)} confirmed again.`;
}

function whatNow({ suspended, waiting }: Told): string {
  const forbidden = suspended.length + waiting.length;
  if (forbidden === 0) return "Nothing is left for you to do.";
  const kept = forbidden === 1 ? "The time" : "Their time";
  return `${kept} is kept for you. You are told as soon as it can be used again; until then you can also cancel.`;
}

function yours(bookings: readonly ToldBooking[]): string {
  return bookings.length === 1 ? "Your booking" : `${bookings.length} of your bookings`;
}

function isOrAre(bookings: readonly ToldBooking[]): string {
  return bookings.length === 1 ? "is" : "are";
}

/** Where the mail tells of several things, each line says which. */
function listed({ suspended, waiting, restored }: Told, zone: string): Fact[] {
  const kinds = [suspended, waiting, restored].filter(({ length }) => length > 0).length;
  const line = (what: string) => (booking: ToldBooking) =>
    factOf(booking, zone, kinds > 1 ? `${what}: ` : "");
  const all = [
    ...suspended.map(line("Suspended")),
    ...waiting.map(line("Still suspended")),
    ...restored.map(line("Confirmed again")),
  ];
  const more = all.length - MOST_LISTED;
  return more > 0 ? [...all.slice(0, MOST_LISTED), ["And", `${more} more`]] : all;
}

function factOf({ reference, startsAt, endsAt }: ToldBooking, zone: string, what: string): Fact {
  return [reference, `${what}${formatPeriod(new Date(startsAt), new Date(endsAt), zone)}`];
}
