const MOST_BYTES = 32_768;

/** The fields of a URL-encoded form, or the answer to something else and to what is larger than any form of ours. */
export async function readPostedForm(request: Request): Promise<URLSearchParams | Response> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded") || !request.body) return noForm();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) return new Response("The form is too large.", { status: 413 });
    chunks.push(chunk);
  }
  return bytes === 0 ? noForm() : new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}

function noForm(): Response {
  return new Response("Nothing was sent that is a form. Use the page's buttons.", { status: 422 });
}
