import { type BookingListQuery, bookingListQuery } from "@/lib/schemas/booking-list";

type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

const PAGE_SIZE = 50;

export interface DeskListQuery {
  readonly query: BookingListQuery;
  /** The same as it stands in the address, without the page. */
  readonly address: Readonly<Record<string, string | undefined>>;
}

/** What the address asks for. A part that cannot be read is left out: an old or mistyped link still shows a list. */
export function readListQuery(searchParams: SearchParams): DeskListQuery {
  const shape = bookingListQuery.shape;
  const readable: Record<string, string> = {};
  for (const key of Object.keys(shape) as (keyof typeof shape)[]) {
    const value = searchParams[key];
    if (typeof value === "string" && value !== "" && shape[key].safeParse(value).success)
      readable[key] = value;
  }
  const { cursor: _cursor, limit: _limit, ...address } = readable;
  return { query: bookingListQuery.parse({ ...readable, limit: PAGE_SIZE }), address };
}

/** Whether anything but the tab narrows the list. */
export function isNarrowed({ address }: DeskListQuery): boolean {
  return Object.keys(address).some((key) => key !== "tab" && key !== "sort");
}
