import { createServer } from "node:net";
import { OperatorError } from "../operator-error";

/** Whether a server could listen on this port now, on every address. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await listens(port, "127.0.0.1")) && (await listens(port, undefined));
}

/** A port that is free at this moment. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === "object") resolve(address.port);
        else reject(new Error("The system gave no port."));
      });
    });
  });
}

/** The first free port from `wanted` upwards; throws a sentence when the next hundred are all taken. */
export async function nextFreePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 100 && port < 65_536; port++) {
    if (await isPortFree(port)) return port;
  }
  throw new OperatorError(`Port ${wanted} and the next hundred are all in use.`);
}

function listens(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
