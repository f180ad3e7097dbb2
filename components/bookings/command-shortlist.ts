import type { AvailableCommand } from "@/lib/domain/lifecycle/available";
import { commandPresentation } from "@/lib/domain/lifecycle/presentation";

/**
 * What a person can be offered, in the table's order: first what leads on, then what gives up, last what is
 * refused. Timers' own commands are left out.
 */
export function givenByPeople(commands: readonly AvailableCommand[]): AvailableCommand[] {
  const rank = ({ allowed, command }: AvailableCommand) =>
    allowed ? (commandPresentation(command).destructive ? 1 : 0) : 2;
  return commands.filter(({ automatic }) => !automatic).toSorted((one, other) => rank(one) - rank(other));
}
