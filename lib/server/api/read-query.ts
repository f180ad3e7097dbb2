import type { z } from "zod";
import { type Result, refusal } from "@/lib/domain/refusal";
import { invalidInput } from "@/lib/schemas/field-errors";

/** The query of an address: each name once, none that the schema does not know, no NUL. */
export function readQuery<S extends z.ZodType>(
  url: string,
  schema: S | undefined,
): Result<z.output<S> | undefined> {
  const given = new URL(url).searchParams;
  const values: Record<string, string> = {};
  for (const [name, value] of given) {
    const label = name.slice(0, 100);
    if (!schema || name === "__proto__") return invalid(label, "There is no such parameter.");
    if (Object.hasOwn(values, name)) return invalid(label, "Give this parameter once.");
    if (value.includes("\0")) return invalid(label, "This contains characters that cannot be used.");
    values[name] = value;
  }
  if (!schema) return { ok: true, data: undefined };
  const parsed = schema.safeParse(values);
  return parsed.success ? { ok: true, data: parsed.data } : { ok: false, error: invalidInput(parsed.error) };
}

function invalid(name: string, message: string): Result<never> {
  return { ok: false, error: refusal("invalid_input", undefined, { fields: { [name]: message } }) };
}
