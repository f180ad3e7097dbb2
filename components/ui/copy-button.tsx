"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { announce } from "@/lib/client/announce";
import { Button } from "./button";
import { IconButton } from "./icon-button";

export interface CopyButtonProps {
  value: string;
  /** What is copied, such as "reference"; becomes "Copy reference". */
  what: string;
  /** Shows the words and not the icon alone. */
  withText?: boolean;
}

export function CopyButton({ value, what, withText }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
      announce(`Copied ${what}`);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => setCopied(false), 2_000);
    } catch {
      announce(`Copying was not allowed by the browser. Select the ${what} and copy it by hand.`);
    }
  }

  const icon = copied ? <Check aria-hidden className="text-positive-fg" /> : <Copy aria-hidden />;
  if (withText) {
    return (
      <Button size="small" icon={icon} onClick={copy}>
        {copied ? "Copied" : `Copy ${what}`}
      </Button>
    );
  }
  return <IconButton size="small" label={copied ? "Copied" : `Copy ${what}`} icon={icon} onClick={copy} />;
}
