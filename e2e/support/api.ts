import { readDemo } from "../../test/browser/demo";

/** What the tests read of a booking; the API says more. */
export interface ApiBooking {
  id: string;
  reference: string;
  lifecycle: string;
  status: string;
  version: number;
  supplierId: string | null;
  startsAt: string;
  deadlineAt: string | null;
  customer: { id: string; name: string; email: string };
}

export interface ApiEvent {
  sequence: number;
  command: string;
  from: string | null;
  to: string;
  actor: { kind: string; name: string };
  reason: string | null;
  at: string;
}

export interface ApiCommand {
  command: string;
  allowed: boolean;
  refusals: { code: string; message: string }[];
  preview: { kind: string; text: string }[];
}

export interface ApiAnswer<Data> {
  status: number;
  data: Data;
  error: { code: string; message: string } | undefined;
}

/** Calls the API with the key of the demo's person who has this role. */
export async function api<Data>(role: string, path: string, body?: unknown): Promise<ApiAnswer<Data>> {
  const key = readDemo().apiKeys[role];
  if (!key) throw new Error(`The demo has no API key for ${role}.`);
  return apiWithKey<Data>(key, path, body);
}

/** A POST where there is a body, else a GET. */
export async function apiWithKey<Data>(key: string, path: string, body?: unknown): Promise<ApiAnswer<Data>> {
  const response = await fetch(`${readDemo().url}/api/v1${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = (await response.json()) as { data: Data; error?: ApiAnswer<Data>["error"] };
  return { status: response.status, data: answer.data, error: answer.error };
}

/** The answer's data, where anything but success is a mistake of the test itself. */
export async function mustApi<Data>(role: string, path: string, body?: unknown): Promise<Data> {
  const answer = await api<Data>(role, path, body);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.error)}`);
  return answer.data;
}

export function readBooking(id: string): Promise<ApiBooking> {
  return mustApi<ApiBooking>("owner", `/bookings/${id}`);
}

export function readEvents(id: string): Promise<ApiEvent[]> {
  return mustApi<ApiEvent[]>("owner", `/bookings/${id}/events`);
}

export async function giveCommand(
  role: string,
  booking: { id: string },
  command: string,
  reason?: string,
): Promise<void> {
  await mustApi(role, `/bookings/${booking.id}/commands`, { command, ...(reason ? { reason } : {}) });
}
