import { mustApi } from "./api";
import { type Appointment, newAppointment } from "./appointments";
import { newPerson, newSupplier, ownerQuery, type Person } from "./database";

const DAY_MS = 24 * 60 * 60_000;

export interface OwnAppointment extends Appointment {
  /** Somebody who answers for the provider. */
  readonly provider: Person;
}

/** An appointment with a provider of its own, who has somebody to sign in. */
export async function newProvidedAppointment(policy: object = {}): Promise<OwnAppointment> {
  const offering = await newAppointment(policy);
  const supplier = await newSupplier();
  await ownerQuery("UPDATE offering SET supplier_id = $2 WHERE id = $1", [offering.id, supplier.id]);
  return { ...offering, provider: await newPerson(["supplier"], supplier.id) };
}

/** The free starts of the day after tomorrow, all of which are still to come. */
export async function startsOfOneDay(offering: Appointment): Promise<string[]> {
  const { date } = inLisbon(new Date(Date.now() + 2 * DAY_MS).toISOString());
  const query = new URLSearchParams({ from: date, to: date });
  const slots = await mustApi<{ startsAt: string }[]>("agent", `/offerings/${offering.id}/slots?${query}`);
  return slots.map(({ startsAt }) => startsAt);
}

/** "2026-03-04" and "09:30" on the provider's clock. */
export function inLisbon(instant: string): { date: string; time: string } {
  const text = new Date(instant).toLocaleString("sv-SE", { timeZone: "Europe/Lisbon" });
  return { date: text.slice(0, 10), time: text.slice(11, 16) };
}

/** Moves a booking to an hour of yesterday in Lisbon, as waiting would. */
export async function letItBeYesterday(bookingId: string, hour = 12): Promise<void> {
  await ownerQuery(
    `UPDATE booking SET starts_at = midnight + make_interval(hours => $2),
       ends_at = midnight + make_interval(hours => $2 + 1)
     FROM (SELECT date_trunc('day', now(), 'Europe/Lisbon') - interval '1 day' AS midnight) yesterday WHERE id = $1`,
    [bookingId, hour],
  );
}
