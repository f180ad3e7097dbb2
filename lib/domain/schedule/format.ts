/** An instant on the wall clock of an IANA zone, with the zone named: "Tue 3 Mar 2026, 14:00 GMT-5". */
export function formatInstant(instant: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  });
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${part.weekday} ${part.day} ${part.month} ${part.year}, ${part.hour}:${part.minute} ${part.timeZoneName}`;
}

/** Minutes in words: 90 → "1 hour 30 minutes", 2880 → "2 days". */
export function formatMinutes(minutes: number): string {
  const units = [
    { name: "day", size: 1440 },
    { name: "hour", size: 60 },
    { name: "minute", size: 1 },
  ] as const;
  const words: string[] = [];
  let left = minutes;
  for (const { name, size } of units) {
    const count = Math.floor(left / size);
    if (count > 0) words.push(`${count} ${name}${count === 1 ? "" : "s"}`);
    left -= count * size;
  }
  return words.length > 0 ? words.join(" ") : "0 minutes";
}
