import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { REFUSALS } from "@/lib/domain/refusal";
import { type Desk, openDesk } from "./desk";

const PAGE = path.join(import.meta.dirname, "..", "..", "..", "docs", "invariants.md");

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** Names with an underscore in the column that says what enforces an invariant; refusals have such names too. */
function named(): string[] {
  const rows = readFileSync(PAGE, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| **INV-"));
  const names = rows.flatMap((row) => [...(row.split(" | ")[1] ?? "").matchAll(/`([a-z]+(?:_[a-z]+)+)`/g)]);
  return names.map(([, name]) => name ?? "").filter((name) => !(name in REFUSALS));
}

test("what the page of invariants says enforces them is in the database", async () => {
  const { rows } = await desk.owner.query<{ name: string }>(`
    SELECT tgname AS name FROM pg_trigger WHERE tgenabled = 'O'
    UNION SELECT conname FROM pg_constraint
    UNION SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace`);
  const there = new Set(rows.map(({ name }) => name));
  const names = named();
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name) => !there.has(name))).toEqual([]);
});

test("every test that the page names is there", () => {
  const links = [...readFileSync(PAGE, "utf8").matchAll(/\]\((\.\.\/[^)]+)\)/g)].map(
    ([, link]) => link ?? "",
  );
  expect(links.length).toBeGreaterThan(30);
  for (const link of links) expect(() => statSync(path.join(path.dirname(PAGE), link)), link).not.toThrow();
});
