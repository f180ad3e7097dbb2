import type { z } from "zod";
import { type Refusal, refusal } from "@/lib/domain/refusal";

/** What a schema found wrong as a refusal: a dotted path for each field, the first finding of each. */
export function invalidInput(error: z.ZodError, under?: string): Refusal {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const own = issue.path.map(String);
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) add(fields, [...own, key], "There is no such field.");
    } else add(fields, own, issue.message);
  }
  const named = Object.fromEntries(
    Object.entries(fields).map(([path, message]) => [
      under === undefined ? path : path === "" ? under : `${under}.${path}`,
      message,
    ]),
  );
  return refusal("invalid_input", undefined, { fields: named });

  function add(into: Record<string, string>, path: readonly string[], message: string): void {
    const name = path.join(".").slice(0, 200);
    if (Object.keys(into).length < 50 && !Object.hasOwn(into, name)) into[name] = message;
  }
}
