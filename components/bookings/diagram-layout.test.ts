import { describe, expect, it } from "vitest";
import { LIFECYCLE_KEYS, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import { layOutDiagram } from "./diagram-layout";

describe.each(LIFECYCLE_KEYS)("diagram of %s", (key) => {
  const { statuses, transitions } = lifecycleOf(key);
  const diagram = layOutDiagram(key);

  it("has every status, and none on top of another", () => {
    expect(diagram.nodes.map(({ status }) => status)).toEqual(Object.keys(statuses));
    for (const one of diagram.nodes) {
      for (const other of diagram.nodes) {
        if (one === other) continue;
        const apart =
          Math.abs(one.x - other.x) >= (one.width + other.width) / 2 ||
          Math.abs(one.y - other.y) >= (one.height + other.height) / 2;
        expect(apart, `${one.status} and ${other.status}`).toBe(true);
      }
    }
  });

  it("draws every edge of the table but those from anywhere to anywhere", () => {
    const count = Object.keys(statuses).length;
    const wanted = transitions
      .filter(({ from, to }) => !(from?.length === count && to.length === count))
      .flatMap(({ from, to }) => (from ?? []).flatMap((one) => to.map((other) => `${one} ${other}`)));
    const drawn = diagram.edges.map(({ from, to }) => `${from} ${to}`);
    expect(new Set(drawn)).toEqual(new Set(wanted));
    expect(drawn).toHaveLength(new Set(wanted).size);
  });
});
