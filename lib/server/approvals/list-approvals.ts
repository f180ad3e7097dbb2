import type { AvailableCommand } from "@/lib/domain/lifecycle/available";
import { ACCEPTING_COMMANDS, REJECTING_COMMANDS } from "@/lib/domain/lifecycle/bulk";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import type { Approval, ApprovalQueue } from "@/lib/schemas/approval";
import { MOST_COUNTED } from "@/lib/schemas/booking-list";
import { actorOf, type Principal } from "@/lib/server/auth/principal";
import { decidableBy } from "@/lib/server/bookings/list-deciding";
import { anyArm, Parameters, scopeConditions } from "@/lib/server/bookings/list-tabs";
import { commandsOfMany } from "@/lib/server/bookings/preview";
import { pool } from "@/lib/server/db/pool";

/** As many as a person looks at in one sitting; the next ones come up as these are decided. */
const SHOWN = 25;

interface CandidateRow {
  readonly id: string;
  readonly reference: string;
  readonly lifecycle: LifecycleKey;
  readonly status: string;
  readonly version: number;
  readonly customer: string;
  readonly offering: string;
  readonly supplier: string | null;
  readonly seller: string | null;
  readonly party_size: number;
  readonly notes: string | null;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly created_at: Date;
  readonly deadline_at: Date | null;
}

/**
 * The bookings that wait for this person's answer, oldest deadline first, then oldest made. SQL narrows by the
 * lifecycles' own grants; which answer is allowed, and what it does, the engine says for each.
 */
export async function listApprovals(principal: Principal): Promise<ApprovalQueue> {
  const statement = candidates(principal);
  if (!statement) return { approvals: [], waiting: 0 };
  const [rows, waiting] = await Promise.all([
    pool().query<CandidateRow>(
      `SELECT b.id, b.reference, b.lifecycle, b.status, b.version, c.name AS customer, f.name AS offering,
         s.name AS supplier, a.name AS seller, b.party_size, b.notes, b.starts_at, b.ends_at, b.created_at,
         b.deadline_at
       FROM (SELECT b.* FROM booking b WHERE ${statement.where}
             ORDER BY b.deadline_at NULLS LAST, b.created_at, b.id LIMIT ${SHOWN}) b
       JOIN customer c ON c.organization_id = b.organization_id AND c.id = b.customer_id
       JOIN offering f ON f.organization_id = b.organization_id AND f.id = b.offering_id
       LEFT JOIN supplier s ON s.organization_id = b.organization_id AND s.id = b.supplier_id
       LEFT JOIN app_user a ON a.id = b.author_id
       ORDER BY b.deadline_at NULLS LAST, b.created_at, b.id`,
      statement.values,
    ),
    countApprovals(principal),
  ]);
  const commands = await commandsOfMany(
    principal.organization.id,
    rows.rows.map(({ id }) => id),
    actorOf(principal),
  );
  const approvals = rows.rows.flatMap((row): Approval[] => {
    const accept = ofKind(commands.get(row.id) ?? [], ACCEPTING_COMMANDS);
    const reject = ofKind(commands.get(row.id) ?? [], REJECTING_COMMANDS);
    return accept?.allowed || reject?.allowed ? [toApproval(row, accept, reject)] : [];
  });
  return { approvals, waiting };
}

/** How many wait, counted as far as 99 and one more. */
export async function countApprovals(principal: Principal): Promise<number> {
  const statement = candidates(principal);
  if (!statement) return 0;
  const { rows } = await pool().query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting
     FROM (SELECT FROM booking b WHERE ${statement.where} LIMIT ${MOST_COUNTED}) counted`,
    statement.values,
  );
  return rows[0]?.waiting ?? 0;
}

/** Not overdue, in a status that the person's roles decide, seen by the person, and not the person's own. */
function candidates(principal: Principal): { where: string; values: unknown[] } | null {
  const arms = decidableBy(principal.roles);
  const parameters = new Parameters();
  const organization = parameters.add(principal.organization.id, "uuid");
  const scopes = scopeConditions(principal, parameters);
  if (arms.length === 0 || scopes.length === 0) return null;
  const where = [
    `b.organization_id = ${organization}`,
    "b.phase = 'deciding'",
    "(b.deadline_at IS NULL OR b.deadline_at > now())",
    "NOT b.operation_open",
    `(${scopes.map((scope) => `(${scope})`).join(" OR ")})`,
    `(${anyArm(arms, principal, parameters)})`,
  ].join(" AND ");
  return { where, values: parameters.values };
}

function ofKind(commands: readonly AvailableCommand[], kind: readonly string[]): AvailableCommand | null {
  return commands.find(({ command }) => kind.includes(command)) ?? null;
}

function toApproval(
  row: CandidateRow,
  accept: AvailableCommand | null,
  reject: AvailableCommand | null,
): Approval {
  return {
    id: row.id,
    reference: row.reference,
    lifecycle: row.lifecycle,
    status: row.status,
    version: row.version,
    customerName: row.customer,
    offeringName: row.offering,
    supplierName: row.supplier,
    sellerName: row.seller,
    partySize: row.party_size,
    notes: row.notes,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    deadlineAt: row.deadline_at?.toISOString() ?? null,
    accept,
    reject,
  };
}
