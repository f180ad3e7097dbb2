import { PageBody, PageHeader } from "@/components/ui/page-header";
import { numbered, Skeleton } from "@/components/ui/skeleton";

export default function SuppliersLoading() {
  return (
    <>
      <PageHeader title="Suppliers" />
      <PageBody narrow>
        <div role="status" aria-label="Loading" className="space-y-4">
          <Skeleton className="h-8 w-36 max-md:h-10" />
          <div className="divide-y divide-line rounded-card border border-line bg-surface shadow-card">
            {numbered(4).map((row) => (
              <div key={row} className="flex items-center justify-between gap-6 p-4">
                <div className="flex-1 space-y-2">
                  <Skeleton className="h-4 w-40" />
                  <Skeleton className="h-3.5 w-52" />
                </div>
                <Skeleton className="h-7 w-16" />
              </div>
            ))}
          </div>
        </div>
      </PageBody>
    </>
  );
}
