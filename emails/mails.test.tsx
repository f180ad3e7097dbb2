import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { accountContent } from "@/emails/account-content";
import { assetContent } from "@/emails/asset-content";
import { bookingContent } from "@/emails/booking-content";
import type { MailContent } from "@/emails/mail-content";
import { MailLayout } from "@/emails/mail-layout";
import { mailText } from "@/emails/mail-text";
import { sampleAssetMail, sampleBookingMail } from "@/emails/sample-mails";
import { MAIL_AUDIENCES, MAIL_TOPICS, type MailAudience, type MailTopic } from "@/lib/domain/lifecycle/types";
import type { AssetMail } from "@/lib/domain/notifications/asset-mail";
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
  tentative_overlap: ["asset", "tentative"],
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
  ["supplier", "deadline_near", "supplier_answer", "Answer this request"],
  ["customer", "confirmed", "manage", "View or cancel your booking"],
  ["customer", "reminder", "manage", "View, change or cancel your booking"],
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

const LOS_ANGELES = "Tue 1 Jul 2031, 07:00 to 08:30, Los Angeles time (GMT-7)";
const NEW_YORK = "Tue 1 Jul 2031, 10:00 to 11:30, New York time (GMT-4)";

test("everyone reads their own time, and the provider's where clocks differ there", () => {
  const read = (audience: MailAudience) =>
    parts(bookingContent(sampleBookingMail("confirmed", audience), ADDRESSES)).text;
  expect(read("customer")).toContain(`When:       ${LOS_ANGELES}`);
  expect(read("customer")).toContain(`Local time: ${NEW_YORK}`);
  expect(read("supplier")).toContain(NEW_YORK);
  expect(read("supplier")).not.toContain("Local time");
  expect(read("seller")).toContain("Tue 1 Jul 2031, 15:00 to 16:30, Lisbon time (WEST)");
  expect(read("seller")).toContain(NEW_YORK);
});

test("zones of different names whose clocks agree are one time", () => {
  const mail = { ...sampleBookingMail("confirmed", "customer"), timeZone: "America/Toronto" };
  expect(parts(bookingContent(mail, ADDRESSES)).text).not.toContain("Local time");
});

test.each(MAIL_AUDIENCES)(
  "a move tells the %s both times, and whether the new one is only asked for",
  (audience) => {
    const zone = sampleBookingMail("rescheduled", audience).timeZone ?? "";
    const old = { "America/Los_Angeles": "08:00", "America/New_York": "11:00", "Europe/Lisbon": "16:00" }[
      zone
    ];
    for (const template of ["rescheduled", "rescheduled_asked"] as const) {
      const { text } = parts(bookingContent(sampleBookingMail(template, audience), ADDRESSES));
      expect(text).toMatch(new RegExp(`Before: +Mon 30 Jun 2031, ${old} to`));
      expect(text.replaceAll("\n", " ")).toContain(`instead of Mon 30 Jun 2031, ${old} to`);
    }
    const asked = bookingContent(sampleBookingMail("rescheduled_asked", audience), ADDRESSES);
    const moved = bookingContent(sampleBookingMail("rescheduled", audience), ADDRESSES);
    expect(asked.heading).not.toBe(moved.heading);
    expect(asked.subject).not.toBe(moved.subject);
    expect(asked.paragraphs.join(" ")).toMatch(/answer by Fri 20 Jun 2031/);
    expect(asked.paragraphs.join(" ")).toContain("given up");
    expect(moved.paragraphs.join(" ")).not.toContain("answer");
  },
);

test("the way there is for the customer, as long as there is something to go to", () => {
  const read = (template: MailTopic, audience: MailAudience) =>
    parts(bookingContent(sampleBookingMail(template, audience), ADDRESSES));
  const address = "destination=12+Quay+Street+Brooklyn%2C+NY+11201";
  const { html, text } = read("confirmed", "customer");
  expect(text).toContain(
    `Where:      12 Quay Street\n            Brooklyn, NY 11201\n            Directions: https://`,
  );
  for (const part of [html, text]) expect(part).toContain(address);
  expect(read("confirmed", "supplier").text).toContain("Brooklyn");
  expect(read("confirmed", "supplier").text).not.toContain(address);
  expect(read("cancelled", "customer").text).not.toContain("Brooklyn");
});

test("whoever must decide reads by when, and what happens then", () => {
  for (const audience of ["supplier", "seller"] as const) {
    const { paragraphs, action } = bookingContent(sampleBookingMail("deadline_near", audience), ADDRESSES);
    expect(paragraphs.join(" ")).toMatch(
      /Please answer by Fri 20 Jun 2031, \d\d:00.* closed without a booking\./,
    );
    expect(action?.url).toBe(audience === "supplier" ? PLACEHOLDER : ADDRESSES.desk);
  }
});

test("a row that an earlier release wrote still reads well, on the organization's clock", () => {
  const { timeZone, providerTimeZone, location, previous, calendar, ...old } = sampleBookingMail(
    "confirmed",
    "customer",
  );
  const { html, text } = parts(bookingContent(old, ADDRESSES));
  expect(text).toContain("Tue 1 Jul 2031, 15:00 to 16:30, Lisbon time (WEST)");
  expect(`${html}${text}`).not.toMatch(/undefined|null|Local time|Where:|Before:/);
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

function assetMail(topic: AssetMail["topic"], count: number): AssetMail {
  const mail = sampleAssetMail(topic);
  const period = { startsAt: "2031-07-01T14:00:00.000Z", endsAt: "2031-07-01T15:30:00.000Z" };
  const bookings = Array.from({ length: count }, (_, index) => ({ reference: `AAAA-${index}`, ...period }));
  const causes = mail.causes.map((cause) => ({
    ...cause,
    suspended: topic === "suspended" ? bookings : [],
    retained: [],
    held: topic === "still_suspended" ? bookings : [],
  }));
  return { ...mail, causes, restored: topic === "restored" ? bookings : [] };
}

test.each([
  ["suspended", 1, "Your booking is suspended"],
  ["suspended", 3, "Your bookings are suspended"],
  ["still_suspended", 1, "Your booking stays suspended"],
  ["still_suspended", 2, "Your bookings stay suspended"],
  ["restored", 1, "Your booking stands again"],
] as const)("an author is told once that bookings are %s: %i", (topic, count, heading) => {
  const content = assetContent(assetMail(topic, count), ADDRESSES.desk);
  const { html, text } = parts(content);
  expect(content.heading).toBe(heading);
  expect(text).toContain("Tue 1 Jul 2031, 15:00 to 16:30, Lisbon time (WEST)");
  expect(text.includes("The inspector comes earlier than planned.")).toBe(topic !== "restored");
  expect(html).toContain(`href="${ADDRESSES.desk}"`);
});

test("a window that was moved is told in one mail, with what is suspended and what stands again", () => {
  const content = assetContent(sampleAssetMail("moved"), ADDRESSES.desk);
  const { text } = parts(content);
  expect(content.heading).toBe("Some of your bookings wait, others stand again");
  expect(content.paragraphs).toEqual([
    "Your booking of Glider D-1234 cannot go ahead, because it is in maintenance then: Annual inspection.",
    "Your booking of Glider D-1234 is confirmed again.",
    "The time is kept for you. You are told as soon as it can be used again; until then you can also cancel.",
  ]);
  expect(text).toMatch(/ABCD-EFGH: +Suspended: Tue 1 Jul 2031/);
  expect(text).toMatch(/JKMN-PQRS: +Confirmed again: Wed 2 Jul 2031/);
});

test("a booking that two causes reach at once is told of both, and counted and listed once", () => {
  const mail = sampleAssetMail("suspended");
  const [maintenance] = mail.causes;
  if (!maintenance) throw new Error("The sample has a cause");
  const held = maintenance.suspended.slice(0, 1);
  const squawk = { kind: "squawk", title: "Left brake soft", reason: null } as const;
  const both = [
    { ...squawk, suspended: [], retained: [], held },
    { ...maintenance, suspended: held },
  ];
  const content = assetContent({ ...mail, causes: both }, ADDRESSES.desk);
  expect(content.heading).toBe("Your booking is suspended");
  expect(content.paragraphs.slice(0, 2)).toEqual([
    "Your booking of Glider D-1234 cannot go ahead, because it is in maintenance then: Annual inspection.",
    "Your booking of Glider D-1234 is now suspended also because it is grounded: Left brake soft.",
  ]);
  expect(content.facts).toHaveLength(1);
});

test.each([
  [
    1,
    "Your booking of Glider D-1234 waits no longer for what suspended it before, but stays suspended, because",
  ],
  [
    2,
    "2 of your bookings of Glider D-1234 wait no longer for what suspended them before, but stay suspended, because",
  ],
])("who is let go by one cause and kept by another is told both: %i", (count, sentence) => {
  const mail = assetMail("still_suspended", count);
  const causes = mail.causes.map((cause) => ({ ...cause, retained: cause.held, held: [] }));
  const content = assetContent({ ...mail, causes }, ADDRESSES.desk);
  expect(content.heading).toContain(count === 1 ? "stays suspended" : "stay suspended");
  expect(content.paragraphs[0]).toBe(`${sentence} it is in maintenance then: Annual inspection.`);
  expect(content.facts).toHaveLength(count);
});

test("of hundreds of bookings the first twenty are listed, and the others counted", () => {
  const { facts, paragraphs } = assetContent(assetMail("suspended", 500), ADDRESSES.desk);
  expect(facts).toHaveLength(21);
  expect(facts.at(-1)).toEqual(["And", "480 more"]);
  expect(paragraphs[0]).toContain("500 of your bookings");
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
