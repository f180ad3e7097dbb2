import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { NewBookingForm } from "@/components/bookings/new-booking-form";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/domain/access/permissions";
import { LIFECYCLE_KEYS, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import { toWallTime } from "@/lib/domain/schedule/wall-time";
import { routes } from "@/lib/routes";
import { requirePrincipal } from "@/lib/server/auth/desk-gate";
import { ownCustomer } from "@/lib/server/customers/own-customer";
import { bookableLifecycles } from "../may-book";
import { bookableOfferings } from "./bookable-offerings";
import { chosenTimes } from "./chosen-times";

export const metadata: Metadata = { title: "New booking" };

export default async function NewBookingPage({
  params,
  searchParams,
}: PageProps<"/desk/[org]/bookings/new">) {
  const [{ org }, { offering: asked, startsAt, endsAt }] = await Promise.all([params, searchParams]);
  const principal = await requirePrincipal(org);
  const lifecycles = bookableLifecycles(principal);
  if (lifecycles.length === 0) forbidden();
  const desk = routes.desk(org);
  const offerings = await bookableOfferings(principal, lifecycles);
  const zone = principal.organization.timeZone;
  return (
    <>
      <PageHeader breadcrumb={[{ label: "Bookings", href: desk.bookings }]} title="New booking" />
      <PageBody>
        {offerings.length === 0 ? (
          <EmptyState
            kind="nothing"
            title="There is nothing to book yet"
            actions={
              may(principal.roles, "offering.write") ? (
                <ButtonLink href={desk.newOffering} variant="primary">
                  Make an offering
                </ButtonLink>
              ) : null
            }
          >
            A booking is of an offering. An owner or admin makes them.
          </EmptyState>
        ) : (
          <NewBookingForm
            org={org}
            zone={zone}
            offerings={offerings}
            offeringOptions={LIFECYCLE_KEYS.flatMap((key) =>
              offerings
                .filter(({ lifecycle }) => lifecycle === key)
                .map(({ id, name, active, supplierName }) => ({
                  value: id,
                  label: name,
                  group: lifecycleOf(key).label,
                  hint: supplierName ?? undefined,
                  disabledReason: active ? null : "Not active",
                })),
            )}
            chosenOfferingId={offerings.find(({ id, active }) => active && id === asked)?.id ?? null}
            chosenTimes={chosenTimes(startsAt, endsAt, zone)}
            self={ownCustomer(principal)}
            today={toWallTime(new Date(), zone).slice(0, 10)}
            idempotencyKey={randomUUID()}
          />
        )}
      </PageBody>
    </>
  );
}
