import { globSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import type { RouteHandler } from "@/lib/server/api/api-route";

const ROOT = path.resolve(import.meta.dirname, "../../..");
type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";

interface ApiFile {
  /** As OpenAPI writes it: `/api/v1/bookings/{id}`. */
  template: string;
  pattern: RegExp;
  load(): Promise<Record<Method, RouteHandler>>;
}

/** Every route file of the API, most exact first, as Next itself would choose. */
export const API_FILES: readonly ApiFile[] = globSync("app/api/v1/**/route.ts", { cwd: ROOT })
  .map((file) => path.dirname(file).slice("app".length))
  .map((folder) => ({
    template: folder.replace(/\[(\w+)\]/g, "{$1}"),
    pattern: patternOf(folder),
    load: () => import(/* @vite-ignore */ path.join(ROOT, "app", folder, "route.ts")),
  }))
  .sort((a, b) => Number(a.template.includes("...")) - Number(b.template.includes("...")));

function patternOf(folder: string): RegExp {
  const source = folder
    .split("/")
    .map((part) => {
      if (part.startsWith("[[...")) return ".*";
      if (part.startsWith("[")) return "(?<id>[^/]+)";
      return part.replace(/\./g, "\\.");
    })
    .join("/")
    .replace("/.*", "(?:/.*)?");
  return new RegExp(`^${source}$`);
}

export interface Call {
  key?: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is. */
  raw?: BodyInit;
  headers?: Record<string, string>;
}

interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads what came back and asserts its shape itself.
export type Json = any;

/** Calls the real route handler for an address below /api/v1. */
export async function call(
  method: string,
  address: string,
  { key, body, raw, headers }: Call = {},
): Promise<Answer<Json>> {
  const url = new URL(`/api/v1${address}`, "http://localhost:3000");
  const file = API_FILES.find(({ pattern }) => pattern.test(url.pathname));
  if (!file) throw new Error(`No route file answers ${url.pathname}`);
  const handlers = await file.load();
  const id = file.pattern.exec(url.pathname)?.groups?.id;
  const request = new Request(url, {
    method,
    headers: {
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
  });
  // As Next does it: where the address has no part in brackets there are no params at all.
  const params = Promise.resolve(id === undefined ? undefined : { id: decodeURIComponent(id) });
  const response = await handlers[method as Method](request, { params });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? undefined : JSON.parse(text),
  };
}

/** Asserts the one shape of errors, with the request id in header and body. */
export function expectError(answer: Answer<Json>, status: number, code: string): void {
  expect({ status: answer.status, code: answer.body?.error?.code }).toEqual({ status, code });
  expectErrorShape(answer);
}

export function expectErrorShape(answer: Answer<Json>): void {
  const { error, ...rest } = answer.body;
  expect(rest).toEqual({});
  expect(error.message).toMatch(/^[A-Z0-9].*\.$/s);
  expect(error.requestId).toBe(answer.headers.get("x-request-id"));
  expect(error.requestId).not.toBe("");
  expect(
    Object.keys(error).filter(
      (name) => !["code", "message", "fields", "details", "requestId"].includes(name),
    ),
  ).toEqual([]);
  expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
}
