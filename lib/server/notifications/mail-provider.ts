import { type Attachment, type ErrorResponse, Resend } from "resend";
import { config } from "@/lib/server/config";

const PATIENCE_MS = 20_000;
const LONGEST_RETRY_AFTER_SECONDS = 3_600;

interface OutgoingMail {
  readonly toName: string;
  readonly toAddress: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly calendar: { readonly method: string; readonly text: string } | null;
  /** The provider takes a second mail with the same key for the first one. */
  readonly dedupeKey: string;
}

export type Delivery =
  | { readonly kind: "sent"; readonly providerId: string }
  | { readonly kind: "later"; readonly error: string; readonly retryAfterSeconds: number | null }
  | { readonly kind: "refused"; readonly error: string };

export function hasMailProvider(): boolean {
  return config().RESEND_API_KEY !== undefined;
}

let client: Resend | undefined;

/** Hands one mail to Resend and says what came of it; nothing that Resend answers is thrown. */
export async function handToProvider(mail: OutgoingMail, signal?: AbortSignal): Promise<Delivery> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  client ??= new Resend(config().RESEND_API_KEY, { baseUrl: config().RESEND_BASE_URL });
  const { data, error, headers } = await client.emails.send(
    {
      from: config().MAIL_FROM,
      to: mailbox(mail.toName, mail.toAddress),
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      ...(mail.calendar ? { attachments: [invitation(mail.calendar)] } : {}),
    },
    { idempotencyKey: mail.dedupeKey, signal: signal ? AbortSignal.any([signal, patience]) : patience },
  );
  if (!error) return { kind: "sent", providerId: data.id };
  const said = inWords(error);
  return isPassing(error)
    ? { kind: "later", error: said, retryAfterSeconds: retryAfter(headers?.["retry-after"]) }
    : { kind: "refused", error: said };
}

/** Mail programs enter or remove the booking when the type names the same method as the file (RFC 6047). */
function invitation({ method, text }: NonNullable<OutgoingMail["calendar"]>): Attachment {
  return {
    filename: "invite.ics",
    content: Buffer.from(text, "utf8"),
    contentType: `text/calendar; charset=utf-8; method=${method}`,
  };
}

/** RFC 5322: a name in quotes, so that no character in it is taken for syntax. */
function mailbox(name: string, address: string): string {
  const plain = name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return plain === "" ? address : `"${plain.replace(/(["\\])/g, "\\$1")}" <${address}>`;
}

/** Without a status the answer never came; 409 says that the first attempt is still under way, unless it differs. */
function isPassing({ statusCode, name }: ErrorResponse): boolean {
  if (typeof statusCode !== "number") return true;
  if (statusCode === 409) return name !== "invalid_idempotent_request";
  return statusCode === 408 || statusCode === 429 || statusCode >= 500;
}

function inWords({ statusCode, name, message }: ErrorResponse): string {
  return `${statusCode ?? "No answer"} ${name}: ${message}`.slice(0, 500);
}

/** Seconds, or an HTTP date. */
function retryAfter(value: string | undefined): number | null {
  if (!value) return null;
  const seconds = /^\d+$/.test(value.trim()) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds), LONGEST_RETRY_AFTER_SECONDS) : null;
}
