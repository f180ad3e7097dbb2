import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedMail {
  readonly idempotencyKey: string;
  readonly authorization: string;
  readonly body: {
    from: string;
    to: string;
    subject: string;
    html: string;
    text: string;
    attachments?: { filename: string; content: string; content_type: string }[];
  };
}

export type Answer = (response: ServerResponse) => void;

export interface ResendStandIn {
  readonly url: string;
  /** Every call, in order. */
  readonly calls: readonly ReceivedMail[];
  /** What was taken for delivery, once a key, as Resend does. */
  readonly delivered: ReadonlyMap<string, ReceivedMail>;
  /** Answers to come, before it goes back to taking every mail. */
  answerNext(...answers: Answer[]): void;
  close(): Promise<void>;
}

/** A server that speaks the part of Resend's API that delivers mails. */
export async function startResendStandIn(): Promise<ResendStandIn> {
  const calls: ReceivedMail[] = [];
  const delivered = new Map<string, ReceivedMail>();
  const scripted: Answer[] = [];

  const server = createServer(async (request, response) => {
    if (request.method !== "POST" || request.url !== "/emails") return refuse(404, "not_found")(response);
    const mail = await received(request);
    calls.push(mail);
    const answer = scripted.shift();
    if (answer) return answer(response);
    if (!delivered.has(mail.idempotencyKey)) delivered.set(mail.idempotencyKey, mail);
    json(response, 200, { id: `accepted-${[...delivered.keys()].indexOf(mail.idempotencyKey)}` });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    delivered,
    answerNext: (...answers) => scripted.push(...answers),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function received(request: IncomingMessage): Promise<ReceivedMail> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return {
    idempotencyKey: String(request.headers["idempotency-key"] ?? ""),
    authorization: String(request.headers.authorization ?? ""),
    body: JSON.parse(Buffer.concat(chunks).toString("utf8")),
  };
}

/** Resend's error body. */
export function refuse(statusCode: number, name: string, headers: Record<string, string> = {}): Answer {
  return (response) => json(response, statusCode, { statusCode, name, message: `Said ${name}.` }, headers);
}

/** A failure in front of the API, which does not speak JSON. */
export const brokenGateway: Answer = (response) => {
  response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>");
};

export const dropConnection: Answer = (response) => {
  response.destroy();
};

/** Takes the call and never answers. */
export const silence: Answer = () => undefined;

function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
