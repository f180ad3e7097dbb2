import type { LinkCommand } from "@/lib/domain/access/link-commands";
import { pool } from "@/lib/server/db/pool";
import { linkAddress } from "@/lib/server/links/link-address";
import type { LinkPurpose } from "@/lib/server/links/token";
import { log } from "@/lib/server/log";
import { withLink } from "@/lib/server/notifications/link-placeholder";
import { type Delivery, handToProvider, hasMailProvider } from "@/lib/server/notifications/mail-provider";
import { isStillTrue, mayGoStale } from "@/lib/server/notifications/still-true";

/** With the pauses below, some ten hours. */
const MOST_ATTEMPTS = 20;
const LONGEST_PAUSE_SECONDS = 3_600;

interface QueuedMail {
  readonly id: string;
  readonly attempts: number;
  readonly to_name: string;
  readonly to_address: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly dedupe_key: string;
  readonly topic: string;
  readonly calendar: string | null;
  readonly calendar_method: string | null;
  /** Set when the provider took the mail before, and it is sent again. */
  readonly provider_id: string | null;
  readonly link_id: string | null;
  readonly link_purpose: LinkPurpose;
  readonly link_expires_at: Date;
  readonly link_commands: readonly LinkCommand[] | null;
  readonly link_id_hash: string | null;
}

const BEGIN_ATTEMPT = `
WITH begun AS (
  UPDATE mail SET attempts = attempts + 1 WHERE id = $1 AND status = 'queued' RETURNING *)
SELECT m.id, m.attempts, m.to_name, m.to_address, m.subject, m.html, m.text, m.dedupe_key, m.topic,
  m.calendar, m.calendar_method, m.provider_id, m.link_id,
  l.purpose AS link_purpose, l.expires_at AS link_expires_at,
  l.commands AS link_commands, l.id_hash AS link_id_hash
FROM begun m LEFT JOIN link l ON l.id = m.link_id`;

/** The mail was neither written anew nor tried again since the attempt began. */
const THIS_ATTEMPT = "id = $1 AND attempts = $2 AND status = 'queued'";

const RETRY = `
WITH kept AS (UPDATE mail SET last_error = $3 WHERE ${THIS_ATTEMPT} RETURNING id)
SELECT graphile_worker.add_job('deliver_mail', json_build_object('mailId', id), job_key := 'mail:' || id,
  run_at := now() + make_interval(secs => $4), max_attempts := 25)
FROM kept`;

/**
 * Delivers a mail at least once. Each step is a statement of its own, so that no transaction is open while the
 * provider is called; a crash in between repeats the call with the same key, which the provider recognises.
 * `signal` gives the call up when the worker stops; it is then made again later.
 */
export async function deliverMail(mailId: string, signal?: AbortSignal): Promise<void> {
  const { rows } = await pool().query<QueuedMail>(BEGIN_ATTEMPT, [mailId]);
  const mail = rows[0];
  if (!mail) return;
  if (mayGoStale(mail.topic) && !(await isStillTrue(mail.id))) return withhold(mail);
  if (!hasMailProvider()) return finish(mail, "captured", null);
  const delivery = await handToProvider(
    {
      toName: mail.to_name,
      toAddress: mail.to_address,
      subject: mail.subject,
      dedupeKey: dedupeKeyOf(mail),
      calendar:
        mail.calendar && mail.calendar_method ? { method: mail.calendar_method, text: mail.calendar } : null,
      ...bodiesOf(mail),
    },
    signal,
  );
  await record(mail, delivery);
}

/** A mail that bounced goes out anew; under its first key the provider would take it for the one that it has sent. */
function dedupeKeyOf({ dedupe_key, provider_id }: QueuedMail): string {
  return provider_id === null ? dedupe_key : `${dedupe_key}:${provider_id}`;
}

/** The link's token is computed here and goes nowhere but into the mail. */
function bodiesOf(mail: QueuedMail): { html: string; text: string } {
  const bodies = { html: mail.html, text: mail.text };
  if (mail.link_id === null) return bodies;
  const link = {
    id: mail.link_id,
    purpose: mail.link_purpose,
    expiresAt: mail.link_expires_at,
    commands: mail.link_commands,
    idHash: mail.link_id_hash,
  };
  return withLink(bodies, mail.dedupe_key, linkAddress(link));
}

async function record(mail: QueuedMail, delivery: Delivery): Promise<void> {
  if (delivery.kind === "sent") return finish(mail, "sent", delivery.providerId);
  if (delivery.kind === "refused" || mail.attempts >= MOST_ATTEMPTS) {
    log().error({ mail: mail.id, attempts: mail.attempts }, "A mail could not be delivered");
    await pool().query(`UPDATE mail SET status = 'failed', last_error = $3 WHERE ${THIS_ATTEMPT}`, [
      ...attemptOf(mail),
      delivery.error,
    ]);
    return;
  }
  const pause = Math.max(backoffSeconds(mail.attempts), delivery.retryAfterSeconds ?? 0);
  log().warn({ mail: mail.id, attempts: mail.attempts, pauseSeconds: pause }, "A mail is tried again later");
  await pool().query(RETRY, [...attemptOf(mail), delivery.error, pause]);
}

/** What it says was true when it was written, and is not any more. */
async function withhold(mail: QueuedMail): Promise<void> {
  await pool().query(
    `UPDATE mail SET status = 'withheld', last_error = 'The booking had changed before it could be sent.'
     WHERE ${THIS_ATTEMPT}`,
    [...attemptOf(mail)],
  );
}

async function finish(
  mail: QueuedMail,
  status: "sent" | "captured",
  providerId: string | null,
): Promise<void> {
  await pool().query(
    `UPDATE mail SET status = $3, provider_id = $4, sent_at = now(), last_error = NULL WHERE ${THIS_ATTEMPT}`,
    [...attemptOf(mail), status, providerId],
  );
}

function attemptOf({ id, attempts }: QueuedMail): readonly [string, number] {
  return [id, attempts];
}

/** 1, 2, 4 … seconds up to an hour, and up to a quarter more, so that many mails do not come back at once. */
function backoffSeconds(attempts: number): number {
  const seconds = Math.min(2 ** (attempts - 1), LONGEST_PAUSE_SECONDS);
  return seconds * (1 + Math.random() / 4);
}
