import { z } from "zod";
import { config } from "@/lib/server/config";
import { log } from "@/lib/server/log";
import { recordBounce, undelivered } from "@/lib/server/notifications/record-bounce";
import { isSigned } from "@/lib/server/notifications/svix-signature";

const MOST_BYTES = 65_536;

const anyEvent = z.object({ type: z.string() });

/** What Resend tells of mails that it has taken. Signed by it, or nothing of it is read. */
export async function receiveResendEvent(request: Request): Promise<Response> {
  const secret = config().RESEND_WEBHOOK_SECRET;
  if (!secret) return answer(404, "No webhook is set up here.");
  const body = await readBody(request);
  if (body === null) return answer(413, "The message is too large.");
  const message = {
    id: request.headers.get("svix-id") ?? "",
    timestamp: request.headers.get("svix-timestamp") ?? "",
    signatures: request.headers.get("svix-signature") ?? "",
    body,
  };
  if (!isSigned(secret, message, new Date())) return answer(401, "The signature is not right, or too old.");
  return take(body);
}

async function take(body: string): Promise<Response> {
  const event = parsed(body);
  if (!anyEvent.safeParse(event).success) return answer(400, "This is no event.");
  const told = undelivered.safeParse(event);
  if (told.success) {
    const settled = await recordBounce(told.data, new Date());
    // Refused, the provider tells again later; by then we may have noted the mail's id.
    return settled ? answer(200, "Noted.") : answer(404, "No mail is known by this id.");
  }
  const { type } = anyEvent.parse(event);
  if (undelivered.shape.type.safeParse(type).success)
    log().error({ event: type }, "An event of the mail provider could not be read");
  return answer(200, "Nothing to note.");
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** Null for more than an event ever has. */
async function readBody(request: Request): Promise<string | null> {
  const reader = request.body?.getReader();
  if (!reader) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks).toString("utf8");
    size += value.byteLength;
    if (size > MOST_BYTES) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}

function answer(status: number, said: string): Response {
  return Response.json({ said }, { status, headers: { "cache-control": "no-store" } });
}
