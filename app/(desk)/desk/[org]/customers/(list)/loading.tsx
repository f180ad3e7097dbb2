import { TableSkeleton } from "@/components/data-table/table-skeleton";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function CustomersLoading() {
  return (
    <>
      <PageHeader title="Customers" />
      <PageBody>
        <Skeleton className="mb-3 h-8 w-72 max-md:h-11 max-md:w-full" />
        <TableSkeleton headers={["Name", "Mail", "Phone", "Bookings", "Known since"]} />
      </PageBody>
    </>
  );
}
