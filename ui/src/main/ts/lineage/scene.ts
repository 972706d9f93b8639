import type { LineageCard, PlacedLineage } from "../api.d.ts";
import { shownState, STATES, type Tone, toneOf } from "../states.ts";
import { ago, count, moment, short } from "../words.ts";
import type { Rect, Size } from "./view.ts";

/** What the painter needs to know of an asset: words and shares, nothing to work out. */
export interface Face {
  name: string;
  tone: Tone;
  left: string;
  right: string;
  checks: string;
  checksFailed: boolean;
  /** Shares of partitions, best first; empty when there is nothing to tell. */
  shares: [Tone, number][];
  /** From 0 to 1 while steps of it wait or run, else -1. */
  progress: number;
}

export interface Group extends Rect {
  name: string;
  count: string;
  shares: [Tone, number][];
}

export interface Scene extends Size {
  boxes: Rect[];
  faces: Face[];
  groups: Group[];
  edges: [number, number][];
  routes: number[][];
}

export type Palette = Record<string, string>;

export type ToPainter =
  | { kind: "scene"; scene: Scene; fonts: string }
  | { kind: "faces"; changes: [number, Face][]; groups: Group[] }
  | { kind: "palette"; palette: Palette }
  | { kind: "dim"; dim: Uint8Array | null }
  | { kind: "tile"; key: string; scale: number; column: number; row: number; dpr: number; epoch: number };

export type FromPainter =
  | { kind: "ready" }
  | { kind: "tile"; key: string; epoch: number; bitmap: ImageBitmap };

/** The tokens that the map is drawn with. */
export const COLOURS = [
  "bg", "surface", "sunken", "line", "line-2", "ink", "ink-2", "ink-3", "edge", "accent", "dot",
  "ok", "stale", "fail", "run", "ok-fill", "stale-fill", "fail-fill", "run-fill", "ok-quiet",
  "missing-fill", "fail-soft", "run-soft", "bar",
];

export function sceneOf(lineage: PlacedLineage, now: Date): Scene {
  return {
    width: lineage.width,
    height: lineage.height,
    boxes: lineage.cards,
    faces: lineage.assets.map((card) => faceOf(card, now)),
    groups: groupsOf(lineage),
    edges: lineage.edges,
    routes: lineage.routes,
  };
}

export function faceOf(card: LineageCard, now: Date): Face {
  const state = shownState(card);
  const tone = toneOf(state);
  const at = card.at === null ? null : new Date(card.at);
  const quiet = tone === "ok";
  const when = at === null ? "" : quiet ? moment(at, now) : ago(now.getTime() - at.getTime());
  const rows = card.rows < 0 ? "" : `${short(card.rows)} ${card.rows === 1 ? "row" : "rows"}`;
  const line = lineOf(card);
  const left = line !== "" ? line : quiet ? when : state;
  const right = quiet ? (line !== "" ? rows || when : rows) : card.activity === "" ? when : "";
  return {
    name: card.name,
    tone,
    left,
    right: right === left ? "" : right,
    checks: card.checks === 0 || card.at === null ? "" : checksText(card),
    checksFailed: card.checks > 0 && card.at !== null && card.checksPassed < card.checks,
    shares: sharesOf(card.counts),
    progress: card.done < card.steps ? card.done / card.steps : -1,
  };
}

/** What a card says of its asset; while steps of it wait or run, how far they are. */
export function lineOf(card: LineageCard): string {
  if (card.steps === 0 || (card.activity !== "running" && card.activity !== "queued")) return card.line;
  return card.steps === 1 ? card.activity : `${count(card.done)} of ${count(card.steps)}`;
}

function checksText(card: LineageCard): string {
  return card.checksPassed < card.checks ? `${card.checksPassed}/${card.checks}` : count(card.checks);
}

function sharesOf(counts: Record<string, number>): [Tone, number][] {
  return [...STATES].reverse()
    .filter((state) => state !== "absent" && (counts[state] ?? 0) > 0)
    .map((state) => [toneOf(state), counts[state]]);
}

export function groupsOf(lineage: PlacedLineage): Group[] {
  const counts = new Map<string, Record<string, number>>();
  for (const card of lineage.assets) {
    const group = counts.get(card.group) ?? {};
    const state = card.activity === "queued" ? "running" : shownState(card);
    group[state] = (group[state] ?? 0) + 1;
    counts.set(card.group, group);
  }
  return lineage.groups.map((group) => ({
    ...group,
    count: count(group.count),
    shares: sharesOf(counts.get(group.name) ?? {}),
  }));
}
