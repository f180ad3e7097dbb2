/**
 * A period on the wall clock of an IANA zone, with the zone named once:
 * "Tue 3 Mar 2026, 14:00 to 15:30, New York time (GMT-5)".
 */
export function formatPeriod(startsAt: Date, endsAt: Date, timeZone: string): string {
  const start = partsOf(startsAt, timeZone);
  const end = partsOf(endsAt, timeZone);
  const until = start.day === end.day ? end.time : `${end.day}, ${end.time}`;
  const offset = start.offset === end.offset ? start.offset : `${start.offset}, later ${end.offset}`;
  return `${start.day}, ${start.time} to ${until}, ${zoneName(timeZone)} time (${offset})`;
}

/** Whether clocks in two zones show the same throughout a period. */
export function clocksAgree(startsAt: Date, endsAt: Date, one: string, other: string): boolean {
  return [startsAt, endsAt].every((at) => {
    const [here, there] = [partsOf(at, one), partsOf(at, other)];
    return here.day === there.day && here.time === there.time;
  });
}

export function formatMoment(at: Date, timeZone: string): string {
  const { day, time, offset } = partsOf(at, timeZone);
  return `${day}, ${time}, ${zoneName(timeZone)} time (${offset})`;
}

function partsOf(at: Date, timeZone: string): { day: string; time: string; offset: string } {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    day: `${part.weekday} ${part.day} ${part.month} ${part.year}`,
    time: `${part.hour}:${part.minute}`,
    offset: part.timeZoneName ?? timeZone,
  };
}

/** The place of an IANA zone as people say it: "America/New_York" is New York. */
function zoneName(timeZone: string): string {
  return (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
}
