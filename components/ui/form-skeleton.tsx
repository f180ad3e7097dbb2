import { Card } from "./card";
import { numbered, Skeleton } from "./skeleton";

interface FormSkeletonProps {
  /** The number of fields in each card, by its title. */
  cards: Readonly<Record<string, number>>;
}

/** The shape of a form in cards while it is on its way. */
export function FormSkeleton({ cards }: FormSkeletonProps) {
  return (
    <div role="status" aria-label="Loading" className="space-y-4">
      {Object.entries(cards).map(([title, fields]) => (
        <Card key={title} title={title}>
          <div className="space-y-5">
            {numbered(fields).map((field) => (
              <div key={field} className="space-y-2">
                <Skeleton className="h-4 w-24" />
                <Skeleton className="h-9 w-full max-md:h-11" />
              </div>
            ))}
          </div>
        </Card>
      ))}
    </div>
  );
}
