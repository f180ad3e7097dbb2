import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { decide } from "@/lib/domain/lifecycle/decide";
import { LIFECYCLE_KEYS, type LifecycleKey, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { RefusalCode } from "@/lib/domain/refusal";
import { COLUMNS } from "@/test/domain/actors";
import { booking, facts, HOUR, MINUTE, plus } from "@/test/domain/bookings";

/**
 * Every command in every status by everybody, held against test/oracle/matrix/*.txt. Those tables were written
 * from the tables' text, not by the engine, and are edited by hand: what changes there shows in review.
 * ok: allowed · later: not_available_yet · ill: illegal_transition · a dot: forbidden.
 */
const MARKS: Partial<Record<RefusalCode, string>> = {
  forbidden: "·",
  illegal_transition: "ill",
  not_available_yet: "later",
};

/** A moment and an input at which no guard refuses. */
function cell(key: LifecycleKey, status: string | null, command: string, actor: Actor): string {
  const begun = command === "complete" || command === "mark_no_show";
  const onDeadline = command === "time_out" || command === "expire";
  const outcome = decide(lifecycleOf(key), {
    booking: booking(status, {
      policy: { requiresConfirmation: true },
      ...(begun ? { startsAt: plus(-3 * HOUR), endsAt: plus(-HOUR) } : {}),
      ...(onDeadline ? { deadlineAt: plus(-MINUTE), deadlineCommand: command } : {}),
    }),
    command,
    actor,
    facts: facts(),
    input: {
      reason: "Because of the weather",
      ...(command === "override" ? { status: "confirmed" } : {}),
      ...(command === "reschedule" ? { startsAt: plus(300 * HOUR) } : {}),
      ...(command === "change_times" ? { startsAt: plus(300 * HOUR), endsAt: plus(301 * HOUR) } : {}),
    },
  });
  if (outcome.ok) return "ok";
  const code = outcome.refusals[0].code;
  return MARKS[code] ?? code;
}

function matrixOf(key: LifecycleKey): string {
  const lifecycle = lifecycleOf(key);
  const statuses = Object.keys(lifecycle.statuses);
  const commands = [...new Set(lifecycle.transitions.map(({ command }) => command))];
  const first = Math.max(...statuses.map(({ length }) => length), "(none)".length);
  const second = Math.max(...commands.map(({ length }) => length));
  const row = (status: string, command: string, cells: readonly string[]) =>
    `${status.padEnd(first)} ${command.padEnd(second)} | ${cells.map((text) => text.padEnd(5)).join(" ")}`.trimEnd();
  const head = row("status", "command", Object.keys(COLUMNS));
  const lines = [head, "-".repeat(head.length)];
  for (const status of [null, ...statuses]) {
    for (const command of status === null ? ["create"] : commands) {
      const cells = Object.values(COLUMNS).map((actor) => cell(key, status, command, actor));
      lines.push(row(status ?? "(none)", command, cells));
    }
    lines.push("");
  }
  return lines.join("\n");
}

describe("who may give which command in which status", () => {
  test.each(LIFECYCLE_KEYS)("%s", (key) => {
    const written = readFileSync(`${import.meta.dirname}/../../../test/oracle/matrix/${key}.txt`, "utf8");
    expect(matrixOf(key)).toBe(written);
  });
});
