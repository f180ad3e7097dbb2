import pg, { type ClientBase } from "pg";
import { OperatorError } from "../operator-error";

/** The group role that holds every grant of the application; a migration creates it. */
export const APPLICATION_GROUP = "holdfast_app";

/** The login role that server and worker use on a database. */
export function applicationLoginFor(database: string): string {
  return `${database}_app`;
}

/** `url` with another user and password. */
export function withLogin(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = encodeURIComponent(user);
  changed.password = encodeURIComponent(password);
  return changed.href;
}

/** Makes the login role, or gives an existing one this password, and puts it into the application's group. */
export async function ensureApplicationLogin(
  owner: ClientBase,
  login: string,
  password: string,
): Promise<void> {
  const role = pg.escapeIdentifier(login);
  const { rowCount } = await owner.query("SELECT FROM pg_roles WHERE rolname = $1", [login]);
  const verb = rowCount ? "ALTER" : "CREATE";
  try {
    await owner.query(`${verb} ROLE ${role} LOGIN INHERIT PASSWORD ${pg.escapeLiteral(password)}`);
  } catch (error) {
    throw new OperatorError(
      `The role ${login}, which the server and the worker log in with, could not be ${rowCount ? "given a password" : "created"}: the user of DATABASE_URL needs CREATEROLE. Grant it, or create a login role yourself and set APP_DATABASE_URL.`,
      { cause: error },
    );
  }
  await ensureMembership(owner, login);
}

/** Puts an existing login into the application's group, when it is not in it yet. */
export async function ensureMembership(owner: ClientBase, login: string): Promise<void> {
  const { rows } = await owner.query<{ member: boolean }>(
    "SELECT pg_has_role($1::name, $2::name, 'MEMBER') AS member",
    [login, APPLICATION_GROUP],
  );
  if (rows[0]?.member) return;
  try {
    await owner.query(`GRANT ${APPLICATION_GROUP} TO ${pg.escapeIdentifier(login)}`);
  } catch (error) {
    throw new OperatorError(
      `The role ${login} is no member of ${APPLICATION_GROUP}, and the user of DATABASE_URL may not make it one. Have an administrator run: GRANT ${APPLICATION_GROUP} TO ${pg.escapeIdentifier(login)};`,
      { cause: error },
    );
  }
}
