"use client";

import { RadioGroup } from "@/components/ui/radio-group";
import type { TwiceDetail } from "@/lib/schemas/wall-period";

export type Occurrence = "first" | "second";

/** What the server said about a time that comes twice, if it did. */
export function twiceIn(details: Readonly<Record<string, unknown>> | undefined): TwiceDetail | null {
  return (details?.twice as TwiceDetail | undefined) ?? null;
}

interface OccurrenceChoiceProps {
  name: string;
  twice: TwiceDetail | null;
  value: Occurrence | undefined;
  onChange: (value: Occurrence) => void;
}

/** Asks which of two equal wall-clock times is meant, on the night when clocks go back. */
export function OccurrenceChoice({ name, twice, value, onChange }: OccurrenceChoiceProps) {
  const offset = (text: string | undefined) => (text ? ` (UTC${text})` : "");
  return (
    <RadioGroup
      name={name}
      legend="This time comes twice that night"
      value={value ?? ""}
      onChange={(next) => onChange(next === "second" ? "second" : "first")}
      options={[
        { value: "first", label: `The first time, before the clocks go back${offset(twice?.firstOffset)}` },
        { value: "second", label: `The second time, after they went back${offset(twice?.secondOffset)}` },
      ]}
    />
  );
}
