import type { LinkedBooking } from "@/lib/schemas/link-page";

const DEEDS: Readonly<Record<string, string>> = {
  confirm: "your confirmation",
  reject: "your decline",
  withdraw: "your withdrawal",
  cancel: "your cancellation",
  reschedule: "your change of time",
};

const BEFORE: Readonly<Record<string, string>> = {
  confirm: "It was already confirmed",
  approve: "It was already confirmed",
  reject: "It was already declined",
  time_out: "Its time limit had passed",
  withdraw: "It was already withdrawn",
  cancel: "It was already cancelled",
  reschedule: "It was already moved",
};

type Told = Pick<LinkedBooking, "last" | "organization" | "commands">;

/**
 * Why an answer that came after another one changed nothing, and where to turn. Null when whoever asks had done the
 * same before, as by a second press, or can still give the answer.
 */
export function notRecorded(booking: Told, tried: string): string | null {
  const deed = Object.hasOwn(DEEDS, tried) ? DEEDS[tried] : null;
  if (!deed || didSame(booking, tried) || canGive(booking, tried)) return null;
  const before = BEFORE[booking.last.command] ?? "It was changed meanwhile";
  return `${before}; ${deed} was not recorded. ${advice(booking, tried)}`;
}

export function didSame({ last }: Pick<Told, "last">, tried: string): boolean {
  return last.by === "you" && last.command === tried;
}

function canGive({ commands }: Pick<Told, "commands">, command: string): boolean {
  return commands.some((known) => known.command === command && known.allowed);
}

function advice(booking: Told, tried: string): string {
  const write = `write to ${booking.organization.email}.`;
  const confirmed = BEFORE[booking.last.command] === BEFORE.confirm;
  if (confirmed && canGive(booking, "cancel")) return "You can cancel it below.";
  if (confirmed && tried !== "confirm") return `To cancel, ${write}`;
  if (booking.last.command === "reject" && tried === "confirm") return `To take it after all, ${write}`;
  return `With any question, ${write}`;
}
