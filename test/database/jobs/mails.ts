import type { Scene } from "./scene";

export interface StoredMail {
  readonly id: string;
  readonly topic: string;
  readonly audience: string;
  readonly status: string;
  readonly to_address: string;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly provider_id: string | null;
  readonly link_id: string | null;
  readonly dedupe_key: string;
  readonly event_id: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly calendar: string | null;
  readonly calendar_method: string | null;
  readonly created_at: Date;
  readonly sent_at: Date | null;
}

/** A booking's mails as they are stored, in the order of their outbox rows. */
export async function mailsOf(scene: Scene, bookingId: string): Promise<StoredMail[]> {
  const { rows } = await scene.owner.query<StoredMail>(
    "SELECT * FROM mail WHERE booking_id = $1 ORDER BY dedupe_key",
    [bookingId],
  );
  return rows;
}
