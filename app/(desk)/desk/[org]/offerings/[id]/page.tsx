import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OfferingActivation } from "@/components/offerings/offering-activation";
import { OfferingForm } from "@/components/offerings/offering-form";
import { Card } from "@/components/ui/card";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { lifecycleOf } from "@/lib/domain/lifecycle/registry";
import { routes } from "@/lib/routes";
import { requirePermission, requirePrincipal } from "@/lib/server/auth/desk-gate";
import { getOffering } from "@/lib/server/offerings/list-offerings";
import { publicAddress } from "@/lib/server/offerings/public-address";
import { formChoices } from "../form-choices";

export const metadata: Metadata = { title: "Offering" };

export default async function OfferingPage({ params }: PageProps<"/desk/[org]/offerings/[id]">) {
  const { org, id } = await params;
  const principal = await requirePrincipal(org);
  const offering = await getOffering(principal, id);
  if (!offering.ok) notFound();
  requirePermission(principal, "offering.write");
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: "Offerings", href: routes.desk(org).offerings }]}
        title={offering.data.name}
        badge={
          <span className="text-dense text-ink-subtle">{lifecycleOf(offering.data.lifecycle).label}</span>
        }
      />
      <PageBody>
        <OfferingForm
          org={org}
          offering={offering.data}
          publicAddress={publicAddress(offering.data.slug)}
          top={
            <Card>
              <OfferingActivation org={org} offering={offering.data} />
            </Card>
          }
          {...(await formChoices(principal))}
        />
      </PageBody>
    </>
  );
}
