import { MAIL_AUDIENCES, MAIL_TOPICS, type MailAudience, type MailTopic } from "@/lib/domain/lifecycle/types";
import { ASSET_TOPICS, type AssetMail } from "@/lib/domain/notifications/asset-mail";
import type { AccountMail, BookingMail } from "@/lib/domain/notifications/booking-mail";

const ID = "01999999-9999-7999-8999-999999999999";

interface Sample extends Pick<BookingMail, "calendar" | "link" | "previous" | "reason"> {
  readonly lifecycle: BookingMail["booking"]["lifecycle"];
  readonly status: string;
  readonly deadlineAt: string | null;
}

const DEADLINE = "2031-06-20T18:00:00.000Z";
const BEFORE = { startsAt: "2031-06-30T15:00:00.000Z", endsAt: "2031-06-30T16:30:00.000Z" };

const PLAIN = {
  lifecycle: "appointment",
  status: "pending",
  deadlineAt: null,
  reason: null,
  previous: null,
  calendar: null,
  link: null,
} as const satisfies Sample;

const REQUEST = { uid: ID, sequence: 2, method: "REQUEST", organizer: "desk@harbour.test" } as const;
const CANCEL = { ...REQUEST, sequence: 3, method: "CANCEL" } as const;

/** A booking as each topic leaves it; `rescheduled` where the new time stands at once. */
const SAMPLES: Readonly<Record<MailTopic, Sample>> = {
  received: { ...PLAIN, deadlineAt: DEADLINE },
  confirmed: { ...PLAIN, status: "confirmed", calendar: REQUEST },
  rejected: { ...PLAIN, status: "rejected", reason: "The studio is closed for repairs that week." },
  timed_out: { ...PLAIN, status: "rejected" },
  cancelled: {
    ...PLAIN,
    status: "cancelled",
    reason: "The photographer is ill. We are sorry.",
    calendar: CANCEL,
  },
  withdrawn: { ...PLAIN, status: "cancelled" },
  rescheduled: { ...PLAIN, status: "confirmed", previous: BEFORE, calendar: REQUEST },
  expired: { ...PLAIN, lifecycle: "tour", status: "expired" },
  reminder: { ...PLAIN, status: "confirmed", calendar: REQUEST },
  deadline_near: { ...PLAIN, deadlineAt: DEADLINE },
  tentative_overlap: { ...PLAIN, lifecycle: "asset", status: "tentative" },
};

/** A template as the desk previews it: a topic, or one that reads differently by what it is about. */
export type BookingTemplate = MailTopic | "rescheduled_asked";
export const BOOKING_TEMPLATES: readonly BookingTemplate[] = MAIL_TOPICS.flatMap((topic) =>
  topic === "rescheduled" ? [topic, "rescheduled_asked" as const] : [topic],
);
export const ACCOUNT_TEMPLATES = ["invitation", "password_reset"] as const satisfies AccountMail["topic"][];

/** "moved" is a window of maintenance that was moved from one of the reader's bookings onto another. */
export const ASSET_TEMPLATES = [...ASSET_TOPICS, "moved"] as const;
type AssetTemplate = (typeof ASSET_TEMPLATES)[number];

/** Who gets such a mail at all. */
export function audiencesOf(template: BookingTemplate): readonly MailAudience[] {
  if (template === "reminder") return ["customer"];
  if (template === "deadline_near") return ["supplier", "seller"];
  if (template === "tentative_overlap") return ["seller"];
  return MAIL_AUDIENCES;
}

const READERS: Readonly<Record<MailAudience, Pick<BookingMail, "to" | "timeZone">>> = {
  customer: { to: { name: "Mara Costa", address: "mara@guest.test" }, timeZone: "America/Los_Angeles" },
  supplier: { to: { name: "Studio Ana", address: "ana@supplier.test" }, timeZone: "America/New_York" },
  seller: { to: { name: "Bo Agent", address: "bo@harbour.test" }, timeZone: "Europe/Lisbon" },
};

/** Where nobody outside decides, the organization's own address is told. */
const DECIDER = { ...READERS.seller, to: { name: "Harbour & Hill", address: "desk@harbour.test" } };

export function sampleBookingMail(template: BookingTemplate, audience: MailAudience): BookingMail {
  const topic = template === "rescheduled_asked" ? "rescheduled" : template;
  const sample: Sample =
    template === "rescheduled_asked"
      ? { ...PLAIN, deadlineAt: DEADLINE, previous: BEFORE, calendar: CANCEL }
      : SAMPLES[topic];
  const { lifecycle, status, deadlineAt, ...more } = sample;
  return {
    kind: "booking",
    topic,
    audience,
    ...(topic === "deadline_near" && audience === "seller" ? DECIDER : READERS[audience]),
    providerTimeZone: "America/New_York",
    organization: { name: "Harbour & Hill", slug: "harbour", timeZone: "Europe/Lisbon" },
    booking: {
      id: ID,
      reference: "ABCD-EFGH",
      lifecycle,
      status,
      startsAt: "2031-07-01T14:00:00.000Z",
      endsAt: "2031-07-01T15:30:00.000Z",
      partySize: 2,
      deadlineAt,
      notes: "We bring our dog.",
    },
    offering: "Portrait sitting",
    supplier: "Studio Ana",
    customer: { name: "Mara Costa" },
    location: "12 Quay Street\nBrooklyn, NY 11201",
    ...more,
    link: linkOf(topic, audience, status),
  };
}

function linkOf(topic: MailTopic, audience: MailAudience, status: string): BookingMail["link"] {
  const link = { subjectId: ID, expiresAt: "2031-08-01T00:00:00.000Z" };
  if (audience === "supplier" && status === "pending") return { ...link, purpose: "supplier_answer" };
  const stands: readonly MailTopic[] = ["received", "confirmed", "rescheduled", "reminder"];
  return audience === "customer" && stands.includes(topic) ? { ...link, purpose: "manage" } : null;
}

const FIRST = {
  reference: "ABCD-EFGH",
  startsAt: "2031-07-01T14:00:00.000Z",
  endsAt: "2031-07-01T15:30:00.000Z",
};
const SECOND = {
  reference: "JKMN-PQRS",
  startsAt: "2031-07-02T08:00:00.000Z",
  endsAt: "2031-07-02T10:00:00.000Z",
};

export function sampleAssetMail(template: AssetTemplate): AssetMail {
  const cause = {
    kind: "maintenance",
    title: "Annual inspection",
    reason: "The inspector comes earlier than planned.",
  } as const;
  const told: Readonly<Record<AssetTemplate, Pick<AssetMail, "causes" | "restored">>> = {
    suspended: { causes: [{ ...cause, suspended: [FIRST, SECOND], retained: [], held: [] }], restored: [] },
    still_suspended: {
      causes: [{ ...cause, suspended: [], retained: [], held: [FIRST, SECOND] }],
      restored: [],
    },
    restored: { causes: [], restored: [FIRST, SECOND] },
    moved: { causes: [{ ...cause, suspended: [FIRST], retained: [], held: [] }], restored: [SECOND] },
  };
  return {
    kind: "asset",
    topic: template === "moved" ? "suspended" : template,
    audience: "seller",
    to: READERS.seller.to,
    organization: { name: "Harbour & Hill", slug: "harbour" },
    asset: { name: "Glider D-1234", timeZone: "Europe/Lisbon" },
    ...told[template],
  };
}

export function sampleAccountMail(topic: AccountMail["topic"]): AccountMail {
  return {
    kind: "account",
    topic,
    to: { name: "Bo Agent", address: "bo@harbour.test" },
    organization: topic === "invitation" ? { name: "Harbour & Hill" } : null,
    from: topic === "invitation" ? "Olga Owner" : null,
    linkId: ID,
  };
}
