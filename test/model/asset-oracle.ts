/** A booking of the asset as the model believes it to be, in hours from the first. */
export interface BelievedBooking {
  readonly id: string;
  from: number;
  to: number;
  status: "tentative" | "confirmed" | "suspended" | "cancelled";
}

interface BelievedSquawk {
  readonly id: string;
  readonly severity: "grounding" | "caution" | "info";
  status: "open" | "deferred" | "resolved";
  until: number | null;
}

interface BelievedWindow {
  id: string;
  from: number;
  to: number;
  removed: boolean;
}

type Times = Pick<BelievedBooking, "from" | "to">;

/** The rules of shared assets, played by a second set of hands: nothing here is the engine's. All bookings are ahead. */
export class AssetModel {
  readonly bookings: BelievedBooking[] = [];
  readonly squawks: BelievedSquawk[] = [];
  readonly windows: BelievedWindow[] = [];

  /** The code that is refused with; or null, and the model has changed. */
  book(booking: Times & { id: string }, tentative: boolean, now: number): string | null {
    const refused = tentative ? null : this.refuses(booking, null, now);
    if (!refused) this.bookings.push({ ...booking, status: tentative ? "tentative" : "confirmed" });
    return refused;
  }

  give(
    booking: BelievedBooking,
    command: "cancel" | "firm_up" | "change_times",
    times: Times | undefined,
    now: number,
  ): string | null {
    const { status } = booking;
    if (status === "cancelled") return "illegal_transition";
    if (command === "cancel") {
      booking.status = "cancelled";
      return null;
    }
    if (status === "suspended" || (command === "firm_up" && status !== "tentative"))
      return "illegal_transition";
    const wanted = times ?? booking;
    const confirms = command === "firm_up" || status === "confirmed";
    const refused = confirms ? this.refuses(wanted, booking, now) : null;
    if (refused) return refused;
    Object.assign(booking, wanted === booking ? {} : wanted, confirms ? { status: "confirmed" } : {});
    return null;
  }

  command(squawk: BelievedSquawk, command: "defer" | "resolve", until: number, now: number): string | null {
    const allowed = command === "defer" ? squawk.status === "open" : squawk.status !== "resolved";
    if (!allowed) return "illegal_transition";
    Object.assign(
      squawk,
      command === "defer" ? { status: "deferred", until } : { status: "resolved", until: null },
    );
    this.settle(now);
    return null;
  }

  maintain(
    window: BelievedWindow | null,
    wanted: (Times & { id: string }) | null,
    now: number,
  ): string | null {
    if (window?.removed) return "illegal_transition";
    if (!window && wanted) this.windows.push({ ...wanted, removed: false });
    if (window) Object.assign(window, wanted ? { from: wanted.from, to: wanted.to } : { removed: true });
    this.settle(now);
    return null;
  }

  /** Deferrals that have ended open again. */
  wait(now: number): void {
    for (const squawk of this.squawks)
      if (squawk.status === "deferred" && squawk.until !== null && squawk.until <= now)
        Object.assign(squawk, { status: "open", until: null });
    this.settle(now);
  }

  /** Confirmed and suspended follow from what forbids the booking now. */
  settle(now: number): void {
    for (const booking of this.bookings)
      if (booking.status === "confirmed" || booking.status === "suspended")
        booking.status = this.forbidden(booking, now) ? "suspended" : "confirmed";
  }

  private refuses(wanted: Times, own: BelievedBooking | null, now: number): string | null {
    if (this.forbidden(wanted, now)) return "not_airworthy";
    const taken = this.bookings.some(
      (other) =>
        other !== own &&
        (other.status === "confirmed" || other.status === "suspended") &&
        other.from < wanted.to &&
        other.to > wanted.from,
    );
    return taken ? "slot_taken" : null;
  }

  private forbidden({ from, to }: Times, now: number): boolean {
    const grounded = this.squawks.some(
      ({ severity, status, until }) =>
        severity === "grounding" &&
        (status === "open" || (status === "deferred" && until !== null && until <= now)),
    );
    return grounded || this.windows.some((window) => !window.removed && window.from < to && window.to > from);
  }
}
