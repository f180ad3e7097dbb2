import {
  ACCOUNT_TEMPLATES,
  ASSET_TEMPLATES,
  audiencesOf,
  BOOKING_TEMPLATES,
  type BookingTemplate,
  sampleAccountMail,
  sampleAssetMail,
  sampleBookingMail,
} from "@/emails/sample-mails";
import type { MailAudience } from "@/lib/domain/lifecycle/types";
import type { MailDto } from "@/lib/schemas/mail";
import { config } from "@/lib/server/config";
import { withLink } from "@/lib/server/notifications/link-placeholder";
import { type MailPayload, renderMail } from "@/lib/server/notifications/render-mail";

type AccountTemplate = (typeof ACCOUNT_TEMPLATES)[number];
type AssetTemplate = (typeof ASSET_TEMPLATES)[number];
export type MailReader = MailAudience | "person";

export interface MailTemplate {
  readonly key: BookingTemplate | AssetTemplate | AccountTemplate;
  readonly label: string;
  readonly readers: readonly MailReader[];
}

const LABELS: Readonly<Record<MailTemplate["key"], string>> = {
  received: "Request received",
  confirmed: "Confirmed",
  rejected: "Declined",
  timed_out: "Not answered in time",
  cancelled: "Cancelled",
  withdrawn: "Withdrawn",
  rescheduled: "Moved",
  rescheduled_asked: "Moved, to be confirmed",
  expired: "Hold expired",
  reminder: "Reminder",
  deadline_near: "Time limit near",
  tentative_overlap: "Time taken by another booking",
  suspended: "Asset out of use",
  still_suspended: "Asset out of use for one more cause",
  moved: "Maintenance moved",
  restored: "Asset in use again",
  invitation: "Invitation",
  password_reset: "Password reset",
};

/** Every mail that Holdfast writes. */
export const MAIL_TEMPLATES: readonly MailTemplate[] = [
  ...BOOKING_TEMPLATES.map((key) => ({ key, label: LABELS[key], readers: audiencesOf(key) })),
  ...ASSET_TEMPLATES.map((key) => ({ key, label: LABELS[key], readers: ["seller"] as const })),
  ...ACCOUNT_TEMPLATES.map((key) => ({ key, label: LABELS[key], readers: ["person"] as const })),
];

const SAMPLE_ID = "01999999-9999-7999-8999-000000000000";
const SAMPLE_WRITTEN_AT = new Date("2031-06-18T08:00:00.000Z");

export type TemplatePreview = Pick<MailDto, "subject" | "html" | "text" | "calendar" | "link">;

/** A template with sample data, written as the relay writes it; its link leads nowhere. */
export async function previewTemplate(
  key: MailTemplate["key"],
  reader: MailReader,
): Promise<TemplatePreview> {
  const { calendar, ...mail } = await renderMail(SAMPLE_ID, sampleOf(key, reader), SAMPLE_WRITTEN_AT);
  const address = new URL("/a-link-of-the-readers-own", config().APP_URL).href;
  return { ...withLink(mail, SAMPLE_ID, address), calendar, link: "removed" };
}

function sampleOf(key: MailTemplate["key"], reader: MailReader): MailPayload {
  if (reader === "person" || key === "invitation" || key === "password_reset")
    return sampleAccountMail(key === "password_reset" ? key : "invitation");
  return isOfAsset(key) ? sampleAssetMail(key) : sampleBookingMail(key, reader);
}

function isOfAsset(key: MailTemplate["key"]): key is AssetTemplate {
  return ASSET_TEMPLATES.some((template) => template === key);
}
