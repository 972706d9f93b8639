/** The worker that paints tiles of the lineage map, so that the page stays quick on ten thousand assets. */
import { type Curve, curveOf, GROUPS_BELOW, paint } from "./lineage/paint.ts";
import type { FromPainter, Palette, Scene, ToPainter } from "./lineage/scene.ts";
import { GridIndex } from "./lineage/index.ts";
import { TILE, tileBox } from "./lineage/view.ts";

interface WorkerScope {
  onmessage: ((message: MessageEvent<ToPainter>) => void) | null;
  postMessage(message: FromPainter, transfer: Transferable[]): void;
  fonts: FontFaceSet;
}

const worker = self as unknown as WorkerScope;
let scene: Scene | null = null;
let palette: Palette = {};
let dim: Uint8Array | null = null;
let nodes = new GridIndex(1, 1);
let edges = new GridIndex(1, 1);
let curves: Curve[] = [];
let between: Curve[] = [];

async function loadFont(url: string): Promise<void> {
  if (url === "") return;
  const font = new FontFace("Geist", `url(${url})`, { weight: "100 900" });
  worker.fonts.add(font);
  // Without the font the map is drawn in the system's.
  await font.load().catch(() => null);
}

function take(next: Scene): void {
  scene = next;
  nodes = new GridIndex(next.width, next.height);
  edges = new GridIndex(next.width, next.height);
  next.boxes.forEach((box, i) => nodes.addBox(i, box));
  curves = next.edges.map(([from, to], i) => curveOf(next.boxes[from], next.boxes[to], next.routes[i]));
  curves.forEach((curve, i) => edges.addCurve(i, curve));
  between = groupCurves(next);
}

/** From afar one line between two groups stands for all between their assets. */
function groupCurves(next: Scene): Curve[] {
  const home = new Int32Array(next.boxes.length).fill(-1);
  const boxes = new GridIndex(next.width, next.height);
  next.groups.forEach((group, i) => boxes.addBox(i, group));
  next.boxes.forEach((box, i) => {
    const at = { x: box.x + 1, y: box.y + 1, w: 1, h: 1 };
    for (const group of boxes.find(at)) {
      const { x, y, w, h } = next.groups[group];
      if (at.x > x && at.x < x + w && at.y > y && at.y < y + h) home[i] = group;
    }
  });
  const pairs = new Set<number>();
  for (const [from, to] of next.edges) {
    if (home[from] >= 0 && home[to] >= 0 && home[from] !== home[to]) {
      pairs.add(home[from] * next.groups.length + home[to]);
    }
  }
  return [...pairs].map((pair) => {
    const to = pair % next.groups.length;
    return curveOf(next.groups[(pair - to) / next.groups.length], next.groups[to]);
  });
}

function tile(message: Extract<ToPainter, { kind: "tile" }>): void {
  if (scene === null) return;
  const { key, scale, column, row, dpr, epoch } = message;
  const canvas = new OffscreenCanvas(Math.ceil(TILE * dpr), Math.ceil(TILE * dpr));
  const pen = canvas.getContext("2d", { alpha: false })!;
  pen.fillStyle = palette.bg;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const factor = scale * dpr;
  pen.setTransform(factor, 0, 0, factor, -column * TILE * dpr, -row * TILE * dpr);
  const area = tileBox(scale, column, row);
  const lines = scale < GROUPS_BELOW ? between : edgesIn(area, scale);
  paint(pen, scene, palette, area, scale, nodes.find(area), lines, dim);
  const bitmap = canvas.transferToImageBitmap();
  worker.postMessage({ kind: "tile", key, epoch, bitmap }, [bitmap]);
}

/** Edge ink is the enemy: from afar a dense map shows those of the selected only, on the page's own layer. */
function edgesIn(area: { x: number; y: number; w: number; h: number }, scale: number): Curve[] {
  if (scale < 0.45 && curves.length > 400) return [];
  return edges.find(area).map((i) => curves[i]);
}

worker.onmessage = async ({ data }) => {
  switch (data.kind) {
    case "scene":
      take(data.scene);
      await loadFont(data.fonts);
      worker.postMessage({ kind: "ready" }, []);
      break;
    case "faces":
      for (const [index, face] of data.changes) if (scene !== null) scene.faces[index] = face;
      if (scene !== null) scene.groups = data.groups;
      break;
    case "palette":
      palette = data.palette;
      break;
    case "dim":
      dim = data.dim;
      break;
    case "tile":
      tile(data);
  }
};
