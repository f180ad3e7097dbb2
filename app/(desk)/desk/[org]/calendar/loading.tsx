import { PageBody, PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function CalendarLoading() {
  return (
    <>
      <PageHeader title="Calendar" />
      <PageBody>
        <div aria-busy className="space-y-3">
          <Skeleton className="h-8 w-72" />
          <Skeleton className="h-8 w-48" />
          <Skeleton className="h-[36rem] w-full" />
        </div>
      </PageBody>
    </>
  );
}
