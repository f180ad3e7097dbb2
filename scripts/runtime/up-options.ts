import { parseArgs } from "node:util";
import { OperatorError } from "../operator-error";

export interface UpOptions {
  port: number;
  /** The address to listen on; undefined leaves it to whether the demo's known logins are there. */
  host: string | undefined;
  demo: boolean;
  dev: boolean;
}

const DEFAULT_PORT = 3000;

/** What the command line and the environment ask for. Throws a sentence when that makes no sense. */
export function readUpOptions(parameters: string[], environment: NodeJS.ProcessEnv): UpOptions {
  let values: { port?: string; host?: string; demo?: boolean; dev?: boolean };
  try {
    values = parseArgs({
      args: parameters,
      options: {
        port: { type: "string" },
        host: { type: "string" },
        demo: { type: "boolean" },
        dev: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new OperatorError(`${cause}\nUse: npm run up -- [--port N] [--host ADDRESS] [--demo]`);
  }
  return {
    port: readPort(values.port ?? (environment.PORT || undefined)),
    host: values.host,
    demo: values.demo ?? false,
    dev: values.dev ?? false,
  };
}

function readPort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new OperatorError(`${text} is no port: give a number from 1 to 65535.`);
  }
  return port;
}
