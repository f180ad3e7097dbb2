import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { lifecycleDocument, stateDiagram } from "@/lib/domain/lifecycle/diagram";
import { LIFECYCLE_KEYS, lifecycleOf } from "@/lib/domain/lifecycle/registry";

test("the diagram of a request", () => {
  expect(stateDiagram(lifecycleOf("request"))).toMatchInlineSnapshot(`
    "stateDiagram-v2
      direction LR
      state "Pending" as pending
      state "Confirmed" as confirmed
      state "Rejected" as rejected
      state "Cancelled" as cancelled
      [*] --> pending : create
      pending --> confirmed : confirm
      pending --> rejected : reject
      pending --> rejected : time_out
      confirmed --> cancelled : cancel
      pending --> cancelled : + withdraw
      rejected --> [*]
      cancelled --> [*]"
  `);
});

test("every edge but an override's is drawn once, and those that were added are marked", () => {
  for (const key of LIFECYCLE_KEYS) {
    const arrows = stateDiagram(lifecycleOf(key))
      .split("\n")
      .filter((line) => line.includes(" : "));
    const edges = lifecycleOf(key)
      .transitions.filter(({ command }) => command !== "override")
      .flatMap((row) => (row.from ?? ["[*]"]).map((from) => ({ from, to: row.to[0], row })));
    expect(arrows.length).toBe(edges.length);
    expect(new Set(arrows).size).toBe(arrows.length);
    for (const { from, to, row } of edges) {
      const mark = row.origin === "extension" ? "+ " : "";
      expect(arrows.some((line) => line.startsWith(`  ${from} --> ${to} : ${mark}${row.command}`))).toBe(
        true,
      );
    }
  }
});

test("docs/lifecycles.md is current", () => {
  const file = path.join(import.meta.dirname, "..", "..", "..", "docs", "lifecycles.md");
  expect(readFileSync(file, "utf8")).toBe(lifecycleDocument());
});
