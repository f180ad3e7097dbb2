import type { Fact, MailContent } from "@/emails/mail-content";

const WIDTH = 76;

/** The text part: the same words in the same order as the HTML part. */
export function mailText(content: MailContent): string {
  const { heading, paragraphs, quote, facts, action, sender, footer } = content;
  const widest = Math.max(0, ...facts.map(([label]) => label.length));
  const blocks = [
    `${heading}\n${"=".repeat(Math.min(heading.length, WIDTH))}`,
    ...paragraphs.map(wrap),
    ...(quote ? [`${quote.label}:\n${indent(quote.text, "> ")}`] : []),
    ...(facts.length > 0 ? [facts.map((fact) => factLine(fact, widest)).join("\n")] : []),
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    ...(action?.note ? [wrap(action.note)] : []),
    `-- \n${sender}\n${wrap(footer)}`,
  ];
  return `${blocks.join("\n\n")}\n`;
}

function factLine([label, value, link]: Fact, widest: number): string {
  const gap = " ".repeat(widest + 2);
  const lines = [...value.split(/\r?\n/), ...(link ? [`${link.label}: ${link.url}`] : [])];
  return `${`${label}:`.padEnd(widest + 2)}${lines.join(`\n${gap}`)}`;
}

function indent(text: string, mark: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => `${mark}${line}`)
    .join("\n");
}

function wrap(text: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}
