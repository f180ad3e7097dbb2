import { type MailContent, oneLine } from "@/emails/mail-content";
import type { AccountMail } from "@/lib/domain/notifications/booking-mail";

export function accountContent(mail: AccountMail, link: string): MailContent {
  const sender = oneLine(mail.organization?.name ?? "Holdfast");
  return mail.topic === "invitation"
    ? invitation(sender, mail.from === null ? null : oneLine(mail.from), link)
    : passwordReset(sender, link);
}

function invitation(sender: string, from: string | null, link: string): MailContent {
  const sentence = from ? `${from} invites you to join ${sender}.` : `You are invited to join ${sender}.`;
  return {
    subject: `Join ${sender}`,
    preheader: sentence,
    sender,
    heading: `Join ${sender}`,
    paragraphs: [sentence, "Accept to work in its desk. The link works once."],
    quote: null,
    facts: [],
    action: {
      label: "Accept the invitation",
      url: link,
      note: "The link is yours alone: whoever has it can join in your place.",
    },
    footer:
      "You get this mail because your address was entered in an invitation. If you did not expect it, do nothing.",
  };
}

function passwordReset(sender: string, link: string): MailContent {
  return {
    subject: "Choose a new password",
    preheader: "Somebody asked for a new password for your account.",
    sender,
    heading: "Choose a new password",
    paragraphs: [
      "Somebody asked for a new password for your account. If that was you, choose one now.",
      "If it was not you, do nothing: your password stays as it is.",
    ],
    quote: null,
    facts: [],
    action: {
      label: "Choose a new password",
      url: link,
      note: "The link works once, for a short time. Keep it to yourself.",
    },
    footer: "You get this mail because your address was entered where a password is reset.",
  };
}
