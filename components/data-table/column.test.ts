import { describe, expect, it } from "vitest";
import { nextSort } from "./column";

describe("nextSort", () => {
  it("starts with the column's own first direction", () => {
    expect(nextSort({ sortKey: "created", firstSort: "desc" }, null)).toEqual({
      key: "created",
      direction: "desc",
    });
    expect(nextSort({ sortKey: "start" }, { key: "created", direction: "desc" })).toEqual({
      key: "start",
      direction: "asc",
    });
  });

  it("turns round on the column that is sorted by", () => {
    expect(nextSort({ sortKey: "start" }, { key: "start", direction: "asc" }).direction).toBe("desc");
    expect(nextSort({ sortKey: "start" }, { key: "start", direction: "desc" }).direction).toBe("asc");
  });
});
