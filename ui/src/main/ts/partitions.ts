import type { PartitionsRun, PartitionsView } from "./api.d.ts";
import { dayOf } from "./words.ts";

/** Days drawn as a calendar, or a stretch in which there is nothing to see. */
export type Stretch =
  | { kind: "days"; from: number; to: number; runs: { from: number; to: number; state: string }[] }
  | { kind: "absent"; from: number; to: number };

const DAY = 86_400_000;
/** Shorter gaps between days that are there are drawn, longer ones are told in a line. */
const GAP = 62;

export function isDaily(partitions: PartitionsView): boolean {
  return partitions.unit === "day" && partitions.runs.every((run) => dayOf(run.firstKey) !== null);
}

/** The newest first; a stretch of days does not cross a new year. */
export function stretches(partitions: PartitionsView): Stretch[] {
  const runs = partitions.runs.map(({ firstKey, lastKey, state }) => ({
    from: dayOf(firstKey)!,
    to: dayOf(lastKey)!,
    state,
  }));
  const spans: { from: number; to: number }[] = [];
  for (const { from, to, state } of runs) {
    if (state === "absent") continue;
    const last = spans[spans.length - 1];
    if (last !== undefined && from - last.to <= GAP) last.to = to;
    else spans.push({ from, to });
  }
  const found: Stretch[] = [];
  let next = runs[0]?.from ?? 0;
  for (const span of spans) {
    if (span.from > next) found.push({ kind: "absent", from: next, to: span.from - 1 });
    for (let from = span.from; from <= span.to;) {
      const to = Math.min(span.to, endOfYear(from));
      found.push({ kind: "days", from, to, runs: within(runs, from, to) });
      from = to + 1;
    }
    next = span.to + 1;
  }
  const end = runs[runs.length - 1]?.to ?? -1;
  if (end >= next) found.push({ kind: "absent", from: next, to: end });
  return found.reverse();
}

function within(runs: { from: number; to: number; state: string }[], from: number, to: number) {
  return runs
    .filter((run) => run.from <= to && run.to >= from)
    .map((run) => ({ from: Math.max(run.from, from), to: Math.min(run.to, to), state: run.state }));
}

function endOfYear(day: number): number {
  return Date.UTC(new Date(day * DAY).getUTCFullYear(), 11, 31) / DAY;
}

/** Where a day stands in a calendar that starts with the week of `first`; weeks start on Monday. */
export function cellOf(day: number, first: number): { week: number; weekday: number } {
  const weekday = (day + 3) % 7;
  const monday = first - (first + 3) % 7;
  return { week: Math.floor((day - monday) / 7), weekday };
}

/** The day at a place of a calendar; the opposite of `cellOf`. */
export function dayAt(week: number, weekday: number, first: number): number {
  return first - (first + 3) % 7 + week * 7 + weekday;
}

export function keyOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** A grid in a word for each dimension, `daily × region` of `daily from 2026-11-09, UTC × region: eu, us`. */
export function gridName(grid: string): string {
  return grid.split(" × ").map((dimension) => dimension.split(/[ :]/)[0]).join(" × ");
}

/** The state of a partition; null when the grid has no such key. */
export function stateOf(partitions: PartitionsView, key: string): string | null {
  if (isDaily(partitions)) {
    return partitions.runs.find((run) => run.firstKey <= key && key <= run.lastKey)?.state ?? null;
  }
  const ordinal = partitions.keys.indexOf(key);
  const run = ordinal >= 0
    ? partitions.runs.find((run) => run.from <= ordinal && ordinal <= run.to)
    : partitions.runs.find((run) => run.firstKey === key || run.lastKey === key);
  return run?.state ?? null;
}

/** A line of partitions that differ in the last part of their key only; without a product there is one line. */
export interface Lane {
  name: string;
  cells: { key: string; state: string }[];
}

/** What is drawn as squares: for each combination of the other dimensions a line over the one that grows. */
export function lanes(partitions: PartitionsView): Lane[] {
  const lanes = new Map<string, Lane>();
  const along = growing(partitions.keys);
  let at = 0;
  for (const run of partitions.runs) {
    for (at = run.from; at <= run.to && at < partitions.keys.length; at++) {
      const key = partitions.keys[at];
      const parts = key.split("|");
      const name = parts.filter((_, i) => i !== along).join(" ");
      const lane = lanes.get(name) ?? { name, cells: [] };
      lane.cells.push({ key, state: run.state });
      lanes.set(name, lane);
    }
  }
  return [...lanes.values()];
}

/** Which part of the keys has the most values, and so is drawn along. */
function growing(keys: string[]): number {
  const values = (keys[0] ?? "").split("|").map((_, i) => new Set(keys.map((key) => key.split("|")[i])).size);
  return values.indexOf(Math.max(...values));
}

/** The newest partitions that are not absent, oldest first. */
export function strip(partitions: PartitionsView, most: number): { states: string[]; from: string; to: string } {
  const states: string[] = [];
  let from = "";
  let to = "";
  for (const run of [...partitions.runs].reverse()) {
    if (run.state === "absent") continue;
    const take = Math.min(run.to - run.from + 1, most - states.length);
    if (take <= 0) break;
    for (let i = 0; i < take; i++) states.push(run.state);
    from = oldest(partitions, run, take);
    to = to || run.lastKey;
  }
  return { states: states.reverse(), from, to };
}

/** The key of the `take`-th newest partition of a run. */
function oldest(partitions: PartitionsView, run: PartitionsRun, take: number): string {
  const last = isDaily(partitions) ? dayOf(run.lastKey) : null;
  return last === null ? partitions.keys[run.to - take + 1] ?? run.firstKey : keyOf(last - take + 1);
}

/** What needs work first. */
export function tally(counts: Record<string, number>): [string, number][] {
  const order = ["failed", "blocked", "running", "stale", "gone", "missing", "up to date", "absent"];
  return order.filter((state) => (counts[state] ?? 0) > 0).map((state) => [state, counts[state]]);
}
