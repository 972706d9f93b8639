import type { Tone } from "../states.ts";
import type { Face, Group, Palette, Scene } from "./scene.ts";
import { overlap, type Rect } from "./view.ts";

type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Below the first assets are not told apart, below the second they are bars without words. */
export const GROUPS_BELOW = 0.12;
export const BARS_BELOW = 0.45;

const SANS = '"Geist", system-ui, sans-serif';
/** How many curves are stroked at once; one path of thousands is slow. */
const BATCH = 24;

/** An edge from the right side of a card to the left side of another, by the ways kept free for it. */
export interface Curve {
  /** x and y in turn; between the two points of each inner pair it runs level. */
  points: number[];
}

export function curveOf(from: Rect, to: Rect, route: number[] = []): Curve {
  return { points: [from.x + from.w, from.y + from.h / 2, ...route, to.x, to.y + to.h / 2] };
}

/** How far the handles of a bend reach. */
export function bendOf(x1: number, x2: number): number {
  return Math.max(24, Math.abs(x2 - x1) / 2);
}

export function trace(pen: Pen | Path2D, { points }: Curve): void {
  pen.moveTo(points[0], points[1]);
  for (let i = 2; i < points.length; i += 4) {
    const bend = bendOf(points[i - 2], points[i]);
    pen.bezierCurveTo(points[i - 2] + bend, points[i - 1], points[i] - bend, points[i + 1], points[i], points[i + 1]);
    if (i + 2 < points.length) pen.lineTo(points[i + 2], points[i + 3]);
  }
}

/** Paints what lies in `area`; the pen is set to the coordinates of the map, `k` says how large it is. */
export function paint(
  pen: Pen,
  scene: Scene,
  palette: Palette,
  area: Rect,
  k: number,
  assets: Iterable<number>,
  curves: Iterable<Curve>,
  dim: Uint8Array | null,
): void {
  dots(pen, palette, area, k);
  for (const group of scene.groups) if (overlap(group, area)) groupBox(pen, group, palette, k);
  pen.strokeStyle = palette.edge;
  pen.lineWidth = k < BARS_BELOW ? 0.9 / k : 1.25;
  pen.globalAlpha = k < BARS_BELOW ? 0.5 : 0.9;
  let pending = 0;
  for (const curve of curves) {
    if (pending === 0) pen.beginPath();
    trace(pen, curve);
    if (++pending === BATCH) {
      pen.stroke();
      pending = 0;
    }
  }
  if (pending > 0) pen.stroke();
  pen.globalAlpha = 1;
  if (k >= GROUPS_BELOW) {
    for (const index of assets) {
      pen.globalAlpha = dim !== null && dim[index] === 1 ? 0.35 : 1;
      if (k < BARS_BELOW) bar(pen, scene.boxes[index], scene.faces[index], palette);
      else card(pen, scene.boxes[index], scene.faces[index], palette);
    }
    pen.globalAlpha = 1;
  }
  if (k < BARS_BELOW) {
    for (const group of scene.groups) if (overlap(group, area)) groupName(pen, group, palette, k);
  }
}

/** A quiet ground that shows motion; too dense to be worth drawing from afar. */
function dots(pen: Pen, palette: Palette, area: Rect, k: number): void {
  if (k < 0.6) return;
  pen.fillStyle = palette.dot;
  const pitch = 22;
  for (let y = Math.floor(area.y / pitch) * pitch + 11; y < area.y + area.h; y += pitch) {
    for (let x = Math.floor(area.x / pitch) * pitch + 11; x < area.x + area.w; x += pitch) {
      pen.fillRect(x - 0.6, y - 0.6, 1.3, 1.3);
    }
  }
}

function groupBox(pen: Pen, group: Group, palette: Palette, k: number): void {
  pen.globalAlpha = 0.75;
  pen.fillStyle = palette.sunken;
  pen.beginPath();
  pen.roundRect(group.x + 0.5, group.y + 0.5, group.w - 1, group.h - 1, 12);
  pen.fill();
  pen.globalAlpha = 1;
  pen.strokeStyle = palette.line;
  pen.lineWidth = Math.max(1, 0.7 / k);
  pen.stroke();
  if (k < GROUPS_BELOW) {
    shares(pen, group.shares, palette, group.x + 20, group.y + group.h / 2, group.w - 40, 5 / k);
  } else if (k >= BARS_BELOW && group.name !== "") {
    pen.textBaseline = "alphabetic";
    pen.textAlign = "left";
    pen.fillStyle = palette.ink;
    pen.font = `600 12px ${SANS}`;
    const name = shorten(pen, group.name, group.w - 110);
    pen.fillText(name, group.x + 12, group.y + 22);
    const width = pen.measureText(name).width;
    pen.fillStyle = palette["ink-3"];
    pen.font = `400 12px ${SANS}`;
    pen.fillText(group.count, group.x + 20 + width, group.y + 22);
    shares(pen, group.shares, palette, group.x + group.w - 64, group.y + 16, 52, 4);
  }
}

function groupName(pen: Pen, group: Group, palette: Palette, k: number): void {
  if (group.w * k < 48) return;
  pen.font = `600 ${11 / k}px ${SANS}`;
  pen.textBaseline = "alphabetic";
  pen.textAlign = "left";
  pen.fillStyle = palette["ink-2"];
  pen.fillText(shorten(pen, group.name, group.w - 12 / k), group.x + 6 / k, group.y + 15 / k);
}

function bar(pen: Pen, box: Rect, face: Face, palette: Palette): void {
  const loud = face.tone === "fail" || face.tone === "stale" || face.tone === "run";
  pen.fillStyle = palette.surface;
  pen.strokeStyle = palette["line-2"];
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.roundRect(box.x, box.y, box.w, box.h, 8);
  pen.fill();
  pen.stroke();
  pen.fillStyle = fill(face.tone, palette);
  pen.beginPath();
  pen.roundRect(box.x + 10, box.y + box.h / 2 - 7, loud ? box.w - 20 : box.w * 0.55, 14, 5);
  pen.fill();
}

function card(pen: Pen, box: Rect, face: Face, palette: Palette): void {
  const { x, y, w, h } = box;
  const tone = face.tone;
  pen.beginPath();
  pen.roundRect(x + 0.5, y + 0.5, w - 1, h - 1, 8);
  pen.fillStyle = palette.surface;
  pen.fill();
  const alpha = pen.globalAlpha;
  if (tone === "fail") {
    pen.globalAlpha = alpha * 0.55;
    pen.fillStyle = palette["fail-soft"];
    pen.fill();
    pen.globalAlpha = alpha;
  }
  pen.lineWidth = 1;
  pen.strokeStyle = palette["line-2"];
  pen.stroke();
  if (tone === "fail" || tone === "run" || tone === "queued") {
    pen.globalAlpha = alpha * 0.6;
    pen.strokeStyle = tone === "fail" ? palette["fail-fill"] : palette["run-fill"];
    pen.stroke();
    pen.globalAlpha = alpha;
  }
  glyph(pen, tone, x + 9, y + 10, palette);
  pen.textBaseline = "alphabetic";
  let checksWidth = 0;
  if (face.checks !== "") {
    pen.font = `450 11px ${SANS}`;
    pen.textAlign = "right";
    pen.fillStyle = palette["ink-3"];
    pen.fillText(face.checks, x + w - 10, y + 20);
    const width = pen.measureText(face.checks).width;
    glyph(pen, face.checksFailed ? "warn" : "tick", x + w - 10 - width - 15, y + 10, palette);
    checksWidth = width + 22;
  }
  pen.textAlign = "left";
  pen.font = `500 13px ${SANS}`;
  pen.fillStyle = palette.ink;
  pen.fillText(shorten(pen, face.name, w - 40 - checksWidth), x + 28, y + 20.5);
  pen.font = `400 11.5px ${SANS}`;
  pen.fillStyle = textColour(tone, palette);
  let rightWidth = face.right === "" ? 0 : pen.measureText(face.right).width + 8;
  const leftWidth = pen.measureText(face.left).width;
  if (leftWidth + rightWidth > w - 38) rightWidth = 0;
  pen.fillText(shorten(pen, face.left, w - 38 - rightWidth), x + 28, y + 37);
  if (rightWidth > 0) {
    pen.textAlign = "right";
    pen.fillText(face.right, x + w - 10, y + 37);
  }
  strip(pen, box, face, palette);
}

/** At the foot of a card: how far its steps are, else how its partitions are when some need something. */
function strip(pen: Pen, box: Rect, face: Face, palette: Palette): void {
  const busy = face.progress >= 0;
  if (!busy && !face.shares.some(([tone]) => tone !== "ok")) return;
  pen.save();
  pen.beginPath();
  pen.roundRect(box.x + 1, box.y + 1, box.w - 2, box.h - 2, 7);
  pen.clip();
  const y = box.y + box.h - 4;
  if (busy) {
    pen.fillStyle = palette["run-soft"];
    pen.fillRect(box.x, y, box.w, 3);
    pen.fillStyle = palette["run-fill"];
    pen.fillRect(box.x, y, box.w * face.progress, 3);
  } else {
    shares(pen, face.shares, palette, box.x, y, box.w, 3);
  }
  pen.restore();
}

function shares(
  pen: Pen,
  parts: [Tone, number][],
  palette: Palette,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const total = parts.reduce((sum, [, n]) => sum + n, 0);
  if (total === 0) return;
  // A share that is too small to be seen is still drawn, at the cost of the largest.
  const least = Math.min(3, width / parts.length);
  const widths = parts.map(([, n]) => Math.max(least, width * n / total));
  const over = widths.reduce((sum, w) => sum + w, 0) - width;
  widths[widths.indexOf(Math.max(...widths))] -= over;
  let at = x;
  parts.forEach(([tone], i) => {
    pen.fillStyle = fill(tone, palette);
    pen.fillRect(at, y, Math.max(0, widths[i] - (i < parts.length - 1 ? 1 : 0)), height);
    at += widths[i];
  });
}

function fill(tone: Tone, palette: Palette): string {
  switch (tone) {
    case "ok":
      return palette["ok-quiet"];
    case "stale":
      return palette["stale-fill"];
    case "fail":
      return palette["fail-fill"];
    case "run":
    case "queued":
      return palette["run-fill"];
    case "blocked":
      return palette.bar;
    default:
      return palette["missing-fill"];
  }
}

function textColour(tone: Tone, palette: Palette): string {
  switch (tone) {
    case "stale":
      return palette.stale;
    case "fail":
      return palette.fail;
    case "run":
    case "queued":
      return palette.run;
    default:
      return palette["ink-3"];
  }
}

/** The shapes of the states, as on the pages. */
function glyph(pen: Pen, tone: Tone | "tick" | "warn", x: number, y: number, palette: Palette): void {
  const cx = x + 6;
  const cy = y + 6;
  const ring = (colour: string, radius: number, width: number, from = 0, to = Math.PI * 2) => {
    pen.beginPath();
    pen.arc(cx, cy, radius, from, to);
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.stroke();
  };
  const lines = (colour: string, width: number, points: number[][]) => {
    pen.beginPath();
    for (const [x1, y1, ...rest] of points) {
      pen.moveTo(x + x1, y + y1);
      for (let i = 0; i < rest.length; i += 2) pen.lineTo(x + rest[i], y + rest[i + 1]);
    }
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.lineCap = "round";
    pen.lineJoin = "round";
    pen.stroke();
    pen.lineCap = "butt";
  };
  const disc = (colour: string, radius: number, from = 0, to = Math.PI * 2) => {
    pen.beginPath();
    pen.arc(cx, cy, radius, from, to);
    pen.fillStyle = colour;
    pen.fill();
  };
  switch (tone) {
    case "ok":
      disc(palette["ok-fill"], 3.2);
      break;
    case "stale":
      ring(palette["stale-fill"], 4.1, 1.5);
      disc(palette["stale-fill"], 4.1, -Math.PI / 2, Math.PI / 2);
      break;
    case "fail":
      disc(palette["fail-fill"], 5.2);
      lines("#fff", 1.5, [[4.1, 4.1, 7.9, 7.9], [7.9, 4.1, 4.1, 7.9]]);
      break;
    case "run":
      ring(palette["run-soft"], 4.3, 1.7);
      ring(palette["run-fill"], 4.3, 1.7, -Math.PI / 2, 0.3);
      break;
    case "queued":
      ring(palette["run-fill"], 4.3, 1.2);
      lines(palette["run-fill"], 1.3, [[6, 3.8, 6, 6, 7.8, 6]]);
      break;
    case "blocked":
      ring(palette["ink-3"], 4.1, 1.4);
      lines(palette["ink-3"], 1.4, [[3.3, 8.7, 8.7, 3.3]]);
      break;
    case "tick":
      lines(palette["ok-fill"], 1.7, [[2.4, 6.3, 4.8, 8.7, 9.6, 3.7]]);
      break;
    case "warn":
      pen.beginPath();
      pen.moveTo(x + 6, y + 1.6);
      pen.lineTo(x + 11, y + 10.4);
      pen.lineTo(x + 1, y + 10.4);
      pen.closePath();
      pen.fillStyle = palette["stale-fill"];
      pen.fill();
      lines(palette.surface, 1.3, [[6, 5, 6, 7.2], [6, 8.9, 6, 8.95]]);
      break;
    case "absent":
      lines(palette["ink-3"], 1.5, [[3.4, 6, 8.6, 6]]);
      break;
    default:
      pen.setLineDash([2, 1.7]);
      ring(palette["ink-3"], 4.1, 1.4);
      pen.setLineDash([]);
  }
}

/** The longest beginning that fits, with an ellipsis. */
function shorten(pen: Pen, text: string, width: number): string {
  if (pen.measureText(text).width <= width) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pen.measureText(text.slice(0, middle) + "…").width <= width) low = middle;
    else high = middle - 1;
  }
  return text.slice(0, low) + "…";
}
