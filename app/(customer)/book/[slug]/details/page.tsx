import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { DetailsForm } from "@/components/customer/details-form";
import { HoldGone } from "@/components/customer/hold-gone";
import { LinkProblem } from "@/components/customer/link-problem";
import { OfferingTop, Promises } from "@/components/customer/offering-top";
import { PlainShell } from "@/components/shell/plain-shell";
import { toWallTime } from "@/lib/domain/schedule/wall-time";
import { routes } from "@/lib/routes";
import { addressOf } from "@/lib/server/client-address";
import { SESSION_COOKIE, sessionHashOf } from "@/lib/server/public-booking/browser-session";
import { readPublicHold } from "@/lib/server/public-booking/public-hold";
import { zoneAsked } from "@/lib/server/public-booking/time-choice";
import { allowedUnder } from "@/lib/server/rate-limit";
import { viewerZone } from "@/lib/server/viewer-zone";

export const metadata: Metadata = { title: "Your details", robots: { index: false, follow: false } };

export default async function PublicDetailsPage({ params, searchParams }: PageProps<"/book/[slug]/details">) {
  const { slug } = await params;
  const ownZone = await viewerZone();
  const shell = { now: new Date().toISOString(), viewerZone: ownZone };
  if (!(await allowedUnder("book", [`address:${addressOf(await headers())}`])))
    return (
      <PlainShell {...shell}>
        <LinkProblem kind="rate_limited" />
      </PlainShell>
    );
  const read = await readPublicHold(slug, sessionHashOf((await cookies()).get(SESSION_COOKIE)?.value));
  if (!read) notFound();
  const { offering, hold } = read;
  const zone = zoneAsked((await searchParams).zone) ?? ownZone ?? hold?.providerZone ?? "UTC";
  return (
    <PlainShell {...shell} organizationName={offering.organization.name}>
      {!hold || hold.bookingId ? (
        <HoldGone slug={slug} booked={Boolean(hold?.bookingId)} />
      ) : (
        <article className="space-y-6">
          <OfferingTop offering={offering} title="Your details" />
          <DetailsForm
            slug={slug}
            timesAddress={routes.publicBooking(slug, {
              date: toWallTime(new Date(hold.startsAt), zone).slice(0, 10),
              zone,
            })}
            zone={zone}
            held={{
              id: hold.id,
              startsAt: hold.startsAt,
              endsAt: hold.endsAt,
              expiresAt: hold.expiresAt,
              expired: hold.expired,
            }}
            maxPartySize={offering.maxPartySize}
            asksForConfirmation={offering.requiresConfirmation}
            organization={offering.organization.name}
          />
          <Promises promises={offering.promises} />
        </article>
      )}
    </PlainShell>
  );
}
