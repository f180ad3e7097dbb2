/** Every command that a link can carry, in the order of the bits in its token; a new one goes to the end. */
export const LINK_COMMAND_BITS = ["confirm", "reject", "withdraw", "cancel", "reschedule"] as const;
export type LinkCommand = (typeof LINK_COMMAND_BITS)[number];

/** What each kind of link may do: these commands, for its one booking, and nothing else. */
export const LINK_COMMANDS = {
  supplier_answer: ["confirm", "reject"],
  manage: ["withdraw", "cancel", "reschedule"],
} as const satisfies Readonly<Record<string, readonly LinkCommand[]>>;

export type BookingLinkPurpose = keyof typeof LINK_COMMANDS;

/** Links of accounts give no command to any booking. */
export function commandsOfPurpose(purpose: string): readonly LinkCommand[] {
  return Object.hasOwn(LINK_COMMANDS, purpose) ? LINK_COMMANDS[purpose as BookingLinkPurpose] : [];
}
