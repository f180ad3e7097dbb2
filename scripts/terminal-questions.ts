import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { OperatorError } from "./operator-error";

/** Asks a person; throws `usage` where nobody can answer. */
export async function ask(question: string, usage: string, proposal?: string): Promise<string> {
  requireTerminal(usage);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(proposal ? `${question} [${proposal}]: ` : `${question}: `);
    return answer || proposal || "";
  } finally {
    terminal.close();
  }
}

/** Asks for something that must not appear on the screen. */
export async function askSecretly(question: string, usage: string): Promise<string> {
  requireTerminal(usage);
  process.stdout.write(`${question}: `);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await terminal.question("");
  } finally {
    terminal.close();
    process.stdout.write("\n");
  }
}

function requireTerminal(usage: string): void {
  if (!process.stdin.isTTY) throw new OperatorError(usage);
}
