import type { DeadlineCommand, Lifecycle, Transition } from "@/lib/domain/lifecycle/types";

const DEADLINE_COMMANDS: readonly DeadlineCommand[] = ["time_out", "expire"];

/**
 * What is wrong with a lifecycle's definition, one sentence a fault; empty when nothing is. It finds what the
 * types cannot: statuses that nothing leads to, ends with a way out, edges that nothing tells apart.
 */
export function definitionFaults(lifecycle: Lifecycle): string[] {
  return [
    ...unknownNames(lifecycle),
    ...unreachable(lifecycle),
    ...exitsOfTerminals(lifecycle),
    ...deadEnds(lifecycle),
    ...ambiguities(lifecycle),
    ...targets(lifecycle),
    ...unansweredDeadlines(lifecycle),
    ...reasonsOfStrangers(lifecycle),
  ].map((fault) => `${lifecycle.key}: ${fault}`);
}

function statusesOf(lifecycle: Lifecycle): string[] {
  return Object.keys(lifecycle.statuses);
}

function nameOf(row: Transition): string {
  return `${row.command} from ${row.from?.join(", ") ?? "nothing"}`;
}

function unknownNames(lifecycle: Lifecycle): string[] {
  return lifecycle.transitions.flatMap((row) =>
    [...(row.from ?? []), ...row.to]
      .filter((status) => !Object.hasOwn(lifecycle.statuses, status))
      .map((status) => `${nameOf(row)} names ${status}, which is no status`),
  );
}

/** An override reaches everything, so it proves nothing. */
function unreachable(lifecycle: Lifecycle): string[] {
  const rows = lifecycle.transitions.filter(({ command }) => command !== "override");
  const reached = new Set(rows.filter(({ from }) => from === null).flatMap(({ to }) => to));
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const row of rows) {
      if (row.from?.some((status) => reached.has(status))) for (const to of row.to) reached.add(to);
    }
  }
  return statusesOf(lifecycle)
    .filter((status) => !reached.has(status))
    .map((status) => `nothing leads from create to ${status}`);
}

function exitsOfTerminals(lifecycle: Lifecycle): string[] {
  return lifecycle.transitions
    .filter(({ command }) => command !== "override")
    .flatMap((row) =>
      (row.from ?? [])
        .filter((status) => lifecycle.statuses[status]?.terminal)
        .map((status) => `${status} is terminal, and ${row.command} leads out of it`),
    );
}

function deadEnds(lifecycle: Lifecycle): string[] {
  const left = new Set(
    lifecycle.transitions.filter(({ command }) => command !== "override").flatMap(({ from }) => from ?? []),
  );
  return statusesOf(lifecycle)
    .filter((status) => !left.has(status) && !lifecycle.statuses[status]?.terminal)
    .map((status) => `${status} is not terminal, and nothing leads out of it`);
}

/** Several rows of one command from one status need `which` each, and those with a test nothing to wait for. */
function ambiguities(lifecycle: Lifecycle): string[] {
  const faults: string[] = [];
  for (const [key, rows] of rowsByOrigin(lifecycle)) {
    if (rows.length > 1 && rows.some((row) => !row.which))
      faults.push(`nothing tells the ${rows.length} edges of ${key} apart`);
    const conditions = rows.flatMap((row) => (row.which ? [row.which.when] : []));
    if (new Set(conditions).size < conditions.length) faults.push(`two edges of ${key} name one condition`);
    if (rows.some((row) => row.which && !row.which.test && !row.waitsFor))
      faults.push(`an edge of ${key} has a condition that nothing tests, and does not wait for it`);
  }
  return faults;
}

function rowsByOrigin(lifecycle: Lifecycle): Map<string, Transition[]> {
  const rows = new Map<string, Transition[]>();
  for (const row of lifecycle.transitions) {
    for (const from of row.from ?? ["nothing"]) {
      const key = `${row.command} from ${from}`;
      rows.set(key, [...(rows.get(key) ?? []), row]);
    }
  }
  return rows;
}

/** A row leads to one status, unless its input names the target. */
function targets(lifecycle: Lifecycle): string[] {
  return lifecycle.transitions
    .filter((row) => row.input !== "status" && row.to.length !== 1)
    .map((row) => `${nameOf(row)} leads to ${row.to.length} statuses; one row has one target`);
}

/**
 * A status whose edges keep or set a deadline has an edge for the deadline's command, and such an edge is the
 * system's, runs at the deadline, and does not wait for later work.
 */
function unansweredDeadlines(lifecycle: Lifecycle): string[] {
  const faults: string[] = [];
  const deadlineRows = lifecycle.transitions.filter((row) =>
    DEADLINE_COMMANDS.includes(row.command as DeadlineCommand),
  );
  for (const row of deadlineRows) {
    if (!row.onDeadline) faults.push(`${nameOf(row)} does not run at the deadline`);
    if (row.waitsFor) faults.push(`${nameOf(row)} waits for later work, and deadlines do not wait`);
    if (row.by.some(({ party }) => party !== "system"))
      faults.push(`${nameOf(row)} is given by others than the system`);
  }
  const answered = new Set(deadlineRows.flatMap(({ from }) => from ?? []));
  const setting = lifecycle.transitions.filter(({ deadline, input }) => deadline !== "clear" && !input);
  for (const row of setting) {
    for (const to of row.to)
      if (!answered.has(to))
        faults.push(`${nameOf(row)} gives ${to} a deadline that no command of it answers`);
  }
  return faults;
}

function reasonsOfStrangers(lifecycle: Lifecycle): string[] {
  return lifecycle.transitions.flatMap((row) =>
    (row.reasonRequiredFrom ?? [])
      .filter((party) => !row.by.some((grant) => grant.party === party))
      .map((party) => `${nameOf(row)} asks ${party} for a reason, who may not give it`),
  );
}
