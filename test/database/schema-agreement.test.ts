import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { schemaDifferences } from "@/scripts/database/schema-differences";
import { type ClonedDatabase, cloneDatabase } from "./clone";

let database: ClonedDatabase;

beforeAll(async () => {
  database = await cloneDatabase();
});

afterAll(async () => {
  await database.drop();
});

test("schema.prisma and the migrated database agree", async () => {
  expect(await schemaDifferences(database.ownerUrl)).toBe("");
});

test("a column that only schema.prisma has is found", async () => {
  const schema = readFileSync("prisma/schema.prisma", "utf8");
  const changed = schema.replace(/model Organization \{/, "model Organization {\n  motto String?");
  expect(changed).not.toBe(schema);
  expect(await schemaDifferences(database.ownerUrl, changed)).toMatch(/ADD COLUMN\s+"motto"/);
});
