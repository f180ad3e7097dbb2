import { LinkTabs } from "@/components/ui/link-tabs";
import type { MailDto } from "@/lib/schemas/mail";
import { MailFrame } from "./mail-frame";

export const MAIL_PARTS = ["html", "text", "calendar"] as const;
export type MailPart = (typeof MAIL_PARTS)[number];

interface MailPartsProps {
  mail: Pick<MailDto, "subject" | "html" | "text" | "calendar" | "link">;
  part: MailPart;
  hrefOf: (part: MailPart) => string;
}

const LABELS: Readonly<Record<MailPart, string>> = { html: "HTML", text: "Text", calendar: "invite.ics" };

/** The part that an address asks for, if the mail has it. */
export function partAsked(asked: unknown, mail: Pick<MailDto, "calendar">): MailPart {
  const part = MAIL_PARTS.find((one) => one === asked) ?? "html";
  return part === "calendar" && !mail.calendar ? "html" : part;
}

/** The mail's parts and what is attached to it, one at a time. */
export function MailParts({ mail, part, hrefOf }: MailPartsProps) {
  const parts = MAIL_PARTS.filter((one) => one !== "calendar" || mail.calendar);
  return (
    <section
      aria-label="The mail"
      className="min-w-0 overflow-hidden rounded-card border border-line bg-surface shadow-card"
    >
      <LinkTabs
        label="Parts of the mail"
        tabs={parts.map((one) => ({
          key: one,
          label: LABELS[one],
          href: hrefOf(one),
          current: one === part,
        }))}
      />
      {part === "text" ? <Plain text={mail.text} /> : null}
      {part === "calendar" && mail.calendar ? <Plain text={mail.calendar.text} /> : null}
      {part === "html" ? (
        <MailFrame html={mail.html} subject={mail.subject} linksWork={mail.link === "working"} />
      ) : null}
    </section>
  );
}

function Plain({ text }: { text: string }) {
  return <pre className="p-4 font-mono text-dense leading-6 break-words whitespace-pre-wrap">{text}</pre>;
}
