import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { CustomerListRow, CustomerQuery } from "@/lib/schemas/customer";
import type { Principal } from "@/lib/server/auth/principal";
import { CUSTOMER_COLUMNS, type CustomerRow, toListRow } from "@/lib/server/customers/customer-row";
import { phonePattern } from "@/lib/server/customers/phone-pattern";
import { containing } from "@/lib/server/db/like";
import { pool } from "@/lib/server/db/pool";
import { readTimeCursor, writeTimeCursor } from "@/lib/server/db/time-cursor";

const PAGE_SIZE = 50;

export interface CustomerList {
  readonly customers: readonly CustomerListRow[];
  readonly newer: string | null;
  readonly older: string | null;
}

/** A page of the organization's customers, newest first. A cursor that was made up shows the first page. */
export async function listCustomers(
  principal: Principal,
  query: CustomerQuery,
): Promise<Result<CustomerList>> {
  if (!may(principal.roles, "customer.read")) return { ok: false, error: refusal("forbidden") };
  const from = query.cursor ? readTimeCursor(query.cursor) : null;
  const back = from?.direction === "newer";
  const { rows } = await pool().query<CustomerRow>(statement(back), [
    principal.organization.id,
    query.q ? containing(query.q) : null,
    query.state ?? ["there"],
    from?.at ?? null,
    from?.id ?? null,
    PAGE_SIZE + 1,
    query.q ? phonePattern(query.q) : null,
  ]);
  const more = rows.length > PAGE_SIZE;
  const page = rows.slice(0, PAGE_SIZE);
  if (back) page.reverse();
  const [first, last] = [page.at(0), page.at(-1)];
  return {
    ok: true,
    data: {
      customers: page.map(toListRow),
      newer: first && (back ? more : from !== null) ? writeTimeCursor("newer", first) : null,
      older: last && (back || more) ? writeTimeCursor("older", last) : null,
    },
  };
}

function statement(back: boolean): string {
  const [beyond, order] = back ? [">", "ASC"] : ["<", "DESC"];
  return `
SELECT ${CUSTOMER_COLUMNS} FROM customer c
WHERE c.organization_id = $1
  AND ($2::text IS NULL OR c.name ILIKE $2 OR c.email ILIKE $2 OR c.phone ILIKE $7)
  AND CASE WHEN c.anonymised_at IS NOT NULL THEN 'removed' WHEN c.merged_into_id IS NOT NULL THEN 'merged'
    ELSE 'there' END = ANY ($3::text[])
  AND ($4::timestamptz IS NULL OR (c.created_at, c.id) ${beyond} ($4, $5::uuid))
ORDER BY c.created_at ${order}, c.id ${order} LIMIT $6`;
}
