import { Card } from "@/components/ui/card";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { numbered, Skeleton, SkeletonText } from "@/components/ui/skeleton";

export default function NewBookingLoading() {
  return (
    <>
      <PageHeader breadcrumb={[{ label: "Bookings" }]} title="New booking" />
      <PageBody>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] xl:gap-6">
          <div className="space-y-4">
            {["What and when", "Customer", "Wishes"].map((title, index) => (
              <Card key={title} title={title}>
                <div className="space-y-5">
                  {numbered(3 - index).map((field) => (
                    <div key={field} className="space-y-2">
                      <Skeleton className="h-4 w-20" />
                      <Skeleton className="h-9 w-full max-md:h-11" />
                    </div>
                  ))}
                </div>
              </Card>
            ))}
          </div>
          <Card title="Before it is made">
            <SkeletonText />
          </Card>
        </div>
      </PageBody>
    </>
  );
}
