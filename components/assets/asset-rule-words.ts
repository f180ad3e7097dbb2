import type { AssetEvent, AssetRules } from "@/lib/schemas/asset";

/** What became of each rule that was changed, a line for each. */
export function ruleChanges({ before, after }: NonNullable<AssetEvent["rules"]>): string[] {
  const lines = (["advanceDays", "usageUnit"] as const).map((rule) =>
    before[rule] === after[rule]
      ? null
      : `${LABELS[rule]}: ${wordsOf(before, rule)} → ${wordsOf(after, rule)}`,
  );
  return lines.filter((line) => line !== null);
}

const LABELS: Readonly<Record<keyof AssetRules, string>> = {
  advanceDays: "Furthest advance",
  usageUnit: "Unit of its readings",
};

function wordsOf(rules: AssetRules, rule: keyof AssetRules): string {
  if (rule === "usageUnit") return rules.usageUnit ?? "none";
  if (rules.advanceDays === null) return "the organization's";
  return rules.advanceDays === 1 ? "1 day" : `${rules.advanceDays} days`;
}
