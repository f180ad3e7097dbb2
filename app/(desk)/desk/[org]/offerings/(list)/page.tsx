import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { PaletteLinks } from "@/components/bookings/palette-links";
import { OfferingList } from "@/components/offerings/offering-list";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/domain/access/permissions";
import { routes } from "@/lib/routes";
import { requirePrincipal } from "@/lib/server/auth/desk-gate";
import { listOfferings } from "@/lib/server/offerings/list-offerings";
import { listResources } from "@/lib/server/resources/list-resources";
import { listSuppliers } from "@/lib/server/suppliers/list-suppliers";
import { bookableLifecycles } from "../../bookings/may-book";

export const metadata: Metadata = { title: "Offerings" };

export default async function OfferingsPage({ params }: PageProps<"/desk/[org]/offerings">) {
  const { org } = await params;
  const principal = await requirePrincipal(org);
  const [offerings, suppliers, resources] = await Promise.all([
    listOfferings(principal),
    listSuppliers(principal),
    listResources(principal),
  ]);
  if (!offerings.ok) forbidden();
  const canWrite = may(principal.roles, "offering.write");
  const desk = routes.desk(org);
  const makeOne = (label: string) => (
    <ButtonLink
      href={desk.newOffering}
      variant="primary"
      icon={<Plus aria-hidden />}
      disabledReason={canWrite ? null : "Offerings are made by owners and admins."}
    >
      {label}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title="Offerings" actions={makeOne("New offering")} />
      <PageBody>
        <PaletteLinks
          items={[
            {
              key: "new-offering",
              label: "New offering",
              href: desk.newOffering,
              disabledReason: canWrite ? null : "Offerings are made by owners and admins.",
            },
          ]}
        />
        {offerings.data.length === 0 ? (
          <div className="rounded-card border border-line bg-surface shadow-card">
            <EmptyState kind="nothing" title="No offerings yet" actions={makeOne("Make the first offering")}>
              An offering is what can be booked. It names its lifecycle and carries the policy.
            </EmptyState>
          </div>
        ) : (
          <OfferingList
            org={org}
            offerings={offerings.data}
            supplierNames={new Map(suppliers.ok ? suppliers.data.map(({ id, name }) => [id, name]) : [])}
            resourceLabels={
              new Map(
                resources.ok
                  ? resources.data.map(({ id, name, capacity }) => [
                      id,
                      capacity === null ? name : `${name}, ${capacity} places`,
                    ])
                  : [],
              )
            }
            bookable={bookableLifecycles(principal)}
            canWrite={canWrite}
          />
        )}
      </PageBody>
    </>
  );
}
