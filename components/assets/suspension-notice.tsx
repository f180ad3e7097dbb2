import Link from "next/link";
import { Banner } from "@/components/ui/banner";
import { rangeText } from "@/lib/client/time-text";
import { routes } from "@/lib/routes";
import type { BookingAsset, SuspendedBy } from "@/lib/schemas/asset";

/** Why a booking is suspended, one paragraph a cause; it comes back when the last has ended, which maintenance does not by the clock. */
export function SuspensionNotice({ org, asset }: { org: string; asset: BookingAsset }) {
  const { suspendedBy } = asset;
  if (suspendedBy.length === 0) return null;
  return (
    <Banner
      tone="negative"
      title={
        suspendedBy.length === 1
          ? "This booking is suspended"
          : `This booking is suspended by ${suspendedBy.length} causes`
      }
    >
      <ul className="space-y-1">
        {suspendedBy.map((cause) => (
          <li key={cause.id} className="wrap-anywhere">
            {wordsOf(cause, asset.timeZone)}: <strong className="font-medium">{cause.title}</strong>
            {cause.reason ? <span className="block whitespace-pre-wrap">{cause.reason}</span> : null}
          </li>
        ))}
      </ul>
      <p className="mt-1">
        Its time stays kept. It is confirmed again as soon as an owner or admin has {endings(suspendedBy)}.{" "}
        <Link href={routes.desk(org).asset(asset.id)} className="underline underline-offset-2">
          See {asset.name}
        </Link>
      </p>
    </Banner>
  );
}

function wordsOf(cause: SuspendedBy, zone: string): string {
  return cause.kind === "squawk"
    ? "Grounded by a squawk"
    : `Maintenance, ${rangeText(new Date(cause.startsAt), new Date(cause.endsAt), zone)}`;
}

/** What lets go of it: "deferred or resolved the squawk, and shortened, moved or removed the maintenance". */
function endings(causes: readonly SuspendedBy[]): string {
  const count = (kind: SuspendedBy["kind"]) => causes.filter((cause) => cause.kind === kind).length;
  const squawks = count("squawk");
  return [
    squawks > 0 ? `resolved or deferred the ${squawks === 1 ? "squawk" : "squawks"}` : "",
    count("maintenance") > 0 ? "moved, shortened or removed the maintenance" : "",
  ]
    .filter(Boolean)
    .join(" and ");
}
