/** One calm line about what is being done. */
export function say(line: string): void {
  console.log(line);
}

/** Announces a step and adds how long it took once that is worth knowing. */
export async function step<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const started = Date.now();
  console.log(`· ${what} …`);
  const result = await work();
  const seconds = (Date.now() - started) / 1000;
  if (seconds >= 2) console.log(`  done in ${seconds.toFixed(1)} s`);
  return result;
}
