import type { PlanAbsent, PlanHeld } from "./api.d.ts";
import { dayOf, plural } from "./words.ts";

/** What is left out for one reason: a line, and whom it is about. */
export interface LeftOutLine {
  text: string;
  reason: string;
  names: string[];
}

/** Assets that lack as many partitions for the same reason share a line. */
export function absentLines(absent: PlanAbsent[]): LeftOutLine[] {
  return groupsOf(absent, ({ count, unit, reason }) => `${count} ${unit} ${reason}`).map((group) => {
    const names = group.map(({ asset }) => asset);
    const whose = names.length === 1 ? names[0] : plural(names.length, "asset");
    const { count, unit, reason } = group[0];
    return {
      text: `${plural(count, unit)} of ${whose} ${count === 1 && names.length === 1 ? "has" : "have"} no source`,
      reason,
      names,
    };
  });
}

/** The partitions of an asset that are held back share a line. */
export function heldLines(held: PlanHeld[]): LeftOutLine[] {
  return groupsOf(held, ({ asset }) => asset).map((group) => {
    const { asset, partition, reason } = group[0];
    if (group.length === 1) {
      return { text: `${asset}${partition === null ? "" : ` ${partition}`} held back`, reason, names: [asset] };
    }
    const same = group.every((one) => one.reason === reason);
    return {
      text: `${plural(group.length, dayOf(`${partition}`) === null ? "partition" : "day")} of ${asset} held back`,
      reason: same ? reason : "",
      names: group.map((one) => same ? `${one.partition}` : `${one.partition} ${one.reason}`),
    };
  });
}

/** The first and the last of some ranges: `2026-09-24 – 2026-11-22`. */
export function rangeText(ranges: string[]): string {
  if (ranges.length === 0) return "";
  const first = ranges[0].split("..")[0];
  const last = ranges[ranges.length - 1].split("..").pop()!;
  return first === last ? first : `${first} – ${last}`;
}

function groupsOf<T>(all: T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...groups.get(keyOf(one)) ?? [], one]);
  return [...groups.values()];
}
