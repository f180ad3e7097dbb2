import { readFileSync, writeFileSync } from "node:fs";
import {
  missingPlatformPackages,
  type PackageLock,
  withPlatformPackages,
} from "./packages/platform-packages";

const FILE = "package-lock.json";
const lock = JSON.parse(readFileSync(FILE, "utf8")) as PackageLock;
const missing = missingPlatformPackages(lock);

if (missing.length > 0) writeFileSync(FILE, `${JSON.stringify(withPlatformPackages(lock), null, 2)}\n`);
console.log(`${missing.length} packages of other platforms were missing from ${FILE}.`);
