import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { LinkProblem } from "@/components/customer/link-problem";
import { OfferingTop, Promises } from "@/components/customer/offering-top";
import { TimePicker } from "@/components/customer/time-picker";
import { PlainShell } from "@/components/shell/plain-shell";
import { Banner } from "@/components/ui/banner";
import { refusalSentence } from "@/lib/domain/refusal";
import { routes } from "@/lib/routes";
import { addressOf } from "@/lib/server/client-address";
import { readPublicPage } from "@/lib/server/public-booking/read-public-page";
import { viewerZone } from "@/lib/server/viewer-zone";

type Props = PageProps<"/book/[slug]">;

/** Read once a request, for the page's head and its body. */
const read = cache(async (slug: string, month?: unknown, date?: unknown, zone?: unknown) =>
  readPublicPage(
    slug,
    { month, date, zone },
    { address: addressOf(await headers()), zone: await viewerZone() },
  ),
);

async function readOf({ params, searchParams }: Props) {
  const { slug } = await params;
  const { month, date, zone } = await searchParams;
  return read(slug, month, date, zone);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const page = await readOf(props);
  if (page.state !== "shown") return { title: "Book" };
  const { name, organization, description } = page.offering;
  return {
    title: { absolute: `${name} · ${organization.name}` },
    description: description.slice(0, 200) || `Book ${name} with ${organization.name}.`,
    robots: { index: true, follow: false },
  };
}

export default async function PublicBookingPage(props: Props) {
  const page = await readOf(props);
  if (page.state === "not_found") return notFound();
  const shell = { now: new Date().toISOString(), viewerZone: await viewerZone() };
  if (page.state === "rate_limited")
    return (
      <PlainShell {...shell}>
        <LinkProblem kind="rate_limited" />
      </PlainShell>
    );
  const { offering, choice } = page;
  const { refused } = await props.searchParams;
  const refusal = refusalSentence(refused);
  return (
    <PlainShell {...shell} organizationName={offering.organization.name}>
      <article className="space-y-6">
        {refusal ? (
          <Banner role="alert" tone="warning" title="That time could not be kept for you">
            {refusal}
          </Banner>
        ) : null}
        <OfferingTop offering={offering} />
        <TimePicker
          choice={choice}
          address={(asked) => routes.publicBooking(offering.slug, asked)}
          action={routes.holdPublicTime(offering.slug)}
          method="post"
        />
        <Promises promises={offering.promises} />
      </article>
    </PlainShell>
  );
}
