import { Hourglass, Link2Off, TimerOff, Undo2 } from "lucide-react";
import { MessagePage } from "@/components/ui/message-page";

const PROBLEMS = {
  invalid: {
    icon: Link2Off,
    title: "This link does not work",
    text: "It is incomplete, or it was changed on the way. Open the newest mail and press its button, or copy the whole address. Nothing was changed.",
  },
  expired: {
    icon: TimerOff,
    title: "This link has expired",
    text: "Links in mails work for a limited time, and this one is over. Write to whoever sent the mail if something is still open. Nothing was changed.",
  },
  revoked: {
    icon: Undo2,
    title: "This link was taken back",
    text: "A newer mail replaced it, or it was withdrawn by whoever sent it. Use the newest mail that you have. Nothing was changed.",
  },
  used: {
    icon: Undo2,
    title: "This link was used already",
    text: "It works once. If you need another, ask for it again. Nothing was changed.",
  },
  rate_limited: {
    icon: Hourglass,
    title: "Too many attempts",
    text: "Wait a minute, then open the link again. It keeps working, and nothing was changed.",
  },
} as const;

export type LinkProblemKind = keyof typeof PROBLEMS;

/** Explains why a link leads nowhere, in words that give nothing away. */
export function LinkProblem({ kind }: { kind: LinkProblemKind }) {
  const { icon, title, text } = PROBLEMS[kind];
  return (
    <MessagePage icon={icon} title={title}>
      <p>{text}</p>
    </MessagePage>
  );
}
