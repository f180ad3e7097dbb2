import { describe, expect, it } from "vitest";
import { matchesQuery } from "./palette-items";

describe("matchesQuery", () => {
  const item = { label: "Cancel booking", group: "HF-7K2M9", keywords: ["withdraw"] };

  it.each([
    ["", true],
    ["  ", true],
    ["canc", true],
    ["booking CANCEL", true],
    ["withdraw", true],
    ["hf-7k", true],
    ["cancel offering", false],
  ])("%j: %s", (query, expected) => {
    expect(matchesQuery(item, query)).toBe(expected);
  });
});
