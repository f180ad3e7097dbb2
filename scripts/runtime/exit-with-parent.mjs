// Preloaded into the processes that `up` starts. Their standard input is a pipe that `up` holds open; the system
// closes it when `up` ends, even by kill -9, and they end with it.
const ORDERLY_STOP_MS = 5_000;

// A process that this one forks has another standard input, and must not take its end for ours.
const preload = process.execArgv.indexOf(import.meta.filename);
if (preload > 0) process.execArgv.splice(preload - 1, 2);

process.stdin.on("end", stop);
process.stdin.on("error", stop);
process.stdin.resume();
process.stdin.unref?.();

function stop() {
  setTimeout(() => process.exit(1), ORDERLY_STOP_MS).unref();
  process.kill(process.pid, "SIGTERM");
}
