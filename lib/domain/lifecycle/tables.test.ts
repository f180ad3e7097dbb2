import { describe, expect, test } from "vitest";
import { LIFECYCLE_KEYS, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { Grant, Transition } from "@/lib/domain/lifecycle/types";
import { ORACLE_KEYS, oracleEdges, oracleStatuses } from "@/test/oracle/read-tables";

/** A grant in the transcription's words. Agents and members have `isAuthor` where the table says author. */
function partyOf({ party, relations }: Grant): string {
  if (relations.includes("isAuthor")) return "author";
  if (relations.includes("isNotMaker")) return `never-maker:${party}`;
  return party;
}

function edgesOf(row: Transition) {
  return (row.from ?? [null]).flatMap((from) =>
    row.to.map((to) => ({
      command: row.command,
      from,
      to,
      who: [...new Set(row.by.map(partyOf))].sort(),
      reasonFrom: [...(row.reasonRequiredFrom ?? [])].sort(),
      mark: row.origin,
      deadline: typeof row.deadline === "function" ? "set" : row.deadline,
      stamps: typeof row.stamps === "function" ? ["override"] : [...(row.stamps ?? [])],
      mail: row.mails ? { topic: row.mails.topic, to: [...row.mails.to] } : null,
      later: row.waitsFor !== undefined,
    })),
  );
}

function sorted<Edge extends { command: string; from: string | null; to: string }>(edges: Edge[]): Edge[] {
  const name = (edge: Edge) => `${edge.command} ${edge.from ?? ""} ${edge.to}`;
  return edges.sort((a, b) => name(a).localeCompare(name(b)));
}

test("there are five lifecycles", () => {
  expect(LIFECYCLE_KEYS).toEqual(["request", "appointment", "asset", "ticket", "tour"]);
  expect(ORACLE_KEYS).toEqual(LIFECYCLE_KEYS);
});

describe.each(ORACLE_KEYS)("%s is its table", (key) => {
  const definition = lifecycleOf(key);

  test("statuses: key, phase, whether it occupies, terminal", () => {
    const defined = Object.entries(definition.statuses).map(([status, { phase, occupies, terminal }]) => ({
      status,
      phase,
      occupies: occupies === "policy" ? "policy" : occupies ? "yes" : "no",
      terminal: terminal ?? false,
    }));
    expect(defined).toEqual(oracleStatuses(key));
  });

  test("edges: who, reason, mark, deadline, stamps, mails", () => {
    const written = oracleEdges(key).map((edge) => ({
      ...edge,
      who: [...edge.who].sort(),
      reasonFrom: [...edge.reasonFrom].sort(),
    }));
    expect(sorted(definition.transitions.flatMap(edgesOf))).toEqual(sorted(written));
  });

  test("no edge is written twice, and edges that begin a deadline's command belong to the system", () => {
    const names = oracleEdges(key).map(({ command, from, to }) => `${command} ${from} ${to}`);
    expect(new Set(names).size).toBe(names.length);
  });
});

test("the marks add up to what the sources have", () => {
  const counts = ORACLE_KEYS.map((key) => {
    const edges = lifecycleOf(key).transitions.flatMap(edgesOf);
    const of = (mark: string) => edges.filter((edge) => edge.mark === mark).length;
    return [key, of("source"), of("extension")];
  });
  expect(counts).toEqual([
    ["request", 5, 1],
    ["appointment", 9, 2],
    ["asset", 16, 0],
    ["ticket", 21, 10],
    ["tour", 80, 0],
  ]);
});
