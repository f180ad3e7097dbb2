import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { lifecycleDocument } from "@/lib/domain/lifecycle/diagram";

const FILE = path.join(import.meta.dirname, "..", "docs", "lifecycles.md");

/** Writes docs/lifecycles.md from the definitions; with --check, only says whether it is current. */
function main(parameters: string[]): void {
  const wanted = lifecycleDocument();
  const present = existsSync(FILE) ? readFileSync(FILE, "utf8") : null;
  if (!parameters.includes("--check")) {
    mkdirSync(path.dirname(FILE), { recursive: true });
    if (present !== wanted) writeFileSync(FILE, wanted);
    console.log(present === wanted ? "docs/lifecycles.md was current." : "docs/lifecycles.md is written.");
    return;
  }
  if (present === wanted) return;
  console.error("docs/lifecycles.md is stale: run npm run docs:lifecycles and commit it.");
  process.exitCode = 1;
}

main(process.argv.slice(2));
