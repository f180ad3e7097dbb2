/** A booking of the asset as the model believes it to be, in hours from the first. */
export interface BelievedBooking {
  readonly id: string;
  from: number;
  to: number;
  status: "tentative" | "confirmed" | "suspended" | "cancelled";
  /** Ids of what suspends it. */
  causes: readonly string[];
}

/** What one booking is told by one change. */
export interface BelievedWord {
  readonly bookingId: string;
  /** What becomes of it by the first of the causes; all others are told to hold it. */
  readonly outcome: "suspended" | "retained" | "held" | "restored";
  /** Every cause that begins for it, each of which has a line; none where it is restored. */
  readonly begun: readonly string[];
  /** The causes of which one may be the first, and be named in its trail. */
  readonly oneOf: readonly string[];
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
  reason: string | null;
}

type Times = Pick<BelievedBooking, "from" | "to">;
/** A reason that is left out stays as it is. */
type WantedWindow = Times & { readonly id: string; readonly reason?: string | null };

/** The rules of shared assets, played by a second set of hands: nothing here is the engine's. All bookings are ahead. */
export class AssetModel {
  readonly bookings: BelievedBooking[] = [];
  readonly squawks: BelievedSquawk[] = [];
  readonly windows: BelievedWindow[] = [];
  /** What has been told since it was asked for, a list for each change that told something. */
  private words: BelievedWord[][] = [];

  takeWords(): BelievedWord[][] {
    const taken = this.words;
    this.words = [];
    return taken;
  }

  /** The code that is refused with; or null, and the model has changed. */
  book(booking: Times & { id: string }, tentative: boolean, now: number): string | null {
    const refused = tentative ? null : this.refuses(booking, null, now);
    if (!refused)
      this.bookings.push({ ...booking, status: tentative ? "tentative" : "confirmed", causes: [] });
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
      Object.assign(booking, { status: "cancelled", causes: [] });
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

  report(squawk: BelievedSquawk, now: number): void {
    this.squawks.push(squawk);
    this.settle(now, squawk.id);
  }

  command(squawk: BelievedSquawk, command: "defer" | "resolve", until: number, now: number): string | null {
    const allowed = command === "defer" ? squawk.status === "open" : squawk.status !== "resolved";
    if (!allowed) return "illegal_transition";
    Object.assign(
      squawk,
      command === "defer" ? { status: "deferred", until } : { status: "resolved", until: null },
    );
    this.settle(now, squawk.id);
    return null;
  }

  maintain(window: BelievedWindow | null, wanted: WantedWindow | null, now: number): string | null {
    if (window?.removed) return "illegal_transition";
    if (!wanted) {
      if (window) window.removed = true;
      this.settle(now, window?.id ?? "");
      return null;
    }
    const reason = wanted.reason === undefined ? (window?.reason ?? null) : wanted.reason;
    const waits = this.bookings.some(
      (booking) => isFirm(booking) && booking.from < wanted.to && booking.to > wanted.from,
    );
    if (waits && reason === null) return "reason_required";
    const after = { from: wanted.from, to: wanted.to, reason };
    if (window) Object.assign(window, after);
    else this.windows.push({ ...after, id: wanted.id, removed: false });
    this.settle(now, window?.id ?? wanted.id);
    return null;
  }

  /** Deferrals that have ended open again, each by a change of its own. */
  endDeferrals(now: number): void {
    const due = this.squawks
      .flatMap((squawk) =>
        squawk.status === "deferred" && squawk.until !== null ? { squawk, until: squawk.until } : [],
      )
      .filter(({ until }) => until <= now)
      .sort((a, b) => a.until - b.until || (a.squawk.id < b.squawk.id ? -1 : 1));
    for (const { squawk } of due) {
      Object.assign(squawk, { status: "open", until: null });
      this.settle(now, squawk.id);
    }
  }

  /** Confirmed and suspended follow from what forbids the booking now; each is told of what is new, once a change. */
  private settle(now: number, changed: string): void {
    const words: BelievedWord[] = [];
    for (const booking of this.bookings.filter(isFirm)) {
      const causes = this.forbidding(booking, now);
      const begun = causes.filter((id) => !booking.causes.includes(id));
      const ended = booking.causes.filter((id) => !causes.includes(id));
      const before = booking.status;
      Object.assign(booking, { causes, status: causes.length > 0 ? "suspended" : "confirmed" });
      const tell = (outcome: BelievedWord["outcome"], by: readonly string[]) =>
        words.push({ bookingId: booking.id, outcome, begun, oneOf: by.includes(changed) ? [changed] : by });
      if (before === "confirmed" && booking.status === "suspended") tell("suspended", begun);
      else if (before === "suspended" && booking.status === "confirmed") tell("restored", ended);
      else if (begun.length > 0) tell(begun.length === causes.length ? "retained" : "held", begun);
    }
    if (words.length > 0) this.words.push(words);
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

  private forbidden(times: Times, now: number): boolean {
    return this.forbidding(times, now).length > 0;
  }

  private forbidding({ from, to }: Times, now: number): string[] {
    const grounding = this.squawks.filter(
      ({ severity, status, until }) =>
        severity === "grounding" &&
        (status === "open" || (status === "deferred" && until !== null && until <= now)),
    );
    const over = this.windows.filter((window) => !window.removed && window.from < to && window.to > from);
    return [...grounding, ...over].map(({ id }) => id);
  }
}

function isFirm({ status }: BelievedBooking): boolean {
  return status === "confirmed" || status === "suspended";
}
