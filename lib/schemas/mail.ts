import { z } from "zod";
import { storable } from "@/lib/schemas/text";

export const MAIL_STATUSES = ["queued", "sent", "captured", "failed", "bounced", "withheld"] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

const cursor = z
  .string()
  .max(200)
  .regex(/^[\w-]+$/);

/** What the outbox's address may ask for. */
export const outboxQuery = z.object({
  status: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(MAIL_STATUSES)))
    .optional(),
  q: storable(z.string().trim().min(1).max(200)).optional(),
  cursor: cursor.optional(),
});
export type OutboxQuery = z.infer<typeof outboxQuery>;

export const mailRef = z.strictObject({ mailId: z.uuid() });

/** A mail in the list. */
export interface MailListRow {
  readonly id: string;
  readonly status: MailStatus;
  readonly subject: string;
  readonly toName: string;
  readonly toAddress: string;
  readonly reference: string | null;
  readonly createdAt: string;
}

/** A mail as it would arrive. `link` says what became of the link that it carries. */
export interface MailDto extends MailListRow {
  readonly from: string;
  readonly audience: string;
  readonly html: string;
  readonly text: string;
  readonly link: "none" | "removed" | "working";
  readonly attempts: number;
  readonly lastError: string | null;
  readonly providerId: string | null;
  readonly dedupeKey: string;
  /** The calendar file that goes with it. */
  readonly calendar: { readonly method: string; readonly text: string } | null;
  readonly sentAt: string | null;
}
