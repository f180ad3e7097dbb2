import { describe, expect, it } from "vitest";
import { nextRowIndex } from "./row-keys";

describe("nextRowIndex", () => {
  it.each<[number, 1 | -1, number, number | null]>([
    [-1, 1, 3, 0],
    [-1, -1, 3, 2],
    [0, 1, 3, 1],
    [2, 1, 3, null],
    [0, -1, 3, null],
    [1, -1, 3, 0],
    [-1, 1, 0, null],
  ])("from %i by %i of %i rows leads to %s", (current, step, count, expected) => {
    expect(nextRowIndex(current, step, count)).toBe(expected);
  });
});
