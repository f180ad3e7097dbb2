import { OfferingFormSkeleton } from "@/components/offerings/form-skeleton";
import { PageBody, PageHeader } from "@/components/ui/page-header";

export default function OfferingLoading() {
  return (
    <>
      <PageHeader breadcrumb={[{ label: "Offerings" }]} title="Offering" />
      <PageBody>
        <OfferingFormSkeleton />
      </PageBody>
    </>
  );
}
