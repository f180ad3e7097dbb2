import type { AssetResult } from "./assets";
import type { CommandResult } from "./commands";
import type { ExportResult } from "./export";
import type { ListComparison, ListResult } from "./list";
import type { Pages, PageWeight } from "./pages";
import type { SlotResult } from "./slots";

export interface BenchReport {
  readonly commands: readonly CommandResult[];
  readonly statementsACommand: number;
  readonly createsASecond: number;
  readonly sweptASecond: number;
  readonly lists: ListComparison;
  readonly exported: ExportResult;
  readonly slots: SlotResult;
  readonly assets: AssetResult;
  readonly pages: Pages | null;
  readonly seconds: number;
}

interface Target {
  readonly name: string;
  readonly reached: boolean;
  readonly measured: string;
}

const KILOBYTE = 1_000;
/** Not promised: a common name has far more matches at 300,000, and need only not be terrible. */
const WITHOUT_TARGET = ["common name"];

function targetsOf(report: BenchReport): Target[] {
  const crowded = report.commands.at(-1);
  const ratios = ratiosOf(report).filter(({ name }) => !WITHOUT_TARGET.includes(name));
  return [
    {
      name: `act with ${crowded?.callers} callers at least half the floor`,
      reached: (crowded?.ratio ?? 0) >= 0.5,
      measured: (crowded?.ratio ?? 0).toFixed(2),
    },
    {
      name: "at most 6 statements a command",
      reached: report.statementsACommand <= 6,
      measured: report.statementsACommand.toFixed(2),
    },
    ...ratios.map(({ name, ratio, small }) => ({
      name: `list, ${name}: at 300,000 within 1.5 × of 1,000`,
      reached: ratio <= 1.5,
      measured: `${ratio.toFixed(2)} ×, pages of ${small.rows}`,
    })),
    ...slotTargets(report.slots),
    ...assetTargets(report.assets),
    ...(report.pages ? pageTargets(report.pages) : []),
  ];
}

function slotTargets({ computed, manyAProvider, growth }: SlotResult): Target[] {
  return [
    {
      name: "times of 30 days of a provider with 500 bookings, computed in under 5 ms",
      reached: computed.p50 < 5,
      measured: `${computed.p50.toFixed(2)} ms`,
    },
    {
      name: "times of 20 providers, read and computed in under 5 ms a provider",
      reached: manyAProvider < 5,
      measured: `${manyAProvider.toFixed(2)} ms`,
    },
    {
      name: "four times as many days in about four times as long",
      reached: growth < 6,
      measured: `${growth.toFixed(2)} ×`,
    },
  ];
}

function assetTargets({ views, groundedIn, command, mails }: AssetResult): Target[] {
  const share = groundedIn / (500 * command);
  return [
    ...views.map(({ name, rows, small, large }) => ({
      name: `calendar, ${name}: with 300,000 bookings within 1.5 × of 3,000`,
      reached: large.p50 / small.p50 <= 1.5,
      measured: `${(large.p50 / small.p50).toFixed(2)} ×, ${large.p50.toFixed(2)} ms, ${rows} entries`,
    })),
    {
      name: "an asset with 500 bookings grounded in under a tenth of 500 single commands",
      reached: share < 0.1,
      measured: `${share.toFixed(3)}, ${groundedIn.toFixed(0)} ms against 500 of ${command.toFixed(2)} ms`,
    },
    { name: "one mail an author", reached: mails === 1, measured: `${mails} to one author` },
  ];
}

function pageTargets({ list, publicBooking, calendar, publicMs, emptyMs }: Pages): Target[] {
  const ratio = publicMs.p50 / emptyMs.p50;
  return [
    weightTarget("the list page", list, 200),
    weightTarget("the public booking page", publicBooking, 170),
    weightTarget("the calendar", calendar, 220),
    {
      name: "the public booking page within 3 × of an empty page",
      reached: ratio < 3,
      measured: `${ratio.toFixed(2)} ×, ${publicMs.p50.toFixed(1)} ms against ${emptyMs.p50.toFixed(1)} ms`,
    },
  ];
}

function weightTarget(page: string, { gzippedBytes, scripts }: PageWeight, kilobytes: number): Target {
  return {
    name: `first-load JavaScript of ${page} under ${kilobytes} KB gzipped`,
    reached: gzippedBytes < kilobytes * KILOBYTE,
    measured: `${(gzippedBytes / KILOBYTE).toFixed(1)} KB in ${scripts} files`,
  };
}

function ratiosOf({ lists }: BenchReport) {
  return lists.large.map((large) => {
    const small = lists.small.find(({ name }) => name === large.name) ?? large;
    return { name: large.name, small, large, ratio: large.latencies.p50 / small.latencies.p50 };
  });
}

export function printReport(report: BenchReport): void {
  const line = (text = "") => process.stdout.write(`${text}\n`);
  line("Commands a second (each round: the floor, then act, on the same bookings and connections)");
  line("  callers      act    floor   act / floor");
  for (const { callers, actsASecond, floorASecond, ratio } of report.commands)
    line(
      `  ${pad(callers, 7)} ${pad(actsASecond.toFixed(0), 8)} ${pad(floorASecond.toFixed(0), 8)} ${pad(ratio.toFixed(2), 13)}`,
    );
  line(`  statements a command   ${report.statementsACommand.toFixed(2)}`);
  line(`  creates a second, 16 callers   ${report.createsASecond.toFixed(0)}`);
  line(`  deadlines a second   ${report.sweptASecond.toFixed(0)}`);
  line();
  line("Booking list, milliseconds           1,000 bookings          300,000 bookings");
  line("                               rows     p50     p95    rows     p50     p95   ratio of p50");
  for (const { name, small, large, ratio } of ratiosOf(report))
    line(`  ${name.padEnd(27)} ${cells(small)}   ${cells(large)}  ${pad(ratio.toFixed(2), 13)}`);
  line("Full pages of what 1,000 bookings fill no page with (above, both were asked for equally many)");
  for (const full of report.lists.fullPages)
    line(`  ${full.name.padEnd(27)} ${pad("", 21)}   ${cells(full)}`);
  line();
  const { computed, read, manyAProvider } = report.slots;
  line(
    `Times of 30 days of a provider with 500 bookings: ${computed.p50.toFixed(2)} ms computed, ${read.p50.toFixed(2)} ms with reading them; ${manyAProvider.toFixed(2)} ms each of 20`,
  );
  const { bytes, megabytesASecond, memoryMegabytes } = report.exported;
  line(
    `CSV export of all: ${(bytes / 1_000_000).toFixed(0)} MB at ${megabytesASecond.toFixed(1)} MB a second, holding at most ${memoryMegabytes.toFixed(1)} MB more than at its first row`,
  );
  line();
  for (const { name, reached, measured } of targetsOf(report))
    line(`${reached ? "PASS" : "MISS"}  ${name}: ${measured}`);
  line(`${report.seconds.toFixed(0)} s in all`);
}

function cells({ rows, latencies }: ListResult): string {
  return `${pad(rows, 5)} ${pad(latencies.p50.toFixed(2), 7)} ${pad(latencies.p95.toFixed(2), 7)}`;
}

function pad(value: string | number, width: number): string {
  return String(value).padStart(width);
}
