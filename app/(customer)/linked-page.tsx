import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { LinkProblem } from "@/components/customer/link-problem";
import { didSame, notRecorded } from "@/components/customer/not-recorded";
import { PlainShell } from "@/components/shell/plain-shell";
import type { BookingLinkPurpose } from "@/lib/domain/access/link-commands";
import { refusalSentence } from "@/lib/domain/refusal";
import type { LinkedBooking } from "@/lib/schemas/link-page";
import { addressOf } from "@/lib/server/client-address";
import { readLinkPage } from "@/lib/server/links/answer-link";
import { viewerZone } from "@/lib/server/viewer-zone";

/** The address is a secret: no index keeps it, and no other site is told of it. */
export const linkedMetadata: Metadata = {
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

interface LinkedPageProps {
  purpose: BookingLinkPurpose;
  token: string;
  /** The code of the last attempt's refusal, from the address. */
  refused: string | string[] | undefined;
  /** The command of that attempt, where another had come before it. */
  tried: string | string[] | undefined;
  render: (booking: LinkedBooking, refusal: string | null) => ReactNode;
}

/** What both kinds of links share: the frame, and the pages that explain why there is nothing to see. */
export async function LinkedPage({ purpose, token, refused, tried, render }: LinkedPageProps) {
  const page = await readLinkPage(purpose, token, addressOf(await headers()));
  const shell = { now: new Date().toISOString(), viewerZone: await viewerZone() };
  if (page.state !== "shown")
    return (
      <PlainShell {...shell}>
        <LinkProblem kind={page.state} />
      </PlainShell>
    );
  return (
    <PlainShell {...shell} organizationName={page.booking.organization.name}>
      {render(page.booking, refusalOf(refused, tried, page.booking))}
    </PlainShell>
  );
}

/** Only our own sentences are shown, and none when the one who asks had done it before: a second press. */
function refusalOf(
  code: LinkedPageProps["refused"],
  tried: LinkedPageProps["tried"],
  booking: LinkedBooking,
): string | null {
  const standing = refusalSentence(code);
  if (standing === null || typeof tried !== "string") return standing;
  return didSame(booking, tried) ? null : (notRecorded(booking, tried) ?? standing);
}
