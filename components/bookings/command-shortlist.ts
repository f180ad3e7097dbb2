import type { AvailableCommand } from "@/lib/domain/lifecycle/available";

/** What a person can be offered: what is allowed first, in the table's order. Timers' own commands are left out. */
export function givenByPeople(commands: readonly AvailableCommand[]): AvailableCommand[] {
  const own = commands.filter(({ automatic }) => !automatic);
  return [...own.filter(({ allowed }) => allowed), ...own.filter(({ allowed }) => !allowed)];
}
