import type { TableCommand } from "@/lib/domain/lifecycle/bulk";
import { commandsByTable } from "@/lib/domain/lifecycle/bulk";
import { lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { BookingListItem } from "@/lib/schemas/booking-list";
import { actorOf, type Principal } from "@/lib/server/auth/principal";
import { pool } from "@/lib/server/db/pool";

/** For each row of a page, what the table lets the person give; by booking id. */
export async function commandsOfRows(
  principal: Principal,
  items: readonly BookingListItem[],
): Promise<ReadonlyMap<string, TableCommand[]>> {
  const makers = await makersOf(principal, items);
  const actor = actorOf(principal);
  return new Map(
    items.map((item) => [
      item.id,
      item.overdue
        ? []
        : commandsByTable(
            lifecycleOf(item.lifecycle),
            {
              status: item.status,
              authorId: item.authorId,
              makerId: makers.get(item.id) ?? null,
              supplierId: item.supplierId,
              customerId: item.customer.id,
            },
            actor,
          ),
    ]),
  );
}

/** Who sought the decision of bookings that wait for one (INV-12). */
async function makersOf(
  principal: Principal,
  items: readonly BookingListItem[],
): Promise<ReadonlyMap<string, string>> {
  const waiting = items.filter(({ phase }) => phase === "deciding").map(({ id }) => id);
  if (waiting.length === 0) return new Map();
  const { rows } = await pool().query<{ id: string; maker_id: string }>(
    `SELECT id, maker_id FROM booking
     WHERE organization_id = $1 AND id = ANY ($2::uuid[]) AND maker_id IS NOT NULL`,
    [principal.organization.id, waiting],
  );
  return new Map(rows.map(({ id, maker_id }) => [id, maker_id]));
}
