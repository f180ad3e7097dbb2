import { createElement } from "react";
import { accountContent } from "@/emails/account-content";
import { assetContent } from "@/emails/asset-content";
import { bookingContent } from "@/emails/booking-content";
import { MailLayout } from "@/emails/mail-layout";
import { mailText } from "@/emails/mail-text";
import type { AssetMail } from "@/lib/domain/notifications/asset-mail";
import type { AccountMail, BookingMail } from "@/lib/domain/notifications/booking-mail";
import { routes } from "@/lib/routes";
import { config } from "@/lib/server/config";
import { linkPlaceholder } from "@/lib/server/notifications/link-placeholder";
import { type MailCalendar, mailCalendar } from "@/lib/server/notifications/mail-calendar";

const DOCTYPE =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

export type MailPayload = BookingMail | AccountMail | AssetMail;

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly calendar: MailCalendar | null;
}

/** The mail of one outbox row, written when its event happened. Where its link belongs stands a placeholder that no name in it can guess. */
export async function renderMail(
  outboxId: string,
  payload: MailPayload,
  writtenAt: Date,
): Promise<RenderedMail> {
  // Next lets a page use it only so, though none of what is rendered here is a part of the page.
  const { renderToStaticMarkup } = await import("react-dom/server");
  const content = contentOf(payload, linkPlaceholder(outboxId));
  return {
    subject: content.subject,
    html: `${DOCTYPE}${renderToStaticMarkup(createElement(MailLayout, { content }))}`,
    text: mailText(content),
    calendar: payload.kind === "booking" ? mailCalendar(payload, writtenAt) : null,
  };
}

function contentOf(payload: MailPayload, link: string) {
  switch (payload.kind) {
    case "booking":
      return bookingContent(payload, {
        link,
        desk: new URL(
          routes.desk(payload.organization.slug).booking(payload.booking.reference),
          config().APP_URL,
        ).href,
      });
    case "asset":
      return assetContent(
        payload,
        new URL(routes.desk(payload.organization.slug).bookings, config().APP_URL).href,
      );
    case "account":
      return accountContent(payload, link);
    default:
      throw new Error("The outbox holds a mail of a kind that has no template");
  }
}
