import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { FoundCustomer } from "@/lib/schemas/new-booking";
import type { Principal } from "@/lib/server/auth/principal";
import { phonePattern } from "@/lib/server/customers/phone-pattern";
import { containing } from "@/lib/server/db/like";
import { pool } from "@/lib/server/db/pool";

const MOST_FOUND = 20;

/** Customers whose name, mail or phone contains the text; without one, the newest. Who was merged or removed is gone. */
export async function findCustomers(principal: Principal, query: string): Promise<Result<FoundCustomer[]>> {
  if (!may(principal.roles, "customer.read")) return { ok: false, error: refusal("forbidden") };
  const text = query.trim().slice(0, 200);
  if (text.includes("\0")) return { ok: true, data: [] };
  const pattern = containing(text);
  const { rows } = await pool().query<FoundCustomer>(
    `SELECT id, name, email, phone, active FROM customer
     WHERE organization_id = $1 AND merged_into_id IS NULL AND anonymised_at IS NULL
       AND (name ILIKE $2 OR email ILIKE $2 OR phone ILIKE $3)
     ORDER BY active DESC, updated_at DESC, id DESC LIMIT ${MOST_FOUND}`,
    [principal.organization.id, pattern, phonePattern(text)],
  );
  return { ok: true, data: rows };
}
