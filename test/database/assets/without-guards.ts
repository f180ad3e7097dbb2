import type { Desk } from "../invariants/desk";

/** A part of `apply_asset_change`, cut out for a negative control; a part that is not there any more fails the test. */
export async function cutOut(desk: Desk, ...parts: RegExp[]): Promise<void> {
  const { rows } = await desk.owner.query<{ text: string }>(
    "SELECT pg_get_functiondef('apply_asset_change'::regproc) AS text",
  );
  let text = rows[0]?.text ?? "";
  for (const part of parts) {
    const left = text.replace(part, "");
    if (left === text) throw new Error(`apply_asset_change has no ${part}`);
    text = left;
  }
  await desk.owner.query(text);
}

/** Of one table: triggers that a negative control does without. */
export async function withoutTriggers(desk: Desk, table: string, ...names: string[]): Promise<void> {
  for (const name of names) await desk.owner.query(`ALTER TABLE ${table} DISABLE TRIGGER ${name}`);
}
