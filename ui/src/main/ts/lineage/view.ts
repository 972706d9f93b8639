/** Where the map is seen from: a point of the map at `p` is drawn at `x + p.x * k`. */
export interface View {
  x: number;
  y: number;
  k: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface Tile {
  key: string;
  scale: number;
  column: number;
  row: number;
  /** Where and how large it is drawn. */
  x: number;
  y: number;
  size: number;
}

export const TILE = 512;
export const CLOSEST = 2;
const FARTHEST = 0.02;

export function clampScale(k: number): number {
  return Math.min(CLOSEST, Math.max(FARTHEST, k));
}

/** The whole map in the free part of the window, never larger than life. */
export function fit(map: Size, window: Size, free: Rect): View {
  const k = clampScale(Math.min(1, free.w / Math.max(1, map.width), free.h / Math.max(1, map.height)));
  const spareX = Math.max(0, free.w - map.width * k);
  const spareY = Math.max(0, free.h - map.height * k);
  const x = Math.round(free.x + spareX / 2);
  const y = Math.round(free.y + Math.min(spareY / 2, window.height * 0.16));
  return { x, y, k };
}

const READABLE = 0.8;

/** A fitted map whose words are small, larger and around a box; one far larger than the window stays whole. */
export function readable(fitted: View, map: Size, box: Rect, free: Rect): View {
  if (fitted.k >= READABLE || fitted.k < READABLE * 0.6) return fitted;
  const k = READABLE;
  const along = (from: number, room: number, length: number, middle: number) =>
    length <= room
      ? from + (room - length) / 2
      : Math.min(from, Math.max(from + room - length, from + room / 2 - middle));
  const x = along(free.x, free.w, map.width * k, (box.x + box.w / 2) * k);
  const y = map.height * k <= free.h ? fitted.y : along(free.y, free.h, map.height * k, (box.y + box.h / 2) * k);
  return { k, x: Math.round(x), y: Math.round(Math.min(y, Math.max(free.y, free.y + free.h - map.height * k))) };
}

/** Zooms so that the point under the pointer stays where it is. */
export function zoomAt(view: View, factor: number, x: number, y: number): View {
  const k = clampScale(view.k * factor);
  const by = k / view.k;
  return { k, x: x - (x - view.x) * by, y: y - (y - view.y) * by };
}

/** The view, moved just enough to show a box with some room around it. */
export function reveal(view: View, box: Rect, free: Rect): View {
  const room = 24;
  const left = view.x + box.x * view.k;
  const top = view.y + box.y * view.k;
  const right = left + box.w * view.k;
  const bottom = top + box.h * view.k;
  let { x, y } = view;
  if (right + room > free.x + free.w) x -= right + room - free.x - free.w;
  if (left - room < free.x) x = view.x + free.x + room - left;
  if (bottom + room > free.y + free.h) y -= bottom + room - free.y - free.h;
  if (top - room < free.y) y = view.y + free.y + room - top;
  return { x: Math.round(x), y: Math.round(y), k: view.k };
}

/** The part of the map that is seen. */
export function seen(view: View, window: Size): Rect {
  return {
    x: -view.x / view.k,
    y: -view.y / view.k,
    w: window.width / view.k,
    h: window.height / view.k,
  };
}

export function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** While zooming tiles are painted in steps of the root of two, at rest at the very scale. */
export function step(k: number): number {
  return Math.pow(2, Math.round(Math.log2(k) * 2) / 2);
}

/** The tiles of a scale that are in the window, nearest to its middle first. */
export function tilesFor(view: View, scale: number, window: Size): Tile[] {
  const size = TILE * view.k / scale;
  const firstColumn = Math.floor(-view.x / size);
  const firstRow = Math.floor(-view.y / size);
  const lastColumn = Math.ceil((window.width - view.x) / size) - 1;
  const lastRow = Math.ceil((window.height - view.y) / size) - 1;
  const tiles: Tile[] = [];
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      tiles.push({
        key: tileKey(scale, column, row),
        scale,
        column,
        row,
        x: view.x + column * size,
        y: view.y + row * size,
        size,
      });
    }
  }
  const distance = (tile: Tile) =>
    Math.hypot(tile.x + size / 2 - window.width / 2, tile.y + size / 2 - window.height / 2);
  return tiles.sort((a, b) => distance(a) - distance(b));
}

export function tileKey(scale: number, column: number, row: number): string {
  return `${scale.toFixed(5)}/${column}/${row}`;
}

/** The box of the map that a tile shows. */
export function tileBox(scale: number, column: number, row: number): Rect {
  const span = TILE / scale;
  return { x: column * span, y: row * span, w: span, h: span };
}
