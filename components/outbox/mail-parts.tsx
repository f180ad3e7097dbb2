import { LinkTabs } from "@/components/ui/link-tabs";
import type { MailDto } from "@/lib/schemas/mail";
import { MailFrame } from "./mail-frame";

interface MailPartsProps {
  mail: MailDto;
  asText: boolean;
  htmlHref: string;
  textHref: string;
}

/** The mail's two parts, one at a time. */
export function MailParts({ mail, asText, htmlHref, textHref }: MailPartsProps) {
  return (
    <section
      aria-label="The mail"
      className="min-w-0 overflow-hidden rounded-card border border-line bg-surface shadow-card"
    >
      <LinkTabs
        label="Parts of the mail"
        tabs={[
          { key: "html", label: "HTML", href: htmlHref, current: !asText },
          { key: "text", label: "Text", href: textHref, current: asText },
        ]}
      />
      {asText ? (
        <pre className="p-4 font-mono text-dense leading-6 break-words whitespace-pre-wrap">{mail.text}</pre>
      ) : (
        <MailFrame html={mail.html} subject={mail.subject} linksWork={mail.link === "working"} />
      )}
    </section>
  );
}
