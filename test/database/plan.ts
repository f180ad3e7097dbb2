import type { ClientBase } from "pg";

/** How the database would run a statement, one line for each step. */
export async function plan(
  client: ClientBase,
  statement: { readonly text: string; readonly values?: readonly unknown[] },
): Promise<string> {
  const { rows } = await client.query<{ "QUERY PLAN": string }>(`EXPLAIN ${statement.text}`, [
    ...(statement.values ?? []),
  ]);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}
