import { expect, test } from "vitest";
import { MAINTENANCE, TAKEN } from "./entry-look";
import { isWanted } from "./narrowed";

const booking = { kind: "booking", lifecycle: "asset", status: "confirmed" } as const;
const tour = { kind: "booking", lifecycle: "tour", status: "confirmed" } as const;
const maintenance = { kind: "maintenance", lifecycle: null, status: "planned" } as const;
const taken = { kind: "booking", lifecycle: null, status: TAKEN } as const;
const all = [booking, tour, maintenance, taken];

test.each([
  [{ lifecycle: [], status: [] }, all],
  [{ lifecycle: ["asset"], status: [] }, [booking, maintenance]],
  [{ lifecycle: ["tour"], status: [] }, [tour]],
  [{ lifecycle: [], status: ["confirmed"] }, [booking, tour]],
  [{ lifecycle: ["asset"], status: ["confirmed"] }, [booking]],
  [{ lifecycle: [], status: [MAINTENANCE] }, [maintenance]],
] as const)("narrowed to %j", (narrowing, expected) => {
  expect(all.filter((entry) => isWanted(entry, narrowing))).toEqual(expected);
});
