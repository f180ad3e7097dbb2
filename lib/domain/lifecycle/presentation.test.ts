import { describe, expect, test } from "vitest";
import {
  type CalendarPattern,
  commandPresentation,
  statusPresentation,
} from "@/lib/domain/lifecycle/presentation";
import { COMMANDS, LIFECYCLE_KEYS, lifecycleOf } from "@/lib/domain/lifecycle/registry";

describe.each(LIFECYCLE_KEYS)("%s", (key) => {
  const { statuses } = lifecycleOf(key);
  const shown = Object.keys(statuses).map((status) => ({ status, ...statusPresentation(key, status) }));

  test("every status has labels, an icon and a tone, and no two look or read alike", () => {
    for (const one of shown) {
      expect(one.label.trim()).not.toBe("");
      expect(one.customerLabel.trim()).not.toBe("");
    }
    expect(new Set(shown.map(({ label }) => label)).size).toBe(shown.length);
  });

  test("what the calendar draws is told apart by its pattern and icon", () => {
    const drawn = shown
      .filter(({ pattern }) => pattern !== "none")
      .map(({ pattern, icon }) => `${pattern} ${icon}`);
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  test("what occupies is drawn, and what is void is not", () => {
    for (const { status, pattern } of shown) {
      if (statuses[status]?.occupies === true) expect(pattern).not.toBe<CalendarPattern>("none");
      if (statuses[status]?.phase === "void") expect(pattern).toBe<CalendarPattern>("none");
    }
  });
});

test("confirmed is solid and tentative diagonally hatched", () => {
  for (const key of LIFECYCLE_KEYS) {
    if ("confirmed" in lifecycleOf(key).statuses)
      expect(statusPresentation(key, "confirmed").pattern).toBe("solid");
  }
  expect(statusPresentation("asset", "tentative").pattern).toBe("hatched");
});

test("every command, a note and a change by hand have a label and a verb", () => {
  for (const command of [...COMMANDS, "note", "database"]) {
    expect(commandPresentation(command).label).not.toBe("");
    expect(commandPresentation(command).verb).not.toBe("");
  }
});

test("what does not exist is a bug, and thrown", () => {
  expect(() => statusPresentation("request", "on_hold")).toThrow(/no status on_hold/);
  expect(() => commandPresentation("teleport")).toThrow(/no command teleport/);
});
