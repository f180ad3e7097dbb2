import { randomUUID } from "node:crypto";
import { mustApi } from "./api";
import { ownerQuery } from "./database";

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

export interface Appointment {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** An appointment of a provider of its own, open every day of the week from 09:00 to 17:00 in Lisbon. */
export async function newAppointment(policy: object = {}): Promise<Appointment> {
  const name = `Consultation ${randomUUID().slice(0, 8)}`;
  const [resource] = await ownerQuery<{ id: string }>(
    `INSERT INTO resource (id, organization_id, name, kind, time_zone)
     VALUES (gen_random_uuid(), (SELECT id FROM organization WHERE slug = 'harbour'), $1, 'exclusive', 'Europe/Lisbon')
     RETURNING id`,
    [name],
  );
  return mustApi<Appointment>("admin", "/offerings", {
    name,
    lifecycle: "appointment",
    resourceId: resource?.id,
    policy: {
      durationMinutes: 60,
      maxPartySize: 1,
      location: "Rua da Junqueira 14, Lisboa",
      weeklyHours: Object.fromEntries(WEEKDAYS.map((day) => [day, [{ from: "09:00", to: "17:00" }]])),
      ...policy,
    },
  });
}

/** The bookings of an offering, oldest first. */
export function bookingsOf(offeringId: string) {
  return ownerQuery<{
    id: string;
    status: string;
    starts_at: Date;
    version: number;
    customer_time_zone: string;
  }>(
    "SELECT id, status, starts_at, version, customer_time_zone FROM booking WHERE offering_id = $1 ORDER BY created_at, id",
    [offeringId],
  );
}

/** A day next week, on which nothing of today is in the way. */
export function nextWeek(): string {
  return new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
}
