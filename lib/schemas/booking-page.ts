import type { AvailableCommand } from "@/lib/domain/lifecycle/available";
import type { PreviewLine } from "@/lib/domain/lifecycle/preview";
import type { PolicyTerms } from "@/lib/domain/lifecycle/types";
import type { Refusal } from "@/lib/domain/refusal";
import type { BookingAsset } from "@/lib/schemas/asset";
import type { BookingDto, EventDto } from "@/lib/schemas/booking";
import type { BookingLinkDto } from "@/lib/schemas/link";
import type { MailStatus } from "@/lib/schemas/mail";

/** A mail of one booking, as its page lists it. */
export interface BookingMailDto {
  readonly id: string;
  readonly topic: string;
  readonly audience: string;
  readonly toName: string;
  /** `waiting` is written with the command and not yet rendered by the worker. */
  readonly status: "waiting" | MailStatus;
  /** It did not arrive, its booking is not over, and no later mail to the same reader did: somebody should look. */
  readonly undelivered: boolean;
  /** RFC 3339. */
  readonly at: string;
}

export interface BookingPage {
  readonly booking: BookingDto;
  readonly offering: {
    readonly id: string;
    readonly name: string;
    /** It has weekly hours: a new time is chosen among those that are free, and not typed. */
    readonly bookedBySlot: boolean;
  };
  readonly supplier: { readonly id: string; readonly name: string } | null;
  readonly resource: { readonly name: string; readonly kind: "exclusive" | "counted" } | null;
  /** Of a shared asset's booking; null for those who may not see assets. */
  readonly asset: BookingAsset | null;
  /** The member who made it. */
  readonly sellerName: string | null;
  readonly policy: PolicyTerms;
  readonly successorReference: string | null;
  readonly predecessorReference: string | null;
  readonly events: readonly EventDto[];
  readonly mails: readonly BookingMailDto[];
  readonly commands: readonly AvailableCommand[];
  /** What leads customers and suppliers here; null for those who may not know. */
  readonly links: readonly BookingLinkDto[] | null;
}

/** What a command would do, or why it is refused. */
export interface CommandPreviewDto {
  readonly allowed: boolean;
  readonly refusals: readonly Refusal[];
  readonly preview: readonly PreviewLine[];
}

/** One change that somebody made meanwhile, as `stale_version` tells it in `details.changes`. */
export interface MissedChange {
  readonly sequence: number;
  readonly command: string;
  readonly from: string | null;
  readonly to: string;
  readonly actor: string;
  /** Made by the one who is told. */
  readonly own: boolean;
  readonly at: string;
}

/** What a row of a bulk command did, or would do. */
export interface RowOutcome {
  readonly id: string;
  readonly ok: boolean;
  readonly message: string;
}
