import type { z } from "zod";
import { type Refusal, type Result, refusal } from "@/lib/domain/refusal";
import { issueSentence } from "@/lib/schemas/issue-sentence";

interface Wording {
  /** The field that everything was sent in, where the schema knows only what is inside it. */
  readonly under?: string;
  /** What the whole is called, where no field of it is at fault. */
  readonly whole?: string;
}

/** What a schema found wrong as a refusal: a dotted path for each field, the first finding of each. */
export function invalidInput(error: z.ZodError, { under, whole = "" }: Wording = {}): Refusal {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const own = [...(under === undefined ? [] : [under]), ...issue.path.map(String)];
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) add([...own, key], "There is no such field.");
    } else add(own, issue.message);
  }
  return refusal("invalid_input", undefined, { fields });

  function add(path: readonly string[], message: string): void {
    const name = path.join(".").slice(0, 200) || whole;
    if (Object.keys(fields).length < 50 && !Object.hasOwn(fields, name)) fields[name] = message;
  }
}

/** What was filled into a form, or what is wrong with it in sentences for whoever filled it in. */
export function readForm<S extends z.ZodType>(schema: S, input: unknown): Result<z.output<S>> {
  const parsed = schema.safeParse(input, { error: issueSentence });
  return parsed.success
    ? { ok: true, data: parsed.data }
    : { ok: false, error: invalidInput(parsed.error, { whole: "form" }) };
}
