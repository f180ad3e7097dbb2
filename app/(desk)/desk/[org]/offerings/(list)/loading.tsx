import { PageBody, PageHeader } from "@/components/ui/page-header";
import { numbered, Skeleton, SkeletonRow } from "@/components/ui/skeleton";

export default function OfferingsLoading() {
  return (
    <>
      <PageHeader title="Offerings" actions={<Skeleton className="h-8 w-32" />} />
      <PageBody>
        <div role="status" aria-label="Loading" className="space-y-4">
          {numbered(3).map((group) => (
            <div key={group} className="rounded-card border border-line bg-surface shadow-card">
              <div className="border-b border-line px-4 py-3.5">
                <Skeleton className="h-4 w-28" />
              </div>
              {numbered(2).map((row) => (
                <SkeletonRow
                  key={row}
                  lines={["h-4 w-48", "h-3.5 w-4/5", "h-3 w-2/3"]}
                  action="h-7 w-14"
                  className="items-start border-b border-line px-4 py-3 last:border-b-0"
                />
              ))}
            </div>
          ))}
        </div>
      </PageBody>
    </>
  );
}
