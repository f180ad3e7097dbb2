import { Card } from "@/components/ui/card";
import { FormSkeleton } from "@/components/ui/form-skeleton";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { SkeletonText } from "@/components/ui/skeleton";

export default function NewBookingLoading() {
  return (
    <>
      <PageHeader breadcrumb={[{ label: "Bookings" }]} title="New booking" />
      <PageBody>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] xl:gap-6">
          <FormSkeleton cards={{ "What and when": 3, Customer: 2, Wishes: 1 }} />
          <Card title="Before it is made">
            <SkeletonText />
          </Card>
        </div>
      </PageBody>
    </>
  );
}
