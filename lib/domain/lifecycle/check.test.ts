import { describe, expect, test } from "vitest";
import { definitionFaults } from "@/lib/domain/lifecycle/check";
import { by } from "@/lib/domain/lifecycle/define";
import { LIFECYCLE_KEYS, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { Lifecycle, Transition } from "@/lib/domain/lifecycle/types";

test.each(LIFECYCLE_KEYS)("the definition of %s has no fault", (key) => {
  expect(definitionFaults(lifecycleOf(key))).toEqual([]);
});

const CREATE: Transition = {
  command: "create",
  from: null,
  to: ["open"],
  by: by("agent"),
  origin: "source",
  deadline: "clear",
};
const CLOSE: Transition = { ...CREATE, command: "close", from: ["open"], to: ["closed"] };

function lifecycle(transitions: readonly Transition[], more: Lifecycle["statuses"] = {}): Lifecycle {
  return {
    key: "door",
    label: "Door",
    statuses: {
      open: { phase: "active", occupies: false },
      closed: { phase: "done", occupies: false, terminal: true },
      ...more,
    },
    transitions,
  };
}

describe("each fault is found", () => {
  const soon = () => ({ at: new Date(0), command: "expire" as const });
  const EXPIRE: Transition = {
    ...CLOSE,
    command: "expire",
    by: by("system"),
    onDeadline: true,
  };

  test("a sound definition has none", () => {
    expect(definitionFaults(lifecycle([CREATE, CLOSE]))).toEqual([]);
    expect(definitionFaults(lifecycle([{ ...CREATE, deadline: soon }, CLOSE, EXPIRE]))).toEqual([]);
  });

  test.each<[string, readonly Transition[], Lifecycle["statuses"], string]>([
    [
      "a status that nothing reaches",
      [CREATE, CLOSE],
      { lost: { phase: "void", occupies: false, terminal: true } },
      "nothing leads from create to lost",
    ],
    [
      "a status that only an override reaches",
      [CREATE, CLOSE, { ...CLOSE, command: "override", from: ["open"], to: ["lost"] }],
      { lost: { phase: "void", occupies: false, terminal: true } },
      "nothing leads from create to lost",
    ],
    [
      "a terminal with an exit",
      [CREATE, CLOSE, { ...CLOSE, command: "reopen", from: ["closed"], to: ["open"] }],
      {},
      "closed is terminal, and reopen leads out of it",
    ],
    [
      "a status without an exit that is not terminal",
      [CREATE, CLOSE, { ...CLOSE, command: "jam", to: ["jammed"] }],
      { jammed: { phase: "void", occupies: false } },
      "jammed is not terminal, and nothing leads out of it",
    ],
    [
      "two edges that nothing tells apart",
      [CREATE, CLOSE, { ...CLOSE, to: ["open"] }],
      {},
      "nothing tells the 2 edges of close from open apart",
    ],
    [
      "two edges of which one has no condition",
      [CREATE, CLOSE, { ...CLOSE, to: ["open"], which: { when: "windy", test: () => true } }],
      {},
      "nothing tells the 2 edges of close from open apart",
    ],
    [
      "two edges of one condition",
      [
        CREATE,
        { ...CLOSE, which: { when: "windy", test: () => true } },
        { ...CLOSE, to: ["open"], which: { when: "windy", test: () => false } },
      ],
      {},
      "two edges of close from open name one condition",
    ],
    [
      "a condition that nothing tests",
      [CREATE, { ...CLOSE, which: { when: "windy" } }],
      {},
      "an edge of close from open has a condition that nothing tests, and does not wait for it",
    ],
    [
      "a row with two targets",
      [CREATE, { ...CLOSE, to: ["closed", "open"] }],
      {},
      "close from open leads to 2 statuses; one row has one target",
    ],
    [
      "a deadline that nothing answers",
      [{ ...CREATE, deadline: soon }, CLOSE],
      {},
      "create from nothing gives open a deadline that no command of it answers",
    ],
    [
      "a deadline that is kept where nothing answers it",
      [CREATE, CLOSE, { ...CLOSE, command: "shut", deadline: "keep" }],
      {},
      "shut from open gives closed a deadline that no command of it answers",
    ],
    [
      "a deadline's command that could run before it",
      [CREATE, { ...EXPIRE, onDeadline: undefined }],
      {},
      "expire from open does not run at the deadline",
    ],
    [
      "a deadline's command that waits",
      [CREATE, { ...EXPIRE, waitsFor: "later work" }],
      {},
      "expire from open waits for later work, and deadlines do not wait",
    ],
    [
      "a deadline's command that people give",
      [CREATE, { ...EXPIRE, by: by("system", "agent") }],
      {},
      "expire from open is given by others than the system",
    ],
    [
      "a reason asked of somebody who may not give the command",
      [CREATE, { ...CLOSE, reasonRequiredFrom: ["viewer"] }],
      {},
      "close from open asks viewer for a reason, who may not give it",
    ],
    [
      "a status that does not exist",
      [CREATE, CLOSE, { ...CLOSE, command: "slam", to: ["broken"] }],
      {},
      "slam from open names broken, which is no status",
    ],
  ])("%s", (_name, transitions, statuses, fault) => {
    expect(definitionFaults(lifecycle(transitions, statuses))).toContain(`door: ${fault}`);
  });
});
