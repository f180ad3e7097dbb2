import { describe, expect, test, vi } from "vitest";
import { newId } from "@/lib/server/db/new-id";

describe("new ids", () => {
  test("are UUIDs of version 7, all different, each after the one before", () => {
    const ids = Array.from({ length: 5_000 }, newId);
    for (const id of ids)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual([...ids].sort());
  });

  test("begin with the time", () => {
    const before = Date.now();
    const at = Number.parseInt(newId().replace("-", "").slice(0, 12), 16);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
  });

  test("still rise when the clock is set back", () => {
    const first = newId();
    vi.useFakeTimers({ now: Date.now() - 60_000 });
    try {
      expect(newId() > first).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });
});
