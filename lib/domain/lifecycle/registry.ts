import { appointment } from "@/lib/domain/lifecycle/lifecycles/appointment";
import { asset } from "@/lib/domain/lifecycle/lifecycles/asset";
import { request } from "@/lib/domain/lifecycle/lifecycles/request";
import { ticket } from "@/lib/domain/lifecycle/lifecycles/ticket";
import { tour } from "@/lib/domain/lifecycle/lifecycles/tour";
import type { Lifecycle } from "@/lib/domain/lifecycle/types";

export const LIFECYCLES = { request, appointment, asset, ticket, tour } as const;

export type LifecycleKey = keyof typeof LIFECYCLES;
export const LIFECYCLE_KEYS = Object.keys(LIFECYCLES) as [LifecycleKey, ...LifecycleKey[]];

type StatusIn<L> = L extends Lifecycle<string, infer Status, string> ? Status : never;
type CommandIn<L> = L extends Lifecycle<string, string, infer Command> ? Command : never;

export type StatusOf<Key extends LifecycleKey> = StatusIn<(typeof LIFECYCLES)[Key]>;
export type CommandOf<Key extends LifecycleKey> = CommandIn<(typeof LIFECYCLES)[Key]>;
export type Status = { [Key in LifecycleKey]: StatusOf<Key> }[LifecycleKey];
export type Command = { [Key in LifecycleKey]: CommandOf<Key> }[LifecycleKey];

export function lifecycleOf(key: LifecycleKey): Lifecycle {
  return LIFECYCLES[key] as Lifecycle;
}

export function isLifecycleKey(value: string): value is LifecycleKey {
  return Object.hasOwn(LIFECYCLES, value);
}

/** Whether the command gives the booking a new time; with any other, a time that comes along means nothing. */
export function givesTime(command: string): boolean {
  return TIME_COMMANDS.has(command);
}

const TIME_COMMANDS: ReadonlySet<string> = new Set(
  LIFECYCLE_KEYS.flatMap((key) => lifecycleOf(key).transitions)
    .filter(({ input }) => input === "start" || input === "times")
    .map(({ command }) => command),
);

/** Every command of any lifecycle, and every status, without repeats. */
export const COMMANDS = [
  ...new Set(LIFECYCLE_KEYS.flatMap((key) => lifecycleOf(key).transitions.map(({ command }) => command))),
] as [Command, ...Command[]];
export const STATUSES = [
  ...new Set(LIFECYCLE_KEYS.flatMap((key) => Object.keys(lifecycleOf(key).statuses))),
] as [Status, ...Status[]];
