// Runs PostgreSQL for a parent and stops it when the parent ends, however that ends: the parent holds the
// other end of this process's standard input, and the system closes it even after a kill -9.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";

const FAST_STOP_MS = 20_000;

const { program, parameters, uid, gid, removeFolder } = JSON.parse(process.argv[2] ?? "{}");

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop());

const server = spawn(program, parameters, { cwd: "/", uid, gid, stdio: ["ignore", "ignore", "inherit"] });

let stopping = false;

function stop() {
  if (stopping) return;
  stopping = true;
  // PostgreSQL reads SIGINT as "disconnect everyone, then stop" and SIGQUIT as "stop at once and recover later".
  server.kill("SIGINT");
  setTimeout(() => server.kill("SIGQUIT"), FAST_STOP_MS).unref();
}

process.stdin.resume();
process.stdin.on("end", stop);
process.stdin.on("error", stop);

server.on("error", (error) => {
  process.stderr.write(`PostgreSQL could not be started: ${error.message}\n`);
  process.exit(1);
});
server.on("exit", (code, signal) => {
  if (removeFolder && stopping) rmSync(removeFolder, { recursive: true, force: true });
  process.exit(signal ? 1 : (code ?? 1));
});
