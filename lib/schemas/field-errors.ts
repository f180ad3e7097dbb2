import type { z } from "zod";
import { type Refusal, refusal } from "@/lib/domain/refusal";
import { issueSentence } from "@/lib/schemas/issue-sentence";

interface Wording {
  /** The field that everything was sent in, where the schema knows only what is inside it. */
  readonly under?: string;
  /** What the whole is called, where no field of it is at fault. */
  readonly whole?: string;
  readonly sentence?: (issue: z.core.$ZodIssue) => string;
}

/** What a schema found wrong as a refusal: a dotted path for each field, the first finding of each. */
export function invalidInput(
  error: z.ZodError,
  { under, whole = "", sentence = ({ message }) => message }: Wording = {},
): Refusal {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const own = [...(under === undefined ? [] : [under]), ...issue.path.map(String)];
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) add([...own, key], "There is no such field.");
    } else add(own, sentence(issue));
  }
  return refusal("invalid_input", undefined, { fields });

  function add(path: readonly string[], message: string): void {
    const name = path.join(".").slice(0, 200) || whole;
    if (Object.keys(fields).length < 50 && !Object.hasOwn(fields, name)) fields[name] = message;
  }
}

/** As `invalidInput`, in sentences for whoever filled a form in. */
export function invalidForm(error: z.ZodError): Refusal {
  return invalidInput(error, { whole: "form", sentence: issueSentence });
}
