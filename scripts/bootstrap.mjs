// Runs on whatever Node the machine has (20 or newer) and without any package: installs what is missing, then runs
// the real script on the Node that the project pins.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const LAUNCHER_WATCH_MS = 300;
const ROOT = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");

/**
 * Runs a TypeScript file of this project on the pinned Node and ends as it ends.
 * @param {string} script path from the project's folder
 * @param {string[]} parameters
 */
export function runPinned(script, parameters) {
  process.chdir(ROOT);
  if (!isInstalled()) install();
  // The npm that runs this: package.json begins the script with `exec`, since a shell in between keeps SIGINT to itself.
  const launcher = process.ppid;
  const child = spawn(pinnedNode(), ["--import", "tsx", script, ...parameters], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, HOLDFAST_LAUNCHER: String(launcher) },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  stopWithLauncher(child, launcher);
  child.on("exit", (code, signal) => {
    process.exit(signal ? 128 + (os.constants.signals[signal] ?? 0) : (code ?? 1));
  });
}

/** npm forwards every signal but kill -9; after that its child would go on with nobody at the terminal. */
function stopWithLauncher(child, launcher) {
  if (!process.env.npm_lifecycle_event) return;
  setInterval(() => {
    if (process.ppid !== launcher) child.kill("SIGTERM");
  }, LAUNCHER_WATCH_MS).unref();
}

/** Whether node_modules holds what package-lock.json says, by npm's own note of what it installed. */
function isInstalled() {
  const wanted = readPackages("package-lock.json");
  const installed = readPackages("node_modules/.package-lock.json");
  if (!wanted || !installed) return false;
  const complete = Object.entries(wanted).every(([name, entry]) => {
    if (name === "") return true;
    const found = installed[name];
    return found
      ? found.version === entry.version
      : Boolean(entry.optional || entry.devOptional || entry.peer);
  });
  return complete && existsSync(nodeFile());
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(path.join(ROOT, file), "utf8")).packages;
  } catch {
    return undefined;
  }
}

function install() {
  console.log("Installing packages; the first time takes a minute or three …");
  const started = Date.now();
  // `npm ci` gives exactly the locked versions, and refuses a lock that lacks another platform's optional packages;
  // `npm install` keeps to the lock too and minds that less.
  if (!npm("ci") && !npm("install", "--no-save")) {
    console.error("The packages could not be installed; npm's messages above say why. Then run this again.");
    process.exit(1);
  }
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

function npm(...command) {
  const parameters = [...command, "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const run = spawnSync("npm", parameters, {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, PATH: pathWithoutProject(), npm_config_ignore_scripts: "false" },
  });
  return run.status === 0;
}

/** npm must not run on the Node inside node_modules, which it is about to replace. */
function pathWithoutProject() {
  const inside = path.join(ROOT, "node_modules");
  return (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter((folder) => !path.resolve(folder).startsWith(inside))
    .join(path.delimiter);
}

function nodeFile() {
  return path.join(ROOT, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
}

function pinnedNode() {
  if (existsSync(nodeFile())) return nodeFile();
  console.error(
    "The Node that this project pins is missing: npm ran without its install scripts. Run: npm rebuild node",
  );
  return process.exit(1);
}
