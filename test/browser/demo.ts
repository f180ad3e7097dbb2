import { readFileSync } from "node:fs";

export interface Demo {
  url: string;
  databaseUrl: string;
  ownerDatabaseUrl: string;
  users: { email: string; password: string; roles: string[] }[];
  apiKeys: Record<string, string>;
  otherOrganization: { apiKeys: Record<string, string> };
}

/** The demo that the browser tests run against: logins, API keys and database addresses. */
export function readDemo(): Demo {
  const file = process.env.HOLDFAST_TEST_DEMO_FILE;
  if (!file) throw new Error("HOLDFAST_TEST_DEMO_FILE is not set: run the browser tests through Playwright.");
  return JSON.parse(readFileSync(file, "utf8")) as Demo;
}

/** The login of the person who has this role. */
export function loginOf(role: string): { email: string; password: string } {
  const user = readDemo().users.find((candidate) => candidate.roles.includes(role));
  if (!user) throw new Error(`The demo has no login for the role ${role}.`);
  return user;
}
