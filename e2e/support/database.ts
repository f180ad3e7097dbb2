import { randomUUID } from "node:crypto";
import type { QueryResultRow } from "pg";
import { withClient } from "../../scripts/database/with-client";
import { readDemo } from "../../test/browser/demo";

/** As the database's owner: for what no door of the product does, such as letting time pass. */
export async function ownerQuery<Row extends QueryResultRow>(
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const query = withClient(readDemo().ownerDatabaseUrl, (client) => client.query<Row>(text, [...values]));
  return (await query).rows;
}

/** As the application: what it may not do, nobody who took it over may do. */
export async function applicationQuery<Row extends QueryResultRow>(text: string): Promise<Row[]> {
  return (await withClient(readDemo().databaseUrl, (client) => client.query<Row>(text))).rows;
}

/** Puts a booking's deadline into the past, as waiting for it would. */
export async function letDeadlinePass(bookingId: string): Promise<void> {
  await ownerQuery("UPDATE booking SET deadline_at = now() - interval '1 second' WHERE id = $1", [bookingId]);
}

export interface Person {
  name: string;
  email: string;
  password: string;
}

const ORGANIZATION = "(SELECT id FROM organization WHERE slug = 'harbour')";

/** Somebody of the test's own, so that signing out or losing roles disturbs no other test. */
export async function newPerson(
  roles: readonly string[],
  supplierId: string | null = null,
  organization = "harbour",
): Promise<Person> {
  const mark = randomUUID().slice(0, 8);
  const person = { name: `Nell ${mark}`, email: `nell.${mark}@people.example.com` };
  const [model] = readDemo().users;
  await ownerQuery(
    `WITH person AS (
       INSERT INTO app_user (id, email, name, password_hash)
       SELECT gen_random_uuid(), $1, $2, password_hash FROM app_user WHERE email = $3 RETURNING id)
     INSERT INTO membership (id, organization_id, user_id, roles, supplier_id)
     SELECT gen_random_uuid(), (SELECT id FROM organization WHERE slug = $6), id, $4, $5 FROM person`,
    [person.email, person.name, model?.email, roles, supplierId, organization],
  );
  return { ...person, password: model?.password ?? "" };
}

export interface Supplier {
  id: string;
  name: string;
}

export async function newSupplier(decisionTimeLimitMinutes: number | null = null): Promise<Supplier> {
  const name = `Supplier ${randomUUID().slice(0, 8)}`;
  const [row] = await ownerQuery<{ id: string }>(
    `INSERT INTO supplier (id, organization_id, name, email, decision_time_limit_minutes)
     VALUES (gen_random_uuid(), ${ORGANIZATION}, $1, 'answers@suppliers.example.com', $2) RETURNING id`,
    [name, decisionTimeLimitMinutes],
  );
  return { id: row?.id ?? "", name };
}

/** Something of which each departure has this many places. */
export async function newCountedResource(capacity: number): Promise<string> {
  const [row] = await ownerQuery<{ id: string }>(
    `INSERT INTO resource (id, organization_id, name, kind, capacity, time_zone)
     VALUES (gen_random_uuid(), ${ORGANIZATION}, $1, 'counted', $2, 'Europe/Lisbon') RETURNING id`,
    [`Boat ${randomUUID().slice(0, 8)}`, capacity],
  );
  return row?.id ?? "";
}
