import { v7 as uuidv7 } from "uuid";

const SANE = /^[A-Za-z0-9._:-]{1,128}$/;

/** The caller's own request id where it is a plain token, so that it can stand in logs and headers; else a new one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get("x-request-id");
  return given !== null && SANE.test(given) ? given : uuidv7();
}
