import { PageBody, PageHeader } from "@/components/ui/page-header";
import { numbered, Skeleton } from "@/components/ui/skeleton";

export default function ApprovalsLoading() {
  return (
    <>
      <PageHeader title="Approvals" />
      <PageBody>
        <div role="status" aria-label="Loading" className="space-y-3">
          {numbered(4).map((card) => (
            <div
              key={card}
              className="flex flex-wrap justify-between gap-4 rounded-card border border-line bg-surface p-4 shadow-card md:h-[6.625rem]"
            >
              <div className="w-72 max-w-full space-y-3">
                <Skeleton className="h-5 w-48" />
                <Skeleton className="h-4 w-64 max-w-full" />
                <Skeleton className="h-3.5 w-56 max-w-full" />
              </div>
              <Skeleton className="h-8 w-48 max-md:h-10 max-md:w-full" />
            </div>
          ))}
        </div>
      </PageBody>
    </>
  );
}
