import type { RunStep } from "./api.d.ts";
import { isFinal } from "./states.ts";

/** A row of the chart of a run. */
export type Row =
  | { kind: "group"; name: string; steps: RunStep[]; open: boolean }
  | { kind: "step"; step: RunStep }
  | { kind: "asset"; asset: string; steps: RunStep[] };

/** Above so many steps each asset is one row in which its steps are marks. */
export const DENSE = 500;

export function groupOf(key: string): string {
  return key.includes("/") ? key.slice(0, key.lastIndexOf("/")) : "";
}

export function nameOf(key: string): string {
  return key.slice(key.lastIndexOf("/") + 1);
}

/** The name of an asset in two parts, of which the first may be cut short: its end tells assets apart as well. */
export function halvesOf(name: string): [string, string] {
  if (name.length < 14) return [name, ""];
  const mark = name.indexOf("_", name.length - 9);
  const at = mark > 0 ? mark : name.length - 6;
  return [name.slice(0, at), name.slice(at)];
}

/** Steps under their groups, in the order in which the plan first names each. */
export function rowsOf(steps: RunStep[], closed: Set<string>): Row[] {
  const groups = new Map<string, Map<string, RunStep[]>>();
  for (const step of steps) {
    const group = groupOf(step.asset);
    const assets = groups.get(group) ?? new Map<string, RunStep[]>();
    groups.set(group, assets.set(step.asset, [...assets.get(step.asset) ?? [], step]));
  }
  const dense = steps.length > DENSE;
  const rows: Row[] = [];
  for (const [name, assets] of groups) {
    const open = !closed.has(name);
    rows.push({ kind: "group", name, steps: [...assets.values()].flat(), open });
    if (!open) continue;
    for (const [asset, own] of assets) {
      if (dense) rows.push({ kind: "asset", asset, steps: own });
      else for (const step of own) rows.push({ kind: "step", step });
    }
  }
  return rows;
}

export interface Axis {
  start: number;
  end: number;
  /** The last moment drawn; room for words at the right. */
  limit: number;
}

/** While a run goes on the axis is at least a second long, so that it does not rush. */
export function axisOf(startedAt: number, endedAt: number, ended: boolean): Axis {
  const span = Math.max(ended ? 10 : 1000, endedAt - startedAt);
  return { start: startedAt, end: endedAt, limit: startedAt + span * 1.13 };
}

/** Where a moment is, in percent. */
export function percent(axis: Axis, at: number): number {
  return Math.min(100, Math.max(0, (at - axis.start) / (axis.limit - axis.start) * 100));
}

const STEPS = [2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 15e3, 3e4, 6e4, 12e4, 3e5, 6e5, 9e5, 18e5, 36e5, 72e5, 216e5, 864e5];

/** Five to nine round moments after the start. */
export function ticksOf(axis: Axis): number[] {
  const span = axis.limit - axis.start;
  const step = STEPS.find((candidate) => span / candidate <= 8) ?? Math.ceil(span / 864e5 / 8) * 864e5;
  const ticks: number[] = [];
  for (let at = step; at < span * 0.97; at += step) ticks.push(at);
  return ticks;
}

/** The first and the last moment of some steps; null before any has started. */
export function spanOf(steps: RunStep[], now: number): { from: number; to: number } | null {
  let from = Infinity;
  let to = -Infinity;
  for (const step of steps) {
    if (step.startedAt === null) continue;
    from = Math.min(from, Date.parse(step.startedAt));
    to = Math.max(to, endOf(step, now));
  }
  return from === Infinity ? null : { from, to };
}

export function endOf(step: RunStep, now: number): number {
  return step.endedAt !== null ? Date.parse(step.endedAt) : isFinal(step.status) ? Date.parse(step.startedAt!) : now;
}
