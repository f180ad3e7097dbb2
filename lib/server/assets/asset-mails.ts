import type { Outcome, Reached } from "@/lib/domain/assets/suspension";
import type { AssetMail, AssetTopic, ToldBooking } from "@/lib/domain/notifications/asset-mail";
import type { AssetBooking, AssetScene } from "@/lib/server/assets/read-asset";
import type { Change } from "@/lib/server/bookings/change";
import { newId } from "@/lib/server/db/new-id";

/** A squawk or maintenance, as its bookings' authors are told of it. */
export interface NamedCause {
  readonly kind: "squawk" | "maintenance";
  readonly id: string;
  readonly title: string;
  readonly reason: string | null;
}

/** What happened to a booking, by which cause, and its event; the asset's own where the booking did not change. */
export interface ToldOf extends Reached {
  readonly of: AssetBooking;
  readonly eventId: string;
}

const TOPICS: Readonly<Record<Outcome, AssetTopic>> = {
  suspended: "suspended",
  retained: "still_suspended",
  held: "still_suspended",
  restored: "restored",
};
const GRAVEST_FIRST: readonly AssetTopic[] = ["suspended", "still_suspended", "restored"];

/** One mail for each author, whatever became of how many of their bookings. */
export function assetMails(
  scene: AssetScene,
  told: readonly ToldOf[],
  causes: ReadonlyMap<string, NamedCause>,
): NonNullable<Change["told"]> {
  const ofAuthor = Map.groupBy(told, ({ of }) => of.author?.id);
  return [...ofAuthor.values()].flatMap((own) => {
    const author = own[0]?.of.author;
    return author ? [mailTo(author, scene, own.toSorted(soonestFirst), causes)] : [];
  });
}

function mailTo(
  author: NonNullable<AssetBooking["author"]>,
  { organization, resource }: AssetScene,
  own: readonly ToldOf[],
  causes: ReadonlyMap<string, NamedCause>,
): NonNullable<Change["told"]>[number] {
  const topic = GRAVEST_FIRST.find((one) => own.some(isAbout(one))) ?? "restored";
  const forbidding = Map.groupBy(
    own.filter((told) => told.outcome !== "restored"),
    ({ causeId }) => causeId,
  );
  const payload: AssetMail = {
    kind: "asset",
    topic,
    audience: "seller",
    to: { name: author.name, address: author.email },
    organization: { name: organization.name, slug: organization.slug },
    asset: { name: resource.name, timeZone: resource.timeZone },
    causes: [...forbidding].flatMap(([id, reached]) => {
      const cause = causes.get(id);
      if (!cause) return [];
      const { kind, title, reason } = cause;
      return [
        {
          kind,
          title,
          reason,
          suspended: linesOf(reached, "suspended"),
          retained: linesOf(reached, "retained"),
          held: linesOf(reached, "held"),
        },
      ];
    }),
    restored: linesOf(own, "restored"),
  };
  // The desk finds a mail that did not arrive by its booking: the soonest of those that the topic is about.
  const first = own.find(isAbout(topic));
  return {
    id: newId(),
    channel: "mail",
    topic: payload.topic,
    payload,
    organization_id: organization.id,
    booking_id: first?.bookingId ?? null,
    event_id: first?.eventId ?? null,
  };
}

function isAbout(topic: AssetTopic): (told: ToldOf) => boolean {
  return ({ outcome }) => TOPICS[outcome] === topic;
}

function linesOf(own: readonly ToldOf[], outcome: Outcome): ToldBooking[] {
  return own
    .filter((told) => told.outcome === outcome)
    .map(({ of: { booking } }) => ({
      reference: booking.reference,
      startsAt: new Date(booking.starts_at).toISOString(),
      endsAt: new Date(booking.ends_at).toISOString(),
    }));
}

function soonestFirst(a: ToldOf, b: ToldOf): number {
  return new Date(a.of.booking.starts_at).getTime() - new Date(b.of.booking.starts_at).getTime();
}
