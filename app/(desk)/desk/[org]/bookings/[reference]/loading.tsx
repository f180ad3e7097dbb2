import { Card } from "@/components/ui/card";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { numbered, Skeleton, SkeletonText } from "@/components/ui/skeleton";

export default function BookingLoading() {
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: "Bookings" }]}
        title={<Skeleton className="h-5 w-28" />}
        badge={<Skeleton className="h-7 w-24 rounded-full" />}
      />
      <PageBody>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] xl:gap-6">
          <div className="space-y-4 max-lg:order-2 xl:space-y-6">
            <Card title="Booking">
              <div className="space-y-4">
                {numbered(8).map((row) => (
                  <div key={row} className="grid grid-cols-[9rem_minmax(0,1fr)] gap-4">
                    <Skeleton className="h-4 w-20" />
                    <Skeleton className="h-4 w-1/2" />
                  </div>
                ))}
              </div>
            </Card>
            <Card title="Timeline">
              <SkeletonText lines={5} />
            </Card>
          </div>
          <div className="space-y-4 max-lg:contents xl:space-y-6">
            <Card title="Actions" className="max-lg:order-1">
              <div className="space-y-4">
                {numbered(3).map((action) => (
                  <Skeleton key={action} className="h-8 w-full max-md:h-10" />
                ))}
              </div>
            </Card>
            <Card title="Mails" className="max-lg:order-3">
              <SkeletonText />
            </Card>
          </div>
        </div>
      </PageBody>
    </>
  );
}
