import { headers } from "next/headers";
import Link from "next/link";
import { LinkProblem } from "@/components/customer/link-problem";
import { Reschedule } from "@/components/customer/reschedule";
import { PlainShell } from "@/components/shell/plain-shell";
import { refusalSentence } from "@/lib/domain/refusal";
import { routes } from "@/lib/routes";
import { addressOf } from "@/lib/server/client-address";
import { readReschedulePage } from "@/lib/server/links/read-reschedule-page";
import { viewerZone } from "@/lib/server/viewer-zone";
import { linkedMetadata } from "../../../linked-page";

export const metadata = { ...linkedMetadata, title: "Choose another time" };

export default async function ReschedulePage({ params, searchParams }: PageProps<"/b/[token]/reschedule">) {
  const { token } = await params;
  const { month, date, zone, startsAt, refused } = await searchParams;
  const ownZone = await viewerZone();
  const page = await readReschedulePage(
    token,
    { month, date, zone, startsAt },
    { address: addressOf(await headers()), zone: ownZone },
  );
  const shell = { now: new Date().toISOString(), viewerZone: ownZone };
  if (page.state !== "shown")
    return (
      <PlainShell {...shell}>
        <LinkProblem kind={page.state} />
      </PlainShell>
    );
  return (
    <PlainShell {...shell} organizationName={page.booking.organization.name}>
      <Reschedule
        page={page}
        refusal={refusalSentence(refused)}
        decide={routes.decideAsCustomer(token)}
        action={routes.rescheduleAsCustomer(token)}
        address={(asked) => routes.rescheduleAsCustomer(token, asked)}
        back={
          <Link
            href={routes.manageBooking(token)}
            prefetch={false}
            className="text-dense text-accent-text underline underline-offset-2"
          >
            Keep the booking as it is
          </Link>
        }
      />
    </PlainShell>
  );
}
