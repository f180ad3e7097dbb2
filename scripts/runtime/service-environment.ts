import { OperatorError } from "../operator-error";
import { readSecrets } from "./data-folder";

const SHORTEST_SECRET = 32;

export interface ServiceSettings {
  appDatabaseUrl: string;
  appUrl: string;
  port: number;
  secret: string;
  demo: boolean;
}

/** What server and worker get to see: our own environment, without the way into the database as its owner. */
export function serviceEnvironment(settings: ServiceSettings): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // Empty and not absent: Next would take an absent one from .env.
    DATABASE_URL: "",
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    APP_DATABASE_URL: settings.appDatabaseUrl,
    APP_URL: settings.appUrl,
    PORT: String(settings.port),
    HOLDFAST_SECRET: settings.secret,
    HOLDFAST_DEMO: settings.demo ? "1" : "",
  };
}

/** The secret that everything else is derived from: the environment's, or this installation's own. */
export function holdfastSecret(): string {
  const given = process.env.HOLDFAST_SECRET;
  if (given && given.length < SHORTEST_SECRET) {
    throw new OperatorError(`HOLDFAST_SECRET is too short: it needs at least ${SHORTEST_SECRET} characters.`);
  }
  return given || readSecrets().secret;
}
