import type { z } from "zod";

/**
 * What is wrong with a field, for the person who filled it in; as a parse's `error`, which asks only where the schema
 * brings no message of its own. Nothing where zod's words will do.
 */
export function issueSentence(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "too_small":
      if (issue.origin === "string")
        return Number(issue.minimum) <= 1 ? "Fill this in." : `Give at least ${issue.minimum} characters.`;
      return issue.origin === "array" ? "Choose at least one." : `Give at least ${issue.minimum}.`;
    case "too_big":
      return issue.origin === "string"
        ? `Give at most ${issue.maximum} characters.`
        : `Give at most ${issue.maximum}.`;
    case "invalid_type":
      return issue.input == null || Number.isNaN(issue.input) ? "Fill this in." : "This cannot be used here.";
    case "invalid_format":
      if (issue.format === "email") return "This is no mail address. An address looks like name@example.com.";
      if (issue.format === "date") return "Give a date.";
      return issue.format === "uuid" ? "Choose one from the list." : undefined;
    case "invalid_value":
      return "Choose one from the list.";
  }
}
