import type { OfferingKey } from "@/prisma/seed/demo-catalogue";

export const CUSTOMERS = [
  ["Amélie Fontaine", "amelie.fontaine@example.com", "+33612345678"],
  ["Bruno Tavares", "bruno.tavares@example.com", "+351912345678"],
  ["Charlotte Whitfield", "charlotte.whitfield@example.com", "+447700900123"],
  ["Dagny Solheim", "dagny.solheim@example.com", "+4791234567"],
  ["Emeka Obi", "emeka.obi@example.com", "+2348031234567"],
  ["Farah Haddad", "farah.haddad@example.com", "+9613123456"],
  ["Giulia Moretti", "giulia.moretti@example.com", "+393331234567"],
  ["Henrik Aalto", "henrik.aalto@example.com", "+358401234567"],
  ["Inês Carvalho", "ines.carvalho@example.com", "+351931234567"],
  ["Jonas Weber", "jonas.weber@example.com", "+4915123456789"],
  ["Keiko Tanabe", "keiko.tanabe@example.com", "+819012345678"],
  ["Lucía Ortega", "lucia.ortega@example.com", "+34612345678"],
] as const;

/** Who gives a command in a scenario: a role of the demo, or the system. */
export type Who = "owner" | "admin" | "approver" | "agent" | "supplier" | "member" | "system";

interface Move {
  readonly command: string;
  readonly by: Who;
  /** Hours after the booking was made; for the system, at the deadline. */
  readonly afterHours: number;
  readonly reason?: string;
  readonly startsInDays?: number;
}

export interface Scenario {
  readonly offering: OfferingKey;
  readonly author: Who;
  /** When it was made, in hours before now. */
  readonly madeHoursAgo: number;
  /** When it starts, in days from now, at this hour of UTC. */
  readonly startsInDays: number;
  readonly hour: number;
  readonly party?: number;
  readonly tentative?: boolean;
  /** The author is the customer too, as members always are. */
  readonly forSelf?: boolean;
  /** Made while the organization asked for approval of members' bookings. */
  readonly waitsForApproval?: boolean;
  readonly notes?: string;
  readonly note?: string;
  readonly moves?: readonly Move[];
}

const confirm = (afterHours: number, by: Who = "supplier"): Move => ({ command: "confirm", by, afterHours });

export const SCENARIOS: readonly Scenario[] = [
  // Requests that wait for an answer.
  {
    offering: "sunset",
    author: "agent",
    madeHoursAgo: 22.5,
    startsInDays: 5,
    hour: 18,
    party: 2,
    notes: "Anniversary: may they bring a cake aboard?",
  },
  { offering: "sunset", author: "agent", madeHoursAgo: 9, startsInDays: 6, hour: 18, party: 4 },
  {
    offering: "sunset",
    author: "admin",
    madeHoursAgo: 3,
    startsInDays: 5,
    hour: 18,
    party: 6,
    note: "Asked twice by telephone. Please answer today.",
  },
  { offering: "sunset", author: "agent", madeHoursAgo: 0.6, startsInDays: 12, hour: 18, party: 3 },
  { offering: "surf", author: "agent", madeHoursAgo: 1.2, startsInDays: 2, hour: 10, party: 2 },
  { offering: "surf", author: "agent", madeHoursAgo: 0.3, startsInDays: 3, hour: 14, party: 1 },
  // Requests that were answered.
  {
    offering: "sunset",
    author: "agent",
    madeHoursAgo: 96,
    startsInDays: 0,
    hour: 19,
    party: 2,
    moves: [confirm(3)],
  },
  {
    offering: "sunset",
    author: "agent",
    madeHoursAgo: 80,
    startsInDays: 1,
    hour: 18,
    party: 5,
    moves: [confirm(6)],
  },
  {
    offering: "sunset",
    author: "owner",
    madeHoursAgo: 75,
    startsInDays: 1,
    hour: 18,
    party: 4,
    moves: [confirm(2, "admin")],
  },
  {
    offering: "sunset",
    author: "agent",
    madeHoursAgo: 200,
    startsInDays: 3,
    hour: 18,
    party: 8,
    moves: [
      confirm(4),
      {
        command: "cancel",
        by: "agent",
        afterHours: 60,
        reason: "The family's flight was cancelled; they come in spring instead.",
      },
    ],
  },
  {
    offering: "sunset",
    author: "agent",
    madeHoursAgo: 150,
    startsInDays: 2,
    hour: 18,
    party: 3,
    moves: [
      {
        command: "reject",
        by: "supplier",
        afterHours: 5,
        reason: "The sloop is out of the water for her keel bolts that week.",
      },
    ],
  },
  {
    offering: "sunset",
    author: "agent",
    madeHoursAgo: 130,
    startsInDays: 4,
    hour: 18,
    party: 2,
    moves: [{ command: "time_out", by: "system", afterHours: 24 }],
  },
  {
    offering: "sunset",
    author: "agent",
    madeHoursAgo: 60,
    startsInDays: 9,
    hour: 18,
    party: 2,
    moves: [{ command: "withdraw", by: "agent", afterHours: 2, reason: "They chose the cellar visit." }],
  },
  {
    offering: "surf",
    author: "agent",
    madeHoursAgo: 70,
    startsInDays: 1,
    hour: 9,
    party: 4,
    moves: [confirm(1, "admin")],
  },
  {
    offering: "surf",
    author: "agent",
    madeHoursAgo: 55,
    startsInDays: 1,
    hour: 9,
    party: 2,
    moves: [confirm(1, "owner")],
  },
  {
    offering: "surf",
    author: "agent",
    madeHoursAgo: 48,
    startsInDays: 8,
    hour: 11,
    party: 3,
    moves: [{ command: "time_out", by: "system", afterHours: 2 }],
  },
  { offering: "cellar", author: "agent", madeHoursAgo: 40, startsInDays: 0, hour: 20, party: 2 },
  { offering: "cellar", author: "agent", madeHoursAgo: 26, startsInDays: 1, hour: 15, party: 6 },
  { offering: "cellar", author: "admin", madeHoursAgo: 12, startsInDays: 2, hour: 15, party: 3 },
  {
    offering: "cellar",
    author: "agent",
    madeHoursAgo: 5,
    startsInDays: 7,
    hour: 11,
    party: 8,
    notes: "One guest uses a wheelchair.",
  },
  // Appointments.
  { offering: "consultation", author: "agent", madeHoursAgo: 4, startsInDays: 2, hour: 9 },
  { offering: "consultation", author: "agent", madeHoursAgo: 2, startsInDays: 2, hour: 10 },
  {
    offering: "consultation",
    author: "agent",
    madeHoursAgo: 50,
    startsInDays: 1,
    hour: 11,
    moves: [confirm(3, "admin")],
  },
  {
    offering: "consultation",
    author: "agent",
    madeHoursAgo: 72,
    startsInDays: -1,
    hour: 10,
    moves: [confirm(2, "admin"), { command: "complete", by: "agent", afterHours: 71 }],
  },
  {
    offering: "consultation",
    author: "agent",
    madeHoursAgo: 120,
    startsInDays: -2,
    hour: 14,
    moves: [confirm(2, "admin"), { command: "mark_no_show", by: "agent", afterHours: 119 }],
  },
  {
    offering: "consultation",
    author: "agent",
    madeHoursAgo: 44,
    startsInDays: 1,
    hour: 15,
    moves: [confirm(1, "admin"), { command: "reschedule", by: "agent", afterHours: 20, startsInDays: 4 }],
  },
  // Shared things.
  { offering: "van", author: "member", madeHoursAgo: 30, startsInDays: 1, hour: 8 },
  { offering: "van", author: "agent", madeHoursAgo: 28, startsInDays: 2, hour: 13 },
  { offering: "van", author: "member", madeHoursAgo: 6, startsInDays: 3, hour: 8, tentative: true },
  { offering: "dinghy", author: "member", madeHoursAgo: 90, startsInDays: 4, hour: 10 },
  {
    offering: "dinghy",
    author: "member",
    madeHoursAgo: 70,
    startsInDays: 6,
    hour: 10,
    moves: [{ command: "cancel", by: "member", afterHours: 10, reason: "Gale warning." }],
  },
  // Tickets and tours.
  { offering: "ticket", author: "agent", madeHoursAgo: 0.2, startsInDays: 40, hour: 7, party: 2 },
  {
    offering: "ticket",
    author: "agent",
    madeHoursAgo: 20,
    startsInDays: 30,
    hour: 6,
    moves: [{ command: "expire", by: "system", afterHours: 0.5 }],
  },
  {
    offering: "ticket",
    author: "agent",
    madeHoursAgo: 15,
    startsInDays: 21,
    hour: 12,
    moves: [{ command: "abandon", by: "agent", afterHours: 0.3 }],
  },
  {
    offering: "douro",
    author: "agent",
    madeHoursAgo: 30,
    startsInDays: 45,
    hour: 8,
    party: 4,
    moves: [{ command: "hold", by: "agent", afterHours: 0.5 }],
  },
  {
    offering: "douro",
    author: "agent",
    madeHoursAgo: 60,
    startsInDays: 45,
    hour: 8,
    party: 2,
    moves: [
      { command: "hold", by: "agent", afterHours: 0.5 },
      { command: "request_payment", by: "agent", afterHours: 20 },
      { command: "confirm", by: "agent", afterHours: 40 },
    ],
  },
  {
    offering: "douro",
    author: "admin",
    madeHoursAgo: 8,
    startsInDays: 45,
    hour: 8,
    party: 3,
    moves: [{ command: "request_payment", by: "admin", afterHours: 1 }],
  },
  {
    offering: "douro",
    author: "agent",
    madeHoursAgo: 400,
    startsInDays: -1,
    hour: 8,
    party: 2,
    moves: [
      { command: "confirm", by: "agent", afterHours: 10 },
      { command: "start", by: "agent", afterHours: 380 },
    ],
  },
  { offering: "douro", author: "agent", madeHoursAgo: 2, startsInDays: 90, hour: 8, party: 2 },
  // The club's aircraft. Later scenarios stand last: their places name what was seeded.
  { offering: "cessna", author: "member", madeHoursAgo: 150, startsInDays: -3, hour: 9 },
  { offering: "cessna", author: "member", madeHoursAgo: 60, startsInDays: 2, hour: 9 },
  { offering: "cessna", author: "owner", madeHoursAgo: 58, startsInDays: 2, hour: 13, forSelf: true },
  { offering: "cessna", author: "member", madeHoursAgo: 56, startsInDays: 9, hour: 10 },
  { offering: "cessna", author: "member", madeHoursAgo: 40, startsInDays: 5, hour: 14, tentative: true },
  {
    offering: "cessna",
    author: "member",
    madeHoursAgo: 120,
    startsInDays: 7,
    hour: 9,
    waitsForApproval: true,
    moves: [
      {
        command: "reject",
        by: "approver",
        afterHours: 7,
        reason: "The aircraft stands at the airport's open day then. The day before is free.",
      },
    ],
  },
  {
    offering: "dinghy",
    author: "member",
    madeHoursAgo: 20,
    startsInDays: 8,
    hour: 10,
    waitsForApproval: true,
  },
  { offering: "cessna", author: "member", madeHoursAgo: 240, startsInDays: -6, hour: 10 },
  { offering: "cessna", author: "agent", madeHoursAgo: 100, startsInDays: -1, hour: 15, forSelf: true },
];
