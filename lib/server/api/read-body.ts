import { type Refusal, type Result, refusal } from "@/lib/domain/refusal";

const MOST_BYTES = 1_000_000;
/** So much more is thrown away unread before the connection is cut, so that an honest caller sees the answer. */
const MOST_DISCARDED_BYTES = 32_000_000;

/** The JSON of a request, or why there is none that can be used. Never holds more than a megabyte of it. */
export async function readJson(request: Request): Promise<Result<unknown>> {
  const type = request.headers.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    await discard(request.body?.getReader());
    return invalid("Send the body as JSON, with the header Content-Type: application/json.");
  }
  const text = await readText(request);
  if (!text.ok) return text;
  try {
    const value: unknown = JSON.parse(text.data);
    return hasPrototypeKey(text.data, value)
      ? invalid("A field cannot be called __proto__.")
      : { ok: true, data: value };
  } catch {
    return invalid("The body is not valid JSON.");
  }
}

async function readText(request: Request): Promise<Result<string>> {
  const reader = request.body?.getReader();
  if (!reader) return { ok: true, data: "" };
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > MOST_BYTES) {
      chunks.length = 0;
      await discard(reader);
      return { ok: false, error: refusal("payload_too_large", "The body is larger than 1 MB.") };
    }
    chunks.push(value);
  }
  try {
    return { ok: true, data: new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks)) };
  } catch {
    return invalid("The body is not UTF-8.");
  }
}

async function discard(reader: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<void> {
  let size = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) return;
    size += value.byteLength;
    if (size > MOST_DISCARDED_BYTES) return reader.cancel();
  }
}

/** Schemas pass over this one name; elsewhere an unknown field is refused, so it is here too. */
function hasPrototypeKey(text: string, value: unknown): boolean {
  if (!text.includes("__proto__") && !/\\u00[57]/i.test(text)) return false;
  const open: unknown[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== "object" || next === null) continue;
    if (Object.hasOwn(next, "__proto__")) return true;
    for (const inner of Object.values(next))
      if (typeof inner === "object" && inner !== null) open.push(inner);
  }
  return false;
}

function invalid(message: string): { ok: false; error: Refusal } {
  return { ok: false, error: refusal("invalid_input", message) };
}
