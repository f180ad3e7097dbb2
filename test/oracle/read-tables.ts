import { STATUS_TABLES, TABLES } from "./tables";

export type OracleKey = keyof typeof TABLES;
export const ORACLE_KEYS = Object.keys(TABLES) as OracleKey[];

export interface OracleStatus {
  readonly status: string;
  readonly phase: string;
  readonly occupies: "yes" | "no" | "policy";
  readonly terminal: boolean;
}

export interface OracleEdge {
  readonly command: string;
  /** null is a create. */
  readonly from: string | null;
  readonly to: string;
  readonly who: readonly string[];
  readonly reasonFrom: readonly string[];
  readonly mark: "source" | "extension";
  readonly deadline: "set" | "keep" | "clear";
  readonly stamps: readonly string[];
  readonly mail: { readonly topic: string; readonly to: readonly string[] } | null;
  readonly later: boolean;
}

const STAFF = ["owner", "admin", "agent"];
const EVERYBODY = ["customer", "supplier", "seller"];

export function oracleStatuses(key: OracleKey): OracleStatus[] {
  return rowsOf(STATUS_TABLES[key]).map(([status = "", phase = "", occupies = "", terminal]) => ({
    status,
    phase,
    occupies: occupies as OracleStatus["occupies"],
    terminal: terminal === "terminal",
  }));
}

/** One edge a line; the override's `any → any` is spread over all pairs. */
export function oracleEdges(key: OracleKey): OracleEdge[] {
  const statuses = oracleStatuses(key).map(({ status }) => status);
  return rowsOf(TABLES[key]).flatMap((cells) => {
    const [command = "", edge = "", who = "", reason = "", mark = "", deadline = "", stamps = "", mail = ""] =
      cells;
    const [from = "", to = ""] = edge.split("→").map((side) => side.trim());
    const [topic, ...to_] = words(mail);
    const common = {
      command,
      who: partiesOf(who),
      reasonFrom: partiesOf(reason),
      mark: mark as OracleEdge["mark"],
      deadline: deadline as OracleEdge["deadline"],
      stamps: words(stamps),
      mail: topic ? { topic, to: to_.length > 0 ? to_ : EVERYBODY } : null,
      later: cells[8] === "later",
    };
    const ends = (side: string) => (side === "any" ? statuses : [side === "" ? null : side]);
    return ends(from).flatMap((start) =>
      ends(to).map((end) => ({ ...common, from: start, to: end as string })),
    );
  });
}

function rowsOf(table: string): string[][] {
  return table
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
}

function words(cell: string): string[] {
  return cell.split(/\s+/).filter(Boolean);
}

function partiesOf(cell: string): string[] {
  return words(cell).flatMap((word) => (word === "staff" ? STAFF : [word]));
}
