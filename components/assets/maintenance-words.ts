import { rangeText } from "@/lib/client/time-text";
import type { AssetEvent, WindowTerms } from "@/lib/schemas/asset";

/** What became of a window of maintenance, a line for each thing that was changed; the zone is IANA's. */
export function windowChanges({ before, after }: NonNullable<AssetEvent["window"]>, zone: string): string[] {
  const told: readonly (readonly [label: string, words: (terms: WindowTerms) => string])[] = [
    ["What is done", ({ title }) => title],
    ["When", ({ startsAt, endsAt }) => rangeText(new Date(startsAt), new Date(endsAt), zone)],
    ["Reason", ({ reason }) => reason ?? "none"],
  ];
  return told
    .map(([label, words]) => [label, words(before), words(after)] as const)
    .filter(([, earlier, later]) => earlier !== later)
    .map(([label, earlier, later]) => `${label}: ${earlier} → ${later}`);
}
