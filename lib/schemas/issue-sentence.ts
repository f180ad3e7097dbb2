import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/** What is wrong with a field, for the person who filled it in. Messages that a schema brings itself are kept. */
export function issueSentence(issue: Issue): string {
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
      // The schema tells what it got only in its words.
      return /received (undefined|NaN|null)/.test(issue.message)
        ? "Fill this in."
        : "This cannot be used here.";
    case "invalid_format":
      if (issue.format === "email") return "This is no mail address. An address looks like name@example.com.";
      return issue.format === "uuid" ? "Choose one from the list." : issue.message;
    case "invalid_value":
      return "Choose one from the list.";
    default:
      return issue.message;
  }
}
