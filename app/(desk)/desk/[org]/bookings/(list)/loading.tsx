import { TableSkeleton } from "@/components/data-table/table-skeleton";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { numbered, Skeleton } from "@/components/ui/skeleton";

const HEADERS = ["Reference", "Status", "Customer", "Offering", "Start", "Party", "Time limit", "Made"];

export default function BookingsLoading() {
  return (
    <>
      <PageHeader
        title="Bookings"
        actions={<Skeleton className="h-8 w-32" />}
        tabs={
          <div className="flex h-10 items-center gap-6 border-b border-line px-3">
            {numbered(4).map((tab) => (
              <Skeleton key={tab} className="h-4 w-20" />
            ))}
          </div>
        }
      />
      <PageBody>
        <div className="flex flex-wrap gap-2 pb-3">
          <Skeleton className="h-8 w-full md:w-72" />
          {numbered(4).map((filter) => (
            <Skeleton key={filter} className="h-8 w-24 max-md:h-9" />
          ))}
        </div>
        <TableSkeleton headers={HEADERS} selectable />
      </PageBody>
    </>
  );
}
