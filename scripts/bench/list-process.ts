import { bookingListQuery } from "@/lib/schemas/booking-list";
import type { Principal } from "@/lib/server/auth/principal";
import { listBookings, tabCounts } from "@/lib/server/bookings/list-bookings";
import { readCalendar } from "@/lib/server/calendar/read-calendar";
import { timed } from "./measure";

/** What to read: a page, or the counts of the tabs where there is no query. */
export interface ListTask {
  readonly person: Principal;
  readonly query: Readonly<Record<string, string>> | null;
  /** A range of the calendar instead, in instants; of all resources where none is named. */
  readonly calendar?: {
    readonly from: string;
    readonly to: string;
    readonly resourceIds: readonly string[] | null;
  };
}

export interface ListAnswer {
  readonly milliseconds: number;
  readonly rows: number;
}

// One process has one pool, so that each of the two databases is read by a process of its own.
process.on("message", (task: ListTask) => {
  void answer(task).then((done) => process.send?.(done));
});

async function answer({ person, query, calendar }: ListTask): Promise<ListAnswer> {
  let rows = 1;
  const milliseconds = await timed(async () => {
    if (calendar) {
      const { from, to, resourceIds: ids } = calendar;
      const entries = await readCalendar(person, {
        from: new Date(from),
        to: new Date(to),
        resources: ids ? { kind: "some", ids } : { kind: "all" },
      });
      rows = entries.length;
      return;
    }
    if (query === null) {
      await tabCounts(person);
      return;
    }
    const page = await listBookings(person, bookingListQuery.parse(query));
    if (!page.ok) throw new Error(`The list refused: ${page.error.message}`);
    rows = page.data.data.length;
  });
  return { milliseconds, rows };
}
