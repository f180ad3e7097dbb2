import { OfferingFormSkeleton } from "@/components/offerings/form-skeleton";
import { PageBody, PageHeader } from "@/components/ui/page-header";

export default function NewOfferingLoading() {
  return (
    <>
      <PageHeader breadcrumb={[{ label: "Offerings" }]} title="New offering" />
      <PageBody>
        <OfferingFormSkeleton />
      </PageBody>
    </>
  );
}
