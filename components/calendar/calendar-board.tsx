"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState, useSyncExternalStore } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { firstInstantAt, instantsAt, type ShownClock } from "@/lib/domain/calendar/clock";
import type { DraggedBy } from "@/lib/domain/calendar/moved-period";
import { routes, withQuery } from "@/lib/routes";
import type { CalendarResource, ShownEntry, TakenTime } from "@/lib/schemas/calendar";
import type { GridScene } from "./grid-options";
import { type Move, MoveDialog } from "./move-dialog";
import { previewMove } from "./preview-move";

const EntryDialog = dynamic(() => import("./entry-dialog"), { ssr: false });
const CalendarGrid = dynamic(() => import("./calendar-grid"), {
  ssr: false,
  loading: () => <GridSkeleton />,
});

interface CalendarBoardProps extends Omit<GridScene, "selectable"> {
  org: string;
  title: string;
  resources: readonly CalendarResource[];
  /** Taken by what the filters leave out. */
  hiddenTimes: readonly TakenTime[];
  /** Whose month or week it is. */
  chosenId: string | null;
  /** IANA zone of the organization, on whose clock forms are typed. */
  organizationZone: string;
  organizationClock: ShownClock;
}

/** The grid of a wide screen: entries open, free time begins a booking, and own bookings are moved. */
export function CalendarBoard(props: CalendarBoardProps) {
  const { org, clock, entries, hiddenTimes, resources, chosenId } = props;
  const router = useRouter();
  const wide = useIsWide();
  const [opened, setOpened] = useState<ShownEntry | null>(null);
  const [move, setMove] = useState<Move | null>(null);
  const resourceOf = (id: string | null) => resources.find((one) => one.id === (id ?? chosenId));

  function maySelect(from: number, to: number, resourceId: string | null): boolean {
    const resource = resourceOf(resourceId);
    if (!resource?.offeringId || instantsAt(clock, from).length === 0) return false;
    const [startsAt, endsAt] = [firstInstantAt(clock, from), firstInstantAt(clock, to)];
    return (
      startsAt >= Date.now() &&
      endsAt > startsAt &&
      ![...entries.filter(({ takesTime }) => takesTime), ...hiddenTimes].some(
        (taken) =>
          taken.resourceId === resource.id &&
          Date.parse(taken.startsAt) < endsAt &&
          Date.parse(taken.endsAt) > startsAt,
      )
    );
  }

  function begin(from: number, to: number, resourceId: string | null) {
    const resource = resourceOf(resourceId);
    if (!resource?.offeringId || !maySelect(from, to, resourceId)) return;
    router.push(
      withQuery(routes.desk(org).newBooking, {
        offering: resource.offeringId,
        startsAt: new Date(firstInstantAt(clock, from)).toISOString(),
        endsAt: new Date(firstInstantAt(clock, to)).toISOString(),
      }),
    );
  }

  async function ask(entry: ShownEntry, by: DraggedBy, revert: () => void) {
    const wanted = await previewMove(props, entry, by);
    if (wanted.ok) {
      setMove({ ...wanted.move, revert });
      return;
    }
    revert();
    toast.error("The booking stays where it was", { description: wanted.reason });
  }

  if (wide === false) return null;
  return (
    <>
      {wide === null ? (
        <GridSkeleton />
      ) : (
        <CalendarGrid
          {...props}
          label={`Calendar, ${props.title}`}
          selectable={resources.some(({ offeringId }) => offeringId !== null)}
          maySelect={maySelect}
          onSelect={begin}
          onOpen={setOpened}
          onMove={ask}
        />
      )}
      {opened ? (
        <EntryDialog
          org={org}
          zone={props.zone}
          entry={opened}
          resourceName={resources.find(({ id }) => id === opened.resourceId)?.name ?? null}
          onClose={() => setOpened(null)}
          onChangeTimes={
            opened.movable
              ? () => {
                  setMove({ entry: opened, typed: null, revert: () => undefined });
                  setOpened(null);
                }
              : null
          }
        />
      ) : null}
      {move ? (
        <MoveDialog
          org={org}
          zone={props.organizationZone}
          clock={props.organizationClock}
          move={move}
          onClose={() => setMove(null)}
        />
      ) : null}
    </>
  );
}

function GridSkeleton() {
  return (
    <div aria-busy className="space-y-1">
      <Skeleton className="h-8 w-full" />
      <Skeleton className="h-[36rem] w-full" />
    </div>
  );
}

const WIDE = "(min-width: 48rem), print";

function subscribeToWidth(onChange: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}

/** Null until it is known, in the server's page. */
function useIsWide(): boolean | null {
  return useSyncExternalStore(
    subscribeToWidth,
    () => window.matchMedia(WIDE).matches,
    () => null,
  );
}
