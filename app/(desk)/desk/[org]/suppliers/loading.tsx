import { PageBody, PageHeader } from "@/components/ui/page-header";
import { numbered, Skeleton, SkeletonRow } from "@/components/ui/skeleton";

export default function SuppliersLoading() {
  return (
    <>
      <PageHeader title="Suppliers" />
      <PageBody narrow>
        <div role="status" aria-label="Loading" className="space-y-4">
          <Skeleton className="h-8 w-36 max-md:h-10" />
          <div className="divide-y divide-line rounded-card border border-line bg-surface shadow-card">
            {numbered(4).map((row) => (
              <SkeletonRow
                key={row}
                lines={["h-4 w-40", "h-3.5 w-52"]}
                action="h-7 w-16"
                className="items-center p-4"
              />
            ))}
          </div>
        </div>
      </PageBody>
    </>
  );
}
