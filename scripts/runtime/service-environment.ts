import { readSecrets } from "./data-folder";

export interface ServiceSettings {
  appDatabaseUrl: string;
  appUrl: string;
  port: number;
  secret: string;
  demo: boolean;
}

/** What server and worker get to see: our own environment, without the way into the database as its owner. */
export function serviceEnvironment(settings: ServiceSettings): NodeJS.ProcessEnv {
  const { DATABASE_URL: _owner, ...rest } = process.env;
  return {
    ...rest,
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
  return process.env.HOLDFAST_SECRET || readSecrets().secret;
}
