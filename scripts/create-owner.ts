import { parseArgs } from "node:util";
import { hash } from "@node-rs/argon2";
import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { isTimeZone } from "@/lib/schemas/time-zone";
import { describeDatabaseError } from "./database/connection";
import { withClient } from "./database/with-client";
import { loadEnvironmentFile } from "./environment-file";
import { OperatorError } from "./operator-error";
import { embeddedOwnerUrl } from "./runtime/embedded-database";
import { ask, askSecretly } from "./terminal-questions";

const SHORTEST_PASSWORD = 12;
const SLUG = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

const USAGE =
  "Use: npm run create-owner -- [--email E --name N --organization O --slug S --time-zone Z]; what is left out is asked. The password is asked too, or taken from HOLDFAST_OWNER_PASSWORD.";

interface NewOwner {
  email: string;
  name: string;
  organization: string;
  slug: string;
  timeZone: string;
  password: string;
}

async function main(): Promise<void> {
  loadEnvironmentFile();
  const ownerUrl = process.env.DATABASE_URL || embeddedOwnerUrl();
  const owner = await readOwner(process.argv.slice(2));
  try {
    await withClient(ownerUrl, (client) => insertOwner(client, owner));
  } catch (error) {
    throw error instanceof OperatorError
      ? error
      : new OperatorError(explain(error, ownerUrl), { cause: error });
  }
  console.log(
    `${owner.email} now owns ${owner.organization} and can sign in; its desk is at /desk/${owner.slug}.`,
  );
}

async function readOwner(parameters: string[]): Promise<NewOwner> {
  const given = readParameters(parameters);
  const email = (given.email ?? (await ask("E-mail address", USAGE))).trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new OperatorError(`${email} is no e-mail address.`);
  const name = notEmpty(given.name ?? (await ask("Your name", USAGE)), "name");
  const organization = notEmpty(given.organization ?? (await ask("Organization", USAGE)), "organization");
  const proposal = slugOf(organization);
  const slug = given.slug ?? (await ask("Its short name in addresses", USAGE, proposal));
  if (!SLUG.test(slug)) {
    throw new OperatorError(
      `${slug} does not fit into an address: use a to z, 0 to 9 and hyphens between them.`,
    );
  }
  const timeZone = given["time-zone"] ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!isTimeZone(timeZone))
    throw new OperatorError(`${timeZone} is no IANA time zone, such as Europe/Lisbon.`);
  return { email, name, organization, slug, timeZone, password: await readPassword() };
}

function readParameters(parameters: string[]) {
  try {
    return parseArgs({
      args: parameters,
      options: {
        email: { type: "string" },
        name: { type: "string" },
        organization: { type: "string" },
        slug: { type: "string" },
        "time-zone": { type: "string" },
      },
    }).values;
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

async function readPassword(): Promise<string> {
  const given = process.env.HOLDFAST_OWNER_PASSWORD;
  const password = given ?? (await askSecretly("Password", USAGE));
  if (password.length < SHORTEST_PASSWORD) {
    throw new OperatorError(`A password has at least ${SHORTEST_PASSWORD} characters.`);
  }
  if (!given && (await askSecretly("The same again", USAGE)) !== password) {
    throw new OperatorError("The two passwords differ; nothing was made.");
  }
  return password;
}

async function insertOwner(client: pg.Client, owner: NewOwner): Promise<void> {
  const [organizationId, userId, membershipId] = [uuidv7(), uuidv7(), uuidv7()];
  const passwordHash = await hash(owner.password);
  await client.query("BEGIN");
  await client.query(
    "INSERT INTO organization (id, slug, name, time_zone, email) VALUES ($1, $2, $3, $4, $5)",
    [organizationId, owner.slug, owner.organization, owner.timeZone, owner.email],
  );
  await client.query("INSERT INTO app_user (id, email, name, password_hash) VALUES ($1, $2, $3, $4)", [
    userId,
    owner.email,
    owner.name,
    passwordHash,
  ]);
  await client.query("INSERT INTO membership (id, organization_id, user_id, roles) VALUES ($1, $2, $3, $4)", [
    membershipId,
    organizationId,
    userId,
    ["owner"],
  ]);
  await client.query("COMMIT");
}

function explain(error: unknown, url: string): string {
  if (error instanceof pg.DatabaseError) {
    if (error.constraint === "organization_slug_key")
      return "Another organization already has this short name.";
    if (error.constraint === "app_user_email_key")
      return "There is already an account with this e-mail address.";
    if (error.code === "42P01")
      return "The database is not migrated yet: run npm run up or npm run migrate first.";
  }
  return describeDatabaseError(error, url);
}

function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
}

function notEmpty(text: string, what: string): string {
  const trimmed = text.trim();
  if (!trimmed) throw new OperatorError(`The ${what} is empty.`);
  return trimmed;
}

main().catch((error: unknown) => {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exitCode = 1;
});
