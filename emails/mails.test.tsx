import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { accountContent } from "@/emails/account-content";
import { bookingContent } from "@/emails/booking-content";
import type { MailContent } from "@/emails/mail-content";
import { MailLayout } from "@/emails/mail-layout";
import { mailText } from "@/emails/mail-text";
import { MAIL_AUDIENCES, MAIL_TOPICS, type MailTopic } from "@/lib/domain/lifecycle/types";
import type { AccountMail, BookingMail } from "@/lib/domain/notifications/booking-mail";

const PLACEHOLDER = "{{link:01999999-9999-7999-8999-999999999999}}";
const ADDRESSES = { link: PLACEHOLDER, desk: "https://desk.example/desk/harbour/bookings/ABCD-EFGH" };
const STATUS_AFTER: Readonly<Record<MailTopic, [BookingMail["booking"]["lifecycle"], string]>> = {
  received: ["request", "pending"],
  confirmed: ["request", "confirmed"],
  rejected: ["request", "rejected"],
  timed_out: ["request", "rejected"],
  cancelled: ["request", "cancelled"],
  withdrawn: ["request", "cancelled"],
  rescheduled: ["appointment", "confirmed"],
  expired: ["tour", "expired"],
  reminder: ["appointment", "confirmed"],
  deadline_near: ["appointment", "pending"],
};

function bookingMail(topic: MailTopic, more: Partial<BookingMail> = {}): BookingMail {
  const [lifecycle, status] = STATUS_AFTER[topic];
  return {
    kind: "booking",
    topic,
    audience: "customer",
    to: { name: "Mara Costa", address: "mara@guest.test" },
    organization: { name: "Harbour & Hill Travel", slug: "harbour", timeZone: "Europe/Lisbon" },
    booking: {
      id: "01999999-9999-7999-8999-999999999999",
      reference: "ABCD-EFGH",
      lifecycle,
      status,
      startsAt: "2031-07-01T09:00:00.000Z",
      endsAt: "2031-07-01T11:30:00.000Z",
      partySize: 2,
      deadlineAt: topic === "received" || topic === "deadline_near" ? "2031-06-20T18:00:00.000Z" : null,
      notes: "Vegetarian lunch",
    },
    offering: "River kayaking",
    supplier: "Sea Kayaks",
    customer: { name: "Mara Costa" },
    reason: topic === "rejected" ? "The river is too high." : null,
    link: null,
    ...more,
  };
}

function parts(content: MailContent): { html: string; text: string } {
  return { html: renderToStaticMarkup(createElement(MailLayout, { content })), text: mailText(content) };
}

/** What a reader sees of the HTML part. */
function visible(html: string): string {
  return html
    .replace(/<head>.*?<\/head>/s, "")
    .replace(/<[^>]+>/g, "\n")
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
}

const COMBINATIONS = MAIL_TOPICS.flatMap((topic) =>
  MAIL_AUDIENCES.map((audience) => ({ topic, audience }) as const),
);

test.each(COMBINATIONS)(
  "$topic to the $audience says the same in both parts, with the zone named",
  (which) => {
    const content = bookingContent(bookingMail(which.topic, { audience: which.audience }), ADDRESSES);
    const { html, text } = parts(content);
    const seen = visible(html);
    for (const part of [seen, text]) {
      expect(part).toContain(content.heading);
      expect(part).toContain("ABCD-EFGH");
      expect(part).toContain("Tue 1 Jul 2031, 10:00 to 12:30, Lisbon time (WEST)");
      expect(part).toContain("2 people");
    }
    for (const paragraph of content.paragraphs) {
      expect(seen).toContain(paragraph);
      expect(text.replaceAll("\n", " ")).toContain(paragraph);
    }
    expect(content.subject).toMatch(/^[^\n]+ \(ABCD-EFGH\)$/);
    expect(html).toContain('name="color-scheme"');
    expect(`${html}${text}`).not.toMatch(/undefined|\[object|null/);
  },
);

test("subjects and headings tell every topic apart", () => {
  for (const audience of MAIL_AUDIENCES) {
    const subjects = MAIL_TOPICS.map(
      (topic) => bookingContent(bookingMail(topic, { audience }), ADDRESSES).subject,
    );
    expect(new Set(subjects).size).toBe(MAIL_TOPICS.length);
  }
});

test("customers read the customer's words, others the desk's; notes are not for customers", () => {
  const of = (audience: BookingMail["audience"]) =>
    parts(bookingContent(bookingMail("received", { audience }), ADDRESSES)).text;
  expect(of("customer")).toContain("Waiting for an answer");
  expect(of("customer")).not.toContain("Vegetarian lunch");
  expect(of("supplier")).toContain("Pending");
  expect(of("supplier")).toContain("Vegetarian lunch");
});

test("a reason is quoted in both parts, with its lines", () => {
  const reason = "The river is too high.\nTry again in June.";
  const { html, text } = parts(bookingContent(bookingMail("rejected", { reason }), ADDRESSES));
  expect(text).toContain("> The river is too high.\n> Try again in June.");
  expect(html).toContain(reason);
});

test.each([
  ["supplier", "received", "supplier_answer", "Answer this request"],
  ["customer", "confirmed", "manage", "View or cancel your booking"],
] as const)("the %s's link stands behind one clear button", (audience, topic, purpose, label) => {
  const link = { purpose, subjectId: "x", expiresAt: "2031-08-01T00:00:00.000Z" };
  const { html, text } = parts(bookingContent(bookingMail(topic, { audience, link }), ADDRESSES));
  expect(html.match(/<a /g)).toHaveLength(1);
  expect(html).toContain(`href="${PLACEHOLDER}"`);
  expect(visible(html)).toContain(label);
  expect(text).toContain(`${label}:\n${PLACEHOLDER}`);
});

test("without a link there is none to press, and the desk's address is for the seller alone", () => {
  for (const audience of ["customer", "supplier"] as const) {
    const { html, text } = parts(bookingContent(bookingMail("cancelled", { audience }), ADDRESSES));
    expect(`${html}${text}`).not.toMatch(/<a |link:|desk\.example/);
  }
  const seller = parts(bookingContent(bookingMail("cancelled", { audience: "seller" }), ADDRESSES));
  expect(seller.html).toContain(ADDRESSES.desk);
});

test("hostile names stay text: no markup, no second line in the subject, no direction tricks", () => {
  const hostile = '<script>alert(1)</script>"><img src=x onerror=alert(2)>\r\nBcc: all@evil.test\u202E';
  const mail = bookingMail("rejected", {
    audience: "seller",
    offering: hostile,
    supplier: hostile,
    customer: { name: hostile },
    reason: hostile,
    organization: { name: hostile, slug: "harbour", timeZone: "Europe/Lisbon" },
  });
  const content = bookingContent(mail, ADDRESSES);
  const { html } = parts(content);
  expect(html).not.toMatch(/<script|<img|onerror=alert\(2\)>/);
  expect(content.subject).not.toMatch(/[\r\n\u202E]/);
  expect(content.sender).not.toMatch(/[\r\n\u202E]/);
});

test.each([
  ["invitation", "Accept the invitation"],
  ["password_reset", "Choose a new password"],
] as const)("%s carries its link in both parts", (topic, label) => {
  const mail: AccountMail = {
    kind: "account",
    topic,
    to: { name: "Bo", address: "bo@guest.test" },
    organization: topic === "invitation" ? { name: "Harbour & Hill" } : null,
    from: topic === "invitation" ? "Olga Owner" : null,
    linkId: "01999999-9999-7999-8999-999999999999",
  };
  const content = accountContent(mail, PLACEHOLDER);
  const { html, text } = parts(content);
  expect(html).toContain(`href="${PLACEHOLDER}"`);
  expect(text).toContain(`${label}:\n${PLACEHOLDER}`);
  if (topic === "invitation") expect(text).toContain("Olga Owner invites you to join Harbour & Hill.");
});

test("a period over midnight, over a clock change, and in a zone whose offset has no name", async () => {
  const { formatPeriod } = await import("@/emails/period");
  const at = (text: string) => new Date(text);
  expect(formatPeriod(at("2031-07-01T21:00Z"), at("2031-07-02T01:00Z"), "America/New_York")).toBe(
    "Tue 1 Jul 2031, 17:00 to 21:00, New York time (GMT-4)",
  );
  expect(formatPeriod(at("2031-07-01T22:00Z"), at("2031-07-02T01:00Z"), "Europe/Lisbon")).toBe(
    "Tue 1 Jul 2031, 23:00 to Wed 2 Jul 2031, 02:00, Lisbon time (WEST)",
  );
  expect(formatPeriod(at("2031-10-25T23:00Z"), at("2031-10-26T03:00Z"), "Europe/Lisbon")).toBe(
    "Sun 26 Oct 2031, 00:00 to 03:00, Lisbon time (WEST, later WET)",
  );
});
