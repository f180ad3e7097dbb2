/** The seven tones a state can be shown in; each has a text, background and line colour in both themes. */
export type Tone = "neutral" | "info" | "warning" | "positive" | "negative" | "muted" | "progress";

export const toneClasses: Record<Tone, string> = {
  neutral: "border-neutral-line bg-neutral-bg text-neutral-fg",
  info: "border-info-line bg-info-bg text-info-fg",
  warning: "border-warning-line bg-warning-bg text-warning-fg",
  positive: "border-positive-line bg-positive-bg text-positive-fg",
  negative: "border-negative-line bg-negative-bg text-negative-fg",
  muted: "border-muted-line bg-muted-bg text-muted-fg",
  progress: "border-progress-line bg-progress-bg text-progress-fg",
};

export const toneTextClasses: Record<Tone, string> = {
  neutral: "text-neutral-fg",
  info: "text-info-fg",
  warning: "text-warning-fg",
  positive: "text-positive-fg",
  negative: "text-negative-fg",
  muted: "text-muted-fg",
  progress: "text-progress-fg",
};
