import { runPinned } from "./bootstrap.mjs";

runPinned("scripts/testing/run-all.ts", process.argv.slice(2));
