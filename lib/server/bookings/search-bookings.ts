import { bookingScope } from "@/lib/domain/access/permissions";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import { actorOf, type Principal } from "@/lib/server/auth/principal";
import { pool } from "@/lib/server/db/pool";

export interface FoundBooking {
  readonly reference: string;
  readonly lifecycle: LifecycleKey;
  readonly status: string;
  readonly customer: string;
  readonly offering: string;
  readonly startsAt: Date;
}

const MOST_FOUND = 8;
const SHORTEST_TEXT = 3;

/**
 * A few bookings, newest first, whose reference, customer's name or mail contains the text; under three
 * characters the text is the beginning of a reference. Only what the person may see.
 */
export async function searchBookings(principal: Principal, query: string): Promise<FoundBooking[]> {
  const text = query.trim().slice(0, 100);
  const actor = actorOf(principal);
  if (text === "" || text.includes("\0") || actor.kind !== "person") return [];
  const scope = bookingScope(actor);
  const escaped = text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  const byText = text.length >= SHORTEST_TEXT;
  const { rows } = await pool().query<FoundBooking>(
    `SELECT b.reference, b.lifecycle, b.status, c.name AS customer, o.name AS offering, b.starts_at AS "startsAt"
     FROM booking b
     JOIN customer c ON c.organization_id = b.organization_id AND c.id = b.customer_id
     JOIN offering o ON o.organization_id = b.organization_id AND o.id = b.offering_id
     WHERE b.organization_id = $1
       AND ${byText ? "b.id IN (SELECT booking_id FROM booking_search WHERE organization_id = $1 AND text LIKE $2)" : "b.reference LIKE $2"}
       AND ($3 OR b.supplier_id = $4 OR b.author_id = $5)
     ORDER BY b.created_at DESC, b.id DESC LIMIT ${MOST_FOUND}`,
    [
      principal.organization.id,
      byText ? `%${escaped.toLowerCase()}%` : `${escaped.toUpperCase()}%`,
      scope.kind === "all",
      scope.kind === "own" ? scope.supplierId : null,
      scope.kind === "own" ? scope.authorId : null,
    ],
  );
  return rows;
}
