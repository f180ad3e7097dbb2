"use client";

import { CalendarPlus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SecretDialog } from "@/components/ui/secret-dialog";
import { Timestamp } from "@/components/ui/timestamp";
import { makeFeedAction, revokeFeedAction } from "@/lib/actions/calendar";
import type { FeedDto } from "@/lib/schemas/calendar";
import { ConfirmAction } from "./confirm-action";
import { useFormAction } from "./use-form-action";

const SHOWN = {
  title: "Copy the address now",
  description: "It is shown this once. Subscribe to it in your calendar program.",
  what: "address",
  warning: "Whoever has it sees your bookings.",
  advice: "Nobody can change anything with it. Revoke it when others may have seen it.",
};

interface CalendarFeedCardProps {
  org: string;
  organizationName: string;
  zone: string;
  feed: FeedDto | null;
}

/** The secret address of one's own bookings: made, shown once, and revoked here. */
export function CalendarFeedCard({ org, organizationName, zone, feed }: CalendarFeedCardProps) {
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const { run, pending, failure, reset } = useFormAction();

  function close() {
    setMaking(false);
    setSecret(null);
    reset();
  }

  function make() {
    void run(
      () => makeFeedAction(org, null),
      (made) => setSecret(made.secret),
    );
  }

  return (
    <Card
      title="Calendar feed"
      id="calendar-feed"
      description={`Your own bookings at ${organizationName} in your calendar program: pending, confirmed and completed.`}
    >
      <p className="text-dense">
        {feed ? (
          <>
            There is an address, made <Timestamp at={feed.createdAt} zone={zone} />. It cannot be shown again.
          </>
        ) : (
          "There is no address yet."
        )}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button icon={<CalendarPlus aria-hidden />} onClick={() => setMaking(true)}>
          {feed ? "Make a new address" : "Make an address"}
        </Button>
        {feed ? (
          <Button variant="destructive" onClick={() => setRevoking(true)}>
            Revoke address
          </Button>
        ) : null}
      </div>
      <SecretDialog
        open={making}
        onOpenChange={(open) => open || close()}
        secret={secret}
        shown={SHOWN}
        title={feed ? "Make a new address?" : "Make an address?"}
        description={
          feed
            ? "The one that there is stops working: whatever is subscribed to it needs the new one."
            : "A calendar program that has it reads your bookings, without signing in."
        }
        footer={
          <>
            <Button onClick={close} disabled={pending}>
              Go back
            </Button>
            <Button variant="primary" onClick={make} pending={pending}>
              Make address
            </Button>
          </>
        }
      >
        {failure ? (
          <p role="alert" className="text-dense font-medium text-negative-fg">
            {failure.message}
          </p>
        ) : null}
      </SecretDialog>
      {revoking ? (
        <ConfirmAction
          title="Revoke the address?"
          description="Calendars that are subscribed to it get nothing more, and may keep showing what they have."
          confirmLabel="Revoke address"
          call={() => revokeFeedAction(org, null)}
          doneMessage="The address is revoked"
          onClose={() => setRevoking(false)}
        />
      ) : null}
    </Card>
  );
}
