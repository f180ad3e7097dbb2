import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

const API = "/api/v1";
const ROUTED = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Carries a method that no route can take, to the answer that says so. */
export const UNROUTABLE_METHOD_HEADER = "x-holdfast-unroutable-method";

/**
 * Leads calls that the framework would answer with pages of its own, or with a 500, to the API's own answer in the
 * API's own shape: addresses that cannot be decoded, and methods that are not HTTP's usual ones.
 */
export function routeUnroutable(request: Pick<IncomingMessage, "url" | "method" | "headers">): void {
  delete request.headers[UNROUTABLE_METHOD_HEADER];
  const path = request.url?.split("?", 1)[0] ?? "";
  if (path !== API && !path.startsWith(`${API}/`)) return;
  const method = request.method ?? "";
  if (!ROUTED.has(method)) {
    request.headers[UNROUTABLE_METHOD_HEADER] = method;
    request.method = "GET";
  } else if (canDecode(path)) return;
  request.url = `${API}/-`;
}

function canDecode(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Looks at every request before anything handles it. */
export function watchForUnroutable(): void {
  subscribe("http.server.request.start", (message) =>
    routeUnroutable((message as { request: IncomingMessage }).request),
  );
}
