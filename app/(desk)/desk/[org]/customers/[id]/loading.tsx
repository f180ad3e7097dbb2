import { Card } from "@/components/ui/card";
import { FormSkeleton } from "@/components/ui/form-skeleton";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { SkeletonText } from "@/components/ui/skeleton";

export default function CustomerLoading() {
  return (
    <>
      <PageHeader breadcrumb={[{ label: "Customers" }]} title="Customer" />
      <PageBody>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] xl:gap-6">
          <FormSkeleton cards={{ "Who it is": 3 }} />
          <Card title="Last mail">
            <SkeletonText lines={4} />
          </Card>
        </div>
      </PageBody>
    </>
  );
}
