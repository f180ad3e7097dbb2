import { Card } from "@/components/ui/card";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { SkeletonText } from "@/components/ui/skeleton";

export default function AssetLoading() {
  return (
    <>
      <PageHeader breadcrumb={[{ label: "Assets" }]} title="Asset" />
      <PageBody>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] xl:gap-6">
          <div className="space-y-4 xl:space-y-6">
            <Card title="Airworthiness">
              <SkeletonText lines={2} />
            </Card>
            <Card title="Squawks">
              <SkeletonText lines={4} />
            </Card>
            <Card title="Maintenance">
              <SkeletonText lines={2} />
            </Card>
          </div>
          <Card title="Upcoming bookings">
            <SkeletonText lines={4} />
          </Card>
        </div>
      </PageBody>
    </>
  );
}
