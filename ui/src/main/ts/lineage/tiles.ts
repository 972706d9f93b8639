import { COLOURS, type Face, type FromPainter, type Group, type Palette, type Scene, type ToPainter } from "./scene.ts";
import { overlap, type Rect, seen, type Size, step, type Tile, tileBox, tilesFor, type View } from "./view.ts";

interface Painted {
  bitmap: ImageBitmap;
  scale: number;
  column: number;
  row: number;
  epoch: number;
}

/** A tile of 512 pixels holds a megabyte. */
const MOST = 64;
const AT_ONCE = 2;

/** Keeps painted tiles and asks the painter for the missing ones, nearest to the middle first. */
export class Tiles {
  private readonly worker: Worker;
  private readonly painted = new Map<string, Painted>();
  private readonly asked = new Map<string, Tile>();
  /** Counts changes of what is painted. */
  private epoch = 0;
  /** The epoch that a tile must have been asked for in, or after. */
  private readonly dirty = new Map<string, number>();
  private ready = false;

  constructor(private readonly onPainted: () => void) {
    this.worker = new Worker(document.documentElement.dataset.painter!, { type: "module" });
    this.worker.onmessage = (message: MessageEvent<FromPainter>) => this.receive(message.data);
  }

  show(scene: Scene): void {
    const font = document.querySelector<HTMLLinkElement>('link[rel="preload"][as="font"]');
    this.repaint();
    this.ready = false;
    this.send({ kind: "scene", scene, fonts: font?.href ?? "" });
  }

  /** Paints anew only what shows the changed assets. */
  change(changes: [number, Face][], groups: Group[], boxes: Rect[]): void {
    this.send({ kind: "faces", changes, groups });
    this.epoch++;
    for (const [key, tile] of this.painted) {
      const box = tileBox(tile.scale, tile.column, tile.row);
      if (boxes.some((changed) => overlap(changed, box))) this.dirty.set(key, this.epoch);
    }
    for (const key of this.asked.keys()) this.dirty.set(key, this.epoch);
    this.onPainted();
  }

  dim(dim: Uint8Array | null): void {
    this.send({ kind: "dim", dim });
    this.repaint();
  }

  usePalette(palette: Palette): void {
    this.send({ kind: "palette", palette });
    this.repaint();
  }

  /** Draws what there is, worst first, and asks for what is missing. */
  draw(pen: CanvasRenderingContext2D, view: View, window: Size, dpr: number, moving: boolean): void {
    const scale = moving ? step(view.k) : view.k;
    const wanted = tilesFor(view, scale, window);
    const complete = wanted.every((tile) => this.painted.has(tile.key));
    pen.imageSmoothingEnabled = scale !== view.k || !complete;
    if (!complete) this.drawOthers(pen, view, scale, seen(view, window));
    for (const tile of wanted) {
      const painted = this.painted.get(tile.key);
      if (painted === undefined) continue;
      this.blit(pen, painted, view, dpr);
      this.painted.delete(tile.key);
      this.painted.set(tile.key, painted);
    }
    this.ask(wanted, dpr);
  }

  close(): void {
    this.worker.terminate();
    for (const { bitmap } of this.painted.values()) bitmap.close();
    this.painted.clear();
  }

  /** The two nearest scales stand in for what is not painted yet; more would only cost time. */
  private drawOthers(pen: CanvasRenderingContext2D, view: View, scale: number, part: Rect): void {
    const far = (other: number) => Math.abs(Math.log2(other / scale)) + (other > scale ? 0.3 : 0);
    const scales = [...new Set([...this.painted.values()].map((tile) => tile.scale))]
      .filter((other) => other !== scale && other <= scale * 1.5)
      .sort((a, b) => far(a) - far(b))
      .slice(0, 2);
    for (const other of scales.reverse()) {
      for (const tile of this.painted.values()) {
        if (tile.scale !== other) continue;
        if (overlap(tileBox(other, tile.column, tile.row), part)) this.blit(pen, tile, view, 0);
      }
    }
  }

  private blit(pen: CanvasRenderingContext2D, tile: Painted, view: View, dpr: number): void {
    const box = tileBox(tile.scale, tile.column, tile.row);
    const exact = tile.scale === view.k && dpr > 0;
    const snap = (value: number) => exact ? Math.round(value * dpr) / dpr : value;
    pen.drawImage(
      tile.bitmap,
      snap(view.x + box.x * view.k),
      snap(view.y + box.y * view.k),
      box.w * view.k,
      box.h * view.k,
    );
  }

  private ask(wanted: Tile[], dpr: number): void {
    if (!this.ready) return;
    for (const tile of wanted) {
      if (this.asked.size >= AT_ONCE) return;
      const painted = this.painted.get(tile.key);
      const since = this.dirty.get(tile.key) ?? 0;
      if (this.asked.has(tile.key) || (painted !== undefined && painted.epoch >= since)) continue;
      this.asked.set(tile.key, tile);
      const { key, scale, column, row } = tile;
      this.send({ kind: "tile", key, scale, column, row, dpr, epoch: this.epoch });
    }
  }

  private receive(message: FromPainter): void {
    if (message.kind === "ready") {
      this.ready = true;
    } else {
      const { key, bitmap, epoch } = message;
      const { scale, column, row } = this.asked.get(key)!;
      this.asked.delete(key);
      this.painted.get(key)?.bitmap.close();
      this.painted.delete(key);
      this.painted.set(key, { bitmap, scale, column, row, epoch });
      this.forgetOldest();
    }
    this.onPainted();
  }

  private forgetOldest(): void {
    while (this.painted.size > MOST) {
      const [key, oldest] = this.painted.entries().next().value!;
      oldest.bitmap.close();
      this.painted.delete(key);
      this.dirty.delete(key);
    }
  }

  private repaint(): void {
    this.epoch++;
    for (const key of [...this.painted.keys(), ...this.asked.keys()]) this.dirty.set(key, this.epoch);
    this.onPainted();
  }

  private send(message: ToPainter): void {
    this.worker.postMessage(message);
  }
}

export function palette(): Palette {
  const styles = getComputedStyle(document.documentElement);
  return Object.fromEntries(COLOURS.map((name) => [name, styles.getPropertyValue(`--${name}`).trim()]));
}
