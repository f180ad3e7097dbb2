import { runPinned } from "./bootstrap.mjs";

runPinned("scripts/runtime/up.ts", process.argv.slice(2));
