interface ReadingsProps {
  entry: { readonly startReading: number; readonly endReading: number };
  /** It takes another entry back. */
  offsets: boolean;
  /** Another entry takes it back. */
  takenBack: boolean;
  unit: string | null;
}

/** Two readings and what lies between them; what was taken back is struck through, and said to be. */
export function Readings({ entry: { startReading, endReading }, offsets, takenBack, unit }: ReadingsProps) {
  const text = `${startReading} → ${endReading}`;
  return (
    <p className="tabular-nums">
      {takenBack ? <del className="text-ink-subtle">{text}</del> : text}{" "}
      <span className="font-medium">{difference(startReading, endReading, unit)}</span>
      {offsets ? <span className="text-ink-subtle"> (takes an entry back)</span> : null}
      {takenBack ? <span className="text-ink-subtle"> (taken back)</span> : null}
    </p>
  );
}

/** "+1.5 h"; readings have two decimals, which binary fractions have not. */
export function difference(startReading: number, endReading: number, unit: string | null): string {
  const used = Math.round((endReading - startReading) * 100) / 100;
  return `${used > 0 ? "+" : ""}${used}${unit ? ` ${unit}` : ""}`;
}
