import { type OracleEdge, type OracleKey, oracleEdges, oracleStatuses } from "@/test/oracle/read-tables";

const MINUTE = 60_000;

export type Who = "owner" | "agent" | "supplier" | "customer" | "system";

/** A booking as the model believes it to be. Instants in milliseconds. */
export interface Believed {
  id: string;
  readonly lifecycle: OracleKey;
  status: string;
  version: number;
  slot: number;
  readonly party: number;
  deadline: number | null;
}

export interface Asked {
  readonly command: string;
  readonly who: Who;
  readonly now: number;
  readonly stale: boolean;
  /** New time of a reschedule or change of times. */
  readonly slot: number;
  /** Target of an override. */
  readonly status: string;
}

export const SHIP_PLACES = 5;
export const REQUEST_LIMIT_MINUTES = 120;

/** What is shared: appointments and assets have one boat, requests and tours one ship, tickets nothing. */
const THINGS: Record<OracleKey, "boat" | "ship" | null> = {
  request: "ship",
  appointment: "boat",
  asset: "boat",
  ticket: null,
  tour: "ship",
};

const EDGES = Object.fromEntries(
  (Object.keys(THINGS) as OracleKey[]).map((key) => [key, oracleEdges(key)]),
) as Record<OracleKey, OracleEdge[]>;
const OCCUPYING = new Set(
  (Object.keys(THINGS) as OracleKey[]).flatMap((key) =>
    oracleStatuses(key)
      .filter(({ occupies }) => occupies !== "no")
      .map(({ status }) => `${key} ${status}`),
  ),
);

/** Given by nobody: they are what squawks and maintenance do, and come with these. */
const CAUSED: readonly string[] = ["suspend", "restore"];

export function commandsFrom(key: OracleKey, status: string): string[] {
  return EDGES[key]
    .filter(({ from, command }) => from === status && !CAUSED.includes(command))
    .map(({ command }) => command);
}

export function commandsOf(key: OracleKey): string[] {
  const commands = EDGES[key].map(({ command }) => command);
  return [...new Set(commands)].filter((command) => command !== "create" && !CAUSED.includes(command));
}

/** The tables' rules, played by a second set of hands: nothing here is the engine's. */
export class Model {
  readonly bookings: Believed[] = [];

  constructor(readonly startOf: (slot: number) => number) {}

  /** The code that is refused with; or null, and the model has changed. */
  create(key: OracleKey, slot: number, party: number, tentative: boolean, now: number): string | null {
    const status = {
      request: "pending",
      appointment: "pending",
      asset: "confirmed",
      ticket: "draft",
      tour: "draft",
    };
    const target = key === "asset" && tentative ? "tentative" : status[key];
    const booking = { id: "", lifecycle: key, status: target, version: 1, slot, party, deadline: null };
    const refused = this.take(booking, target, slot, now);
    if (refused) return refused;
    const rule = EDGES[key].find(({ from, to }) => from === null && to === target)?.deadline ?? "clear";
    this.bookings.push({ ...booking, deadline: this.deadline(key, rule, booking, now) });
    return null;
  }

  /** The code that is refused with; or null, and the model has changed. */
  give(booking: Believed, asked: Asked): string | null {
    const { command, now } = asked;
    const all = EDGES[booking.lifecycle].filter((edge) => edge.command === command);
    const here = all.filter(
      ({ from, to }) => from === booking.status && (command !== "override" || to === asked.status),
    );
    if (!(here.length > 0 ? here : all).some((edge) => mayGive(edge, asked.who))) return "forbidden";
    if (asked.stale) return "stale_version";
    if (here.length === 0) return "illegal_transition";
    const overdue = isOverdue(booking, now);
    const onDeadline = command === "time_out" || command === "expire";
    if (overdue && !onDeadline && command !== "override") return "deadline_passed";
    const edges = here.filter((edge) => mayGive(edge, asked.who));
    if (edges.every(({ later }) => later)) return "not_available_yet";
    if (onDeadline && !overdue) return "deadline_not_reached";
    if (
      ["appointment", "asset"].includes(booking.lifecycle) &&
      ["complete", "mark_no_show"].includes(command)
    )
      return "too_early";
    // Nobody asks for approval here, so firming up confirms.
    const edge = edges.find(({ to }) => command !== "firm_up" || to === "confirmed");
    if (!edge) throw new Error(`The model has no edge for ${command}`);
    return command === "reschedule" ? this.reschedule(booking, asked) : this.follow(booking, edge, asked);
  }

  private follow(booking: Believed, edge: OracleEdge, asked: Asked): string | null {
    const moves = asked.command === "change_times";
    const slot = moves ? asked.slot : booking.slot;
    const takes =
      occupies(booking.lifecycle, edge.to) && (moves || !occupies(booking.lifecycle, booking.status));
    const refused = takes ? this.take(booking, edge.to, slot, asked.now) : null;
    if (refused) return refused;
    booking.deadline =
      asked.command === "override" && !["on_hold", "awaiting_payment"].includes(edge.to)
        ? null
        : this.deadline(booking.lifecycle, edge.deadline, booking, asked.now);
    booking.status = edge.to;
    booking.slot = slot;
    booking.version += 1;
    return null;
  }

  private reschedule(booking: Believed, { slot, who, now }: Asked): string | null {
    const status = who === "supplier" ? "confirmed" : "pending";
    const refused = this.take(booking, status, slot, now);
    if (refused) return refused;
    const successor = { ...booking, id: "", status, version: 1, slot, deadline: null };
    this.bookings.push({
      ...successor,
      deadline: status === "pending" ? this.deadline("appointment", "set", successor, now) : null,
    });
    Object.assign(booking, { status: "rescheduled", version: booking.version + 1, deadline: null });
    return null;
  }

  /** Refuses what is taken, and ends the overdue ones on what is free. */
  private take(booking: Believed, status: string, slot: number, now: number): string | null {
    const thing = THINGS[booking.lifecycle];
    if (!thing || !occupies(booking.lifecycle, status)) return null;
    const others = this.occupants(thing, slot).filter(
      (other) => other !== booking && other.id !== booking.id,
    );
    const staying = others.filter((other) => !isOverdue(other, now));
    if (thing === "boat" && staying.length > 0) return "slot_taken";
    if (thing === "ship" && partyOf(staying) + booking.party > SHIP_PLACES) return "capacity_taken";
    for (const other of others.filter((one) => !staying.includes(one)))
      Object.assign(other, {
        status: other.lifecycle === "tour" ? "expired" : "rejected",
        version: other.version + 1,
        deadline: null,
      });
    return null;
  }

  occupants(thing: "boat" | "ship", slot: number): Believed[] {
    return this.bookings.filter(
      (one) => THINGS[one.lifecycle] === thing && one.slot === slot && occupies(one.lifecycle, one.status),
    );
  }

  placesTaken(slot: number): number {
    return partyOf(this.occupants("ship", slot));
  }

  private deadline(
    key: OracleKey,
    rule: OracleEdge["deadline"],
    booking: Believed,
    now: number,
  ): number | null {
    if (rule === "clear") return null;
    if (rule === "keep") return booking.deadline;
    const start = this.startOf(booking.slot);
    switch (key) {
      case "request":
        return Math.min(now + REQUEST_LIMIT_MINUTES * MINUTE, start);
      case "appointment":
        return Math.min(now + 24 * 60 * MINUTE, start);
      case "ticket":
      case "tour":
        return now + 30 * MINUTE;
      case "asset":
        return null;
    }
  }
}

function occupies(key: OracleKey, status: string): boolean {
  return OCCUPYING.has(`${key} ${status}`);
}

function isOverdue(booking: Believed, now: number): boolean {
  return booking.deadline !== null && now >= booking.deadline;
}

/** The agent is the author of every booking here. */
function mayGive({ who }: OracleEdge, giver: Who): boolean {
  return (
    who.includes(giver) ||
    (giver === "agent" && who.includes("author")) ||
    who.includes(`never-maker:${giver}`)
  );
}

function partyOf(bookings: readonly Believed[]): number {
  return bookings.reduce((sum, { party }) => sum + party, 0);
}
