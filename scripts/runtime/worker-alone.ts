import { OperatorError } from "../operator-error";
import { ensureDataFolder } from "./data-folder";
import { embeddedAppUrl } from "./embedded-database";
import { runningUrl } from "./run-lock";
import { knownAppUrl } from "./server-database";
import { holdfastSecret } from "./service-environment";

/**
 * Fills the environment of a worker that is started by itself with what `up` would have given it. Throws a sentence
 * when that cannot be known.
 */
export function completeWorkerEnvironment(environment: NodeJS.ProcessEnv): void {
  ensureDataFolder();
  const ownerUrl = environment.DATABASE_URL;
  const appUrl = environment.APP_DATABASE_URL || (ownerUrl ? knownAppUrl(ownerUrl) : embeddedAppUrl());
  if (!appUrl) {
    throw new OperatorError(
      "The worker does not know the application's database: run npm run up once, or set APP_DATABASE_URL.",
    );
  }
  environment.APP_DATABASE_URL = appUrl;
  environment.APP_URL ||= runningUrl() ?? `http://localhost:${environment.PORT || 3000}`;
  environment.HOLDFAST_SECRET ||= holdfastSecret();
  delete environment.DATABASE_URL;
}
