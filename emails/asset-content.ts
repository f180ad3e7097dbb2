import { type Fact, type MailContent, oneLine } from "@/emails/mail-content";
import { formatPeriod } from "@/emails/period";
import type { AssetMail } from "@/lib/domain/notifications/asset-mail";

/** More than these are counted; the desk lists them all. */
const MOST_LISTED = 20;

export function assetContent(mail: AssetMail, desk: string): MailContent {
  const asset = oneLine(mail.asset.name);
  const sender = oneLine(mail.organization.name);
  const count = mail.bookings.length;
  const yours = count === 1 ? "Your booking" : `${count} of your bookings`;
  const sentence = sentenceOf(mail, asset, yours, count === 1);
  return {
    subject: mail.topic === "suspended" ? `Suspended: ${asset}` : `Back on: ${asset}`,
    preheader: sentence,
    sender,
    heading:
      mail.topic === "suspended"
        ? count === 1
          ? "Your booking is suspended"
          : "Your bookings are suspended"
        : count === 1
          ? "Your booking stands again"
          : "Your bookings stand again",
    paragraphs: [
      sentence,
      mail.topic === "suspended"
        ? "The time is kept for you. You are told as soon as it can be used again; until then you can also cancel."
        : "Nothing is left for you to do.",
    ],
    quote: mail.cause.reason === null ? null : { label: "The reason given", text: mail.cause.reason },
    facts: listed(mail),
    action: { label: "See your bookings", url: desk, note: null },
    footer: `You get this mail because the bookings are yours at ${sender}.`,
  };
}

function sentenceOf({ topic, cause }: AssetMail, asset: string, yours: string, one: boolean): string {
  const why = oneLine(cause.title);
  if (topic === "restored") return `${yours} of ${asset} ${one ? "is" : "are"} confirmed again.`;
  return cause.kind === "squawk"
    ? `${yours} of ${asset} cannot go ahead for now, because it is grounded: ${why}.`
    : `${yours} of ${asset} cannot go ahead, because it is in maintenance then: ${why}.`;
}

function listed({ bookings, asset }: AssetMail): Fact[] {
  const facts = bookings
    .slice(0, MOST_LISTED)
    .map(
      ({ reference, startsAt, endsAt }): Fact => [
        reference,
        formatPeriod(new Date(startsAt), new Date(endsAt), asset.timeZone),
      ],
    );
  const more = bookings.length - facts.length;
  return more > 0 ? [...facts, ["And", `${more} more`]] : facts;
}
