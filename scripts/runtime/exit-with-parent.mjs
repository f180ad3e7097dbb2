// Preloaded into the processes that `up` starts. Their standard input is a pipe that `up` holds open; the system
// closes it when `up` ends, even by kill -9, and they end with it.
const ORDERLY_STOP_MS = 5_000;

process.stdin.on("end", stop);
process.stdin.on("error", stop);
process.stdin.resume();
process.stdin.unref?.();

function stop() {
  setTimeout(() => process.exit(1), ORDERLY_STOP_MS).unref();
  process.kill(process.pid, "SIGTERM");
}
