import { bendOf, type Curve } from "./paint.ts";
import type { Rect } from "./view.ts";

const CELL = 600;

/** Which things lie in which cell of a grid over the map. */
export class GridIndex {
  private readonly columns: number;
  private readonly rows: number;
  private readonly cells: Map<number, number[]> = new Map();

  constructor(width: number, height: number) {
    this.columns = Math.ceil(width / CELL) + 1;
    this.rows = Math.ceil(height / CELL) + 1;
  }

  addBox(id: number, box: Rect): void {
    this.over(box, (cell) => this.put(cell, id));
  }

  /** Puts a curve into each cell it touches, by walking along it. */
  addCurve(id: number, { points }: Curve): void {
    for (let i = 2; i < points.length; i += 2) {
      const [x1, y1, x2, y2] = points.slice(i - 2, i + 2);
      const bend = i % 4 === 2 ? bendOf(x1, x2) : 0;
      this.walk(id, x1, y1, x2, y2, bend);
    }
  }

  private walk(id: number, x1: number, y1: number, x2: number, y2: number, bend: number): void {
    const steps = Math.max(2, Math.ceil((Math.hypot(x2 - x1, y2 - y1) + bend) / (CELL * 0.4)));
    let last = -1;
    for (let i = 0; i <= steps; i++) {
      const t = i / steps;
      const u = 1 - t;
      const x = u * u * u * x1 + 3 * u * u * t * (x1 + bend) + 3 * u * t * t * (x2 - bend) + t * t * t * x2;
      const y = u * u * (1 + 2 * t) * y1 + t * t * (3 - 2 * t) * y2;
      const cell = this.row(y) * this.columns + this.column(x);
      if (cell !== last) this.put(cell, id);
      last = cell;
    }
  }

  /** Each thing once, in ascending order. */
  find(area: Rect): number[] {
    const found = new Set<number>();
    this.over(area, (cell) => {
      for (const id of this.cells.get(cell) ?? []) found.add(id);
    });
    return [...found].sort((a, b) => a - b);
  }

  private over(box: Rect, visit: (cell: number) => void): void {
    for (let row = this.row(box.y); row <= this.row(box.y + box.h); row++) {
      for (let column = this.column(box.x); column <= this.column(box.x + box.w); column++) {
        visit(row * this.columns + column);
      }
    }
  }

  private put(cell: number, id: number): void {
    const ids = this.cells.get(cell);
    if (ids === undefined) this.cells.set(cell, [id]);
    else if (ids[ids.length - 1] !== id) ids.push(id);
  }

  private column(x: number): number {
    return Math.min(this.columns - 1, Math.max(0, Math.floor(x / CELL)));
  }

  private row(y: number): number {
    return Math.min(this.rows - 1, Math.max(0, Math.floor(y / CELL)));
  }
}
