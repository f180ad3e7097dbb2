import { PageBody, PageHeader } from "@/components/ui/page-header";
import { numbered, SkeletonRow } from "@/components/ui/skeleton";

export default function AssetsLoading() {
  return (
    <>
      <PageHeader
        title="Assets"
        description="What members share, one at a time, and whether it may be used now."
      />
      <PageBody narrow>
        <div
          role="status"
          aria-label="Loading"
          className="divide-y divide-line rounded-card border border-line bg-surface shadow-card"
        >
          {numbered(3).map((row) => (
            <SkeletonRow
              key={row}
              lines={["h-4 w-40", "h-3.5 w-64"]}
              action="h-5 w-20"
              className="items-center p-4"
            />
          ))}
        </div>
      </PageBody>
    </>
  );
}
