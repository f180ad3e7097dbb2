import { describe, expect, it } from "vitest";
import { currentItem } from "./navigation";

describe("currentItem", () => {
  const items = [{ href: "/desk/a/bookings" }, { href: "/desk/a/bookings/new" }, { href: "/desk/a/outbox" }];

  it.each([
    ["/desk/a/bookings", "/desk/a/bookings"],
    ["/desk/a/bookings/HF-1", "/desk/a/bookings"],
    ["/desk/a/bookings/new", "/desk/a/bookings/new"],
    ["/desk/a/bookings-archive", undefined],
    ["/desk/a", undefined],
  ])("%s belongs to %s", (pathname, expected) => {
    expect(currentItem(items, pathname)?.href).toBe(expected);
  });
});
