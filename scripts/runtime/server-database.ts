import pg from "pg";
import {
  applicationLoginFor,
  ensureApplicationLogin,
  ensureMembership,
  withLogin,
} from "../database/application-login";
import { checkServer, describeDatabaseError, placeOf } from "../database/connection";
import { migrateDatabase } from "../database/migrate-database";
import { withClient } from "../database/with-client";
import { OperatorError } from "../operator-error";
import { newPassword, readSecrets, writeSecrets } from "./data-folder";
import type { DatabaseUrls } from "./embedded-database";

/**
 * Migrates the server's database that DATABASE_URL names and finds the application's own login for it: the one of
 * APP_DATABASE_URL, or one that is made here. Every failure is an OperatorError with one sentence.
 */
export async function prepareServerDatabase(
  ownerUrl: string,
  givenAppUrl: string | undefined,
  onApply: (name: string) => void,
): Promise<DatabaseUrls> {
  await checkServer(ownerUrl, "DATABASE_URL");
  try {
    await migrateDatabase({ ownerUrl, onApply });
    const appUrl = givenAppUrl ?? (await makeLogin(ownerUrl));
    await checkServer(appUrl, "APP_DATABASE_URL");
    await checkApplicationLogin(ownerUrl, appUrl);
    return { ownerUrl, appUrl };
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(describeDatabaseError(error, ownerUrl), { cause: error });
  }
}

/** The application's login on the server's database, when an earlier start made one. */
export function knownAppUrl(ownerUrl: string): string | undefined {
  const login = applicationLoginFor(databaseOf(ownerUrl));
  const password = readSecrets().logins[loginKey(ownerUrl)];
  return password ? withLogin(ownerUrl, login, password) : undefined;
}

async function makeLogin(ownerUrl: string): Promise<string> {
  const known = knownAppUrl(ownerUrl);
  if (known && (await accepts(known))) return known;
  const login = applicationLoginFor(databaseOf(ownerUrl));
  const password = newPassword();
  await withClient(ownerUrl, (owner) => ensureApplicationLogin(owner, login, password));
  const secrets = readSecrets();
  writeSecrets({ ...secrets, logins: { ...secrets.logins, [loginKey(ownerUrl)]: password } });
  return withLogin(ownerUrl, login, password);
}

async function accepts(url: string): Promise<boolean> {
  try {
    return await withClient(url, async () => true);
  } catch (error) {
    if (error instanceof pg.DatabaseError) return false;
    throw error;
  }
}

async function checkApplicationLogin(ownerUrl: string, appUrl: string): Promise<void> {
  const login = await withClient(appUrl, async (application) => {
    const { rows } = await application.query<{ name: string; powerful: boolean }>(
      `SELECT current_user AS name,
              r.rolsuper OR pg_has_role(current_user, d.datdba, 'MEMBER') AS powerful
       FROM pg_roles r, pg_database d
       WHERE r.rolname = current_user AND d.datname = current_database()`,
    );
    return rows[0];
  });
  if (!login) throw new OperatorError("The user of APP_DATABASE_URL could not be looked up.");
  if (login.powerful) {
    throw new OperatorError(
      `The user ${login.name} of APP_DATABASE_URL is a superuser or owns the database, so the database could not hold it to anything: use a login role that owns nothing.`,
    );
  }
  await withClient(ownerUrl, (owner) => ensureMembership(owner, login.name));
}

function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1)) || decodeURIComponent(new URL(url).username);
}

function loginKey(url: string): string {
  return `${placeOf(url)}/${applicationLoginFor(databaseOf(url))}`;
}
