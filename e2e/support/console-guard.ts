import type { BrowserContext } from "@playwright/test";

/** The test runner's own recording script, which the frame of a mail refuses as it refuses any. */
const RECORDER_REFUSED = /^error: Blocked script execution in 'about:srcdoc'/;

/** Collects what a browser reports as wrong; a test fails on whatever it did not name beforehand. */
export class ConsoleGuard {
  readonly #problems: string[] = [];
  readonly #expected: RegExp[] = [RECORDER_REFUSED];

  watch(context: BrowserContext): void {
    context.on("weberror", (error) => this.#problems.push(`uncaught: ${error.error().message}`));
    context.on("console", (message) => {
      if (message.type() !== "error" && message.type() !== "warning") return;
      this.#problems.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    });
  }

  /** A page that answers 403 or 404, for one, is logged by the browser itself. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  unexpected(): string[] {
    return this.#problems.filter((problem) => !this.#expected.some((pattern) => pattern.test(problem)));
  }
}
