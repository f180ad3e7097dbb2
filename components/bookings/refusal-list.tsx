import { Banner } from "@/components/ui/banner";
import type { Refusal } from "@/lib/domain/refusal";

interface RefusalListProps {
  refusals: readonly Pick<Refusal, "code" | "message">[];
  /** What was kept and what to do, said after the refusal. */
  advice?: string;
  role?: "status" | "alert";
}

/** Why a command is refused: one sentence a reason. */
export function RefusalList({ refusals, advice, role }: RefusalListProps) {
  const [first, ...others] = refusals;
  if (!first) return null;
  return (
    <Banner tone="negative" title={first.message} role={role}>
      {others.map(({ code, message }) => (
        <p key={code}>{message}</p>
      ))}
      {advice ? <p>{advice}</p> : null}
    </Banner>
  );
}
