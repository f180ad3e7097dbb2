import { Root as Slot } from "radix-ui/slot";
import type { ReactElement } from "react";

interface TooltipProps {
  text: string;
  children: ReactElement;
}

/**
 * Names the tooltip of its one child. The text is a visual aid: what screen readers need must also be in
 * the child's name or description. One TooltipLayer at the root shows them all.
 */
export function Tooltip({ text, children }: TooltipProps) {
  return <Slot data-tooltip={text}>{children}</Slot>;
}
