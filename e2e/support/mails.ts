import { expect, type Page } from "@playwright/test";
import { ownerQuery } from "./database";

interface MailRow {
  [column: string]: string | null;
  id: string;
  audience: string;
  topic: string;
  to_address: string;
  subject: string;
}

/** The mails about a booking, once as many as expected were written. */
export async function mailsOf(bookingId: string, count: number): Promise<MailRow[]> {
  let mails: MailRow[] = [];
  await expect
    .poll(
      async () => {
        mails = await ownerQuery<MailRow>(
          "SELECT id, audience, topic, to_address, subject FROM mail WHERE booking_id = $1 ORDER BY created_at, id",
          [bookingId],
        );
        return mails.length;
      },
      { message: "mails of the booking" },
    )
    .toBe(count);
  return mails;
}

/** The mail to this address whose subject or topic is like this; waits for it. */
export async function mailTo(address: string, topic: RegExp): Promise<MailRow> {
  let found: MailRow | undefined;
  await expect
    .poll(
      async () => {
        const mails = await ownerQuery<MailRow>(
          "SELECT id, audience, topic, to_address, subject FROM mail WHERE to_address = $1 ORDER BY created_at DESC",
          [address],
        );
        found = mails.find((mail) => topic.test(mail.topic) || topic.test(mail.subject));
        return found !== undefined;
      },
      { message: `a mail to ${address}` },
    )
    .toBe(true);
  return found as MailRow;
}

/** The path of the link in a mail, as the outbox of a demo shows it to its admins. */
export async function linkIn(adminPage: Page, mailId: string): Promise<string> {
  await adminPage.goto(`/desk/harbour/outbox/${mailId}?part=text`);
  const text = (await adminPage.getByRole("region", { name: "The mail" }).textContent()) ?? "";
  const link = /https?:\/\/[^/\s]+(\/(?:s|b|invite|reset-password)\/[^\s>)]+)/.exec(text);
  if (!link?.[1]) throw new Error(`No link in:\n${text}`);
  return link[1];
}

/** The supplier's or the customer's link of a booking just made. */
export async function bookingLink(
  adminPage: Page,
  bookingId: string,
  audience: "supplier" | "customer",
): Promise<string> {
  const mails = await mailsOf(bookingId, 3);
  const mail = mails.find((candidate) => candidate.audience === audience);
  if (!mail) throw new Error(`No mail to the ${audience}.`);
  return linkIn(adminPage, mail.id);
}
