import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  missingPlatformPackages,
  type PackageLock,
  withPlatformPackages,
} from "@/scripts/packages/platform-packages";

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as PackageLock;

test("package-lock.json holds every platform's packages; npm run lock:complete mends it", () => {
  expect(missingPlatformPackages(lock)).toEqual([]);
});

test("package-lock.json names no download address", () => {
  const addressed = Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined);
  expect(addressed).toEqual([]);
});

test("a missing platform's package is found and added beside the others", () => {
  const parent = {
    version: "1.2.0",
    dev: true,
    license: "MIT",
    optionalDependencies: { "tool-linux-x64-musl": "1.2.0", "tool-darwin-arm64": "1.2.0" },
  };
  const held = { version: "1.2.0", optional: true };
  const incomplete = {
    packages: {
      "": {},
      "node_modules/outer/node_modules/tool": parent,
      "node_modules/outer/node_modules/tool-darwin-arm64": held,
    },
  };
  const completed = withPlatformPackages(incomplete);
  expect(completed.packages["node_modules/tool-linux-x64-musl"]).toEqual({
    version: "1.2.0",
    dev: true,
    license: "MIT",
    optional: true,
    cpu: ["x64"],
    os: ["linux"],
    libc: ["musl"],
  });
  expect(Object.keys(completed.packages)[0]).toBe("");
  expect(missingPlatformPackages(completed)).toEqual([]);
});
