import pg from "pg";
import { OperatorError } from "../operator-error";

const OLDEST_SERVER = 150_000;

/** Where a connection string leads, without its user and password. */
export function placeOf(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname || "localhost"}:${port || "5432"}${pathname}`;
  } catch {
    return "the given address";
  }
}

/** One sentence on why the database of `variable` could not be used; never holds the password. */
export function describeDatabaseError(error: unknown, url: string, variable = "DATABASE_URL"): string {
  const place = placeOf(url);
  const { code, message } = innermost(error);
  switch (code) {
    case "ECONNREFUSED":
      return `Nothing answers at ${place}: start that PostgreSQL, or correct the address in ${variable}.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The host of ${place} is not known: correct the address in ${variable}.`;
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return `PostgreSQL at ${place} cannot be reached from here.`;
    case "28P01":
    case "28000":
      return `PostgreSQL at ${place} refuses the user or the password of ${variable}.`;
    case "3D000":
      return `There is no such database at ${place}: create it, or correct its name in ${variable}.`;
    case "57P03":
      return `PostgreSQL at ${place} is still starting: try again in a moment.`;
    case "42501":
      return `PostgreSQL at ${place} denies a permission that is needed: ${message}.`;
    default:
      return `PostgreSQL at ${place} could not be used: ${withoutPassword(message, url)}`;
  }
}

function innermost(error: unknown): { code?: string; message: string } {
  if (error instanceof AggregateError && error.errors.length > 0) return innermost(error.errors[0]);
  if (error instanceof Error) return { code: (error as NodeJS.ErrnoException).code, message: error.message };
  return { message: String(error) };
}

function withoutPassword(text: string, url: string): string {
  if (!URL.canParse(url)) return text.replaceAll(url, "the given address");
  const { password } = new URL(url);
  return [password, decodeURIComponent(password)].reduce(
    (shown, secret) => (secret ? shown.replaceAll(secret, "…") : shown),
    text,
  );
}

/** Checks that a PostgreSQL server answers and is new enough. Throws OperatorError with one sentence if not. */
export async function checkServer(url: string, variable = "DATABASE_URL"): Promise<void> {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new OperatorError(
      `${variable} is no PostgreSQL address; one looks like postgresql://user:password@host:5432/database.`,
    );
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ number: number; name: string }>(
      "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name",
    );
    const server = rows[0];
    if (server && server.number < OLDEST_SERVER) {
      throw new OperatorError(
        `PostgreSQL at ${placeOf(url)} is version ${server.name}; Holdfast needs 15 or newer.`,
      );
    }
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(describeDatabaseError(error, url, variable), { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}
