import type { AvailableCommand } from "@/lib/domain/lifecycle/available";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";

/** A booking that waits for this person's answer. */
export interface Approval {
  readonly id: string;
  readonly reference: string;
  readonly lifecycle: LifecycleKey;
  readonly status: string;
  readonly version: number;
  readonly customerName: string;
  readonly offeringName: string;
  readonly supplierName: string | null;
  readonly sellerName: string | null;
  readonly partySize: number;
  readonly notes: string | null;
  /** RFC 3339. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly createdAt: string;
  readonly deadlineAt: string | null;
  /** What says yes and what says no, each with its refusals or its preview; null where the table has none. */
  readonly accept: AvailableCommand | null;
  readonly reject: AvailableCommand | null;
}

export interface ApprovalQueue {
  readonly approvals: readonly Approval[];
  /** How many wait in all; 100 stands for more than 99. */
  readonly waiting: number;
}
