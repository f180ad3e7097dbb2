import { expect, test } from "vitest";
import { windowChanges } from "./maintenance-words";

const window = {
  title: "Oil change",
  reason: null,
  startsAt: "2028-03-01T10:00:00.000Z",
  endsAt: "2028-03-01T12:00:00.000Z",
};

test("a changed window has a line for what was changed, and none for what stayed", () => {
  const renamed = { ...window, title: "Engine overhaul", reason: "It has seized." };
  expect(windowChanges({ before: window, after: renamed }, "Europe/Oslo")).toEqual([
    "What is done: Oil change → Engine overhaul",
    "Reason: none → It has seized.",
  ]);
  const longer = { ...window, endsAt: "2028-03-01T13:00:00.000Z" };
  expect(windowChanges({ before: window, after: longer }, "Europe/Oslo")).toHaveLength(1);
  expect(windowChanges({ before: window, after: window }, "Europe/Oslo")).toEqual([]);
});
