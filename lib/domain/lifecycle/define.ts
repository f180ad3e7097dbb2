import type { Party } from "@/lib/domain/access/roles";
import { STAFF } from "@/lib/domain/access/roles";
import type { Grant, Lifecycle, Relation, StatusDefinition, Transition } from "@/lib/domain/lifecycle/types";

/**
 * Declares a lifecycle. The statuses are the keys of `statuses` and the commands those of `commands`;
 * a row that names any other does not compile.
 */
export function defineLifecycle<
  const Key extends string,
  const Statuses extends Record<string, StatusDefinition>,
  const Command extends string,
>(definition: {
  readonly key: Key;
  readonly label: string;
  readonly statuses: Statuses;
  readonly commands: readonly Command[];
  readonly transitions: readonly Transition<keyof Statuses & string, NoInfer<Command>>[];
}): Lifecycle<Key, keyof Statuses & string, Command> {
  return definition;
}

function grant(party: Party, ...relations: Relation[]): Grant {
  return { party, relations };
}

/** Each of these parties. A supplier and a customer always act for their own bookings alone. */
export function by(...parties: readonly Party[]): Grant[] {
  return parties.map((party) => grant(party));
}

/** Owner and admin on any booking, and the person who made it. */
export function authorOwnerAdmin(): Grant[] {
  return [grant("owner"), grant("admin"), grant("agent", "isAuthor"), grant("member", "isAuthor")];
}

/** INV-12: maker and checker are different people. */
export function notTheMaker(...parties: readonly Party[]): Grant[] {
  return parties.map((party) => grant(party, "isNotMaker"));
}

export const staff = STAFF;
