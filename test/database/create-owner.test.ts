import { spawn } from "node:child_process";
import { verify } from "@node-rs/argon2";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withClient } from "@/scripts/database/with-client";
import { type ClonedDatabase, cloneDatabase } from "./clone";

const PASSWORD = "correct horse battery";

let database: ClonedDatabase;

beforeAll(async () => {
  database = await cloneDatabase();
});

afterAll(async () => {
  await database.drop();
});

function createOwner(
  parameters: string[],
  password = PASSWORD,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/create-owner.ts", ...parameters], {
    env: { ...process.env, DATABASE_URL: database.ownerUrl, HOLDFAST_OWNER_PASSWORD: password },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, output })));
}

const ADA = [
  "--email",
  "Ada@Example.org",
  "--name",
  "Ada",
  "--organization",
  "Ada's Boats",
  "--slug",
  "ada-s-boats",
];

test("makes the first account, and refuses a second one with the same address or name", async () => {
  const made = await createOwner([...ADA, "--time-zone", "Europe/Lisbon"]);
  expect(made).toEqual({
    code: 0,
    output: "ada@example.org now owns Ada's Boats and can sign in; its desk is at /desk/ada-s-boats.\n",
  });

  const { rows } = await withClient(database.ownerUrl, (client) =>
    client.query(
      `SELECT u.email, u.password_hash, m.roles, o.slug, o.time_zone, o.email AS organization_email
       FROM app_user u JOIN membership m ON m.user_id = u.id JOIN organization o ON o.id = m.organization_id`,
    ),
  );
  expect(rows).toHaveLength(1);
  const { password_hash: passwordHash, ...row } = rows[0];
  expect(row).toEqual({
    email: "ada@example.org",
    roles: ["owner"],
    slug: "ada-s-boats",
    time_zone: "Europe/Lisbon",
    organization_email: "ada@example.org",
  });
  expect(passwordHash).toMatch(/^\$argon2id\$/);
  expect(await verify(passwordHash, PASSWORD)).toBe(true);

  expect(await createOwner(ADA)).toEqual({
    code: 1,
    output: "Another organization already has this short name.\n",
  });
  expect(await createOwner([...ADA.slice(0, -1), "other"])).toEqual({
    code: 1,
    output: "There is already an account with this e-mail address.\n",
  });
});

test("refuses a short password and asks for what is missing", async () => {
  expect(await createOwner(ADA, "short")).toEqual({
    code: 1,
    output: "A password has at least 12 characters.\n",
  });
  expect((await createOwner(ADA.slice(2))).output).toMatch(/^Use: npm run create-owner/);
});
