import { Banner } from "@/components/ui/banner";
import type { MailDto } from "@/lib/schemas/mail";

/** What a reader should know before the mail itself. */
export function MailNotices({ mail }: { mail: MailDto }) {
  return (
    <>
      {mail.status === "failed" ? (
        <Banner tone="negative" title="This mail did not go out">
          {mail.lastError}
        </Banner>
      ) : null}
      {mail.status === "bounced" ? (
        <Banner tone="negative" title="This mail did not arrive">
          {mail.lastError} Correct the reader's address and send it again, or tell them in another way.
        </Banner>
      ) : null}
      {mail.status === "withheld" ? (
        <Banner tone="neutral" title="This mail was not sent">
          {mail.lastError}
        </Banner>
      ) : null}
      {mail.status === "queued" && mail.lastError ? (
        <Banner tone="warning" title="The last attempt failed; it is tried again by itself">
          {mail.lastError}
        </Banner>
      ) : null}
      {mail.status === "captured" ? (
        <Banner tone="info" title="Kept here, not sent">
          No mail provider is set up, so mails stay in the outbox.
        </Banner>
      ) : null}
      {mail.link === "removed" ? (
        <Banner tone="neutral" title="Its link was removed">
          Whoever has the link can act for the reader, so it works in the reader's own mail alone.
        </Banner>
      ) : null}
      {mail.link === "working" ? (
        <Banner tone="warning" title="Its link works">
          This is a demo, so you can open the link as the reader would. It opens in a new tab.
        </Banner>
      ) : null}
    </>
  );
}
