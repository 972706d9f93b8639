import { GridIndex } from "../../main/ts/lineage/index.ts";
import { Graph } from "../../main/ts/lineage/graph.ts";
import * as view from "../../main/ts/lineage/view.ts";
import { equal } from "./assert.ts";

const WINDOW = { width: 1000, height: 800 };
const FREE = { x: 0, y: 60, w: 1000, h: 680 };

Deno.test("a small map is shown at its own size, in the middle", () => {
  const { x, k } = view.fit({ width: 400, height: 200 }, WINDOW, FREE);
  equal([x, k], [300, 1]);
});

Deno.test("a large map is shown whole", () => {
  const { x, y, k } = view.fit({ width: 20_000, height: 6_800 }, WINDOW, FREE);
  equal([x, k], [0, 0.05]);
  equal(y >= FREE.y && y + 6_800 * k <= FREE.y + FREE.h, true);
});

Deno.test("a map that would be a little too small to read is shown around what is selected", () => {
  const map = { width: 1500, height: 400 };
  const fitted = view.fit(map, WINDOW, FREE);
  const at = (x: number) => view.readable(fitted, map, { x, y: 100, w: 200, h: 50 }, FREE);
  equal(fitted.k < 0.7, true);
  equal([at(0), at(1300)].map(({ x, k }) => [x, k]), [[0, 0.8], [-200, 0.8]]);
  const vast = { width: 20_000, height: 400 };
  const whole = view.fit(vast, WINDOW, FREE);
  equal(view.readable(whole, vast, { x: 0, y: 0, w: 200, h: 50 }, FREE), whole);
});

Deno.test("zooming keeps what is under the pointer there", () => {
  const before = { x: 40, y: -30, k: 0.5 };
  const after = view.zoomAt(before, 1.7, 333, 222);
  const point = (v: view.View) => [(333 - v.x) / v.k, (222 - v.y) / v.k].map((n) => n.toFixed(6));
  equal(point(after), point(before));
});

Deno.test("there is a nearest and a farthest scale", () => {
  const start = { x: 0, y: 0, k: 1 };
  equal(view.zoomAt(start, 1000, 0, 0).k, view.CLOSEST);
  equal(view.zoomAt(start, 0.0001, 0, 0).k, 0.02);
});

Deno.test("tiles cover the window without gaps and begin in its middle", () => {
  const tiles = view.tilesFor({ x: -700, y: 100, k: 0.7 }, 0.70710678, WINDOW);
  const left = Math.min(...tiles.map((tile) => tile.x));
  const right = Math.max(...tiles.map((tile) => tile.x + tile.size));
  const top = Math.min(...tiles.map((tile) => tile.y));
  const bottom = Math.max(...tiles.map((tile) => tile.y + tile.size));
  equal([left <= 0, right >= 1000, top <= 0, bottom >= 800], [true, true, true, true]);
  equal(new Set(tiles.map((tile) => tile.key)).size, tiles.length);
  const middle = tiles[0];
  equal(middle.x <= 500 && middle.x + middle.size >= 500, true);
});

Deno.test("while zooming scales are steps of the root of two", () => {
  equal([1, 0.9, 0.8, 0.5].map((k) => view.step(k).toFixed(3)), ["1.000", "1.000", "0.707", "0.500"]);
});

Deno.test("an asset outside the window is brought in, one inside stays", () => {
  const start = { x: 0, y: 0, k: 1 };
  equal(view.reveal(start, { x: 300, y: 300, w: 196, h: 50 }, FREE), start);
  const moved = view.reveal(start, { x: 1500, y: 300, w: 196, h: 50 }, FREE);
  equal(moved, { x: -720, y: 0, k: 1 });
});

Deno.test("the index finds a long curve in every cell it passes", () => {
  const index = new GridIndex(5000, 3000);
  index.addCurve(7, { points: [100, 100, 4900, 2900] });
  for (const t of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    const u = 1 - t;
    const x = u * u * u * 100 + 3 * u * u * t * 2500 + 3 * u * t * t * 2500 + t * t * t * 4900;
    const y = u * u * (1 + 2 * t) * 100 + t * t * (3 - 2 * t) * 2900;
    equal(index.find({ x: x - 1, y: y - 1, w: 2, h: 2 }), [7]);
  }
  equal(index.find({ x: 4900, y: 0, w: 50, h: 50 }), []);
});

Deno.test("the index finds an edge on the way kept free for it", () => {
  const index = new GridIndex(5000, 3000);
  index.addCurve(1, { points: [100, 100, 700, 2000, 3000, 2000, 3600, 100] });
  equal(index.find({ x: 1900, y: 1990, w: 10, h: 20 }), [1]);
  equal(index.find({ x: 1900, y: 100, w: 10, h: 20 }), []);
});

Deno.test("a box over two cells is found once", () => {
  const index = new GridIndex(2000, 2000);
  index.addBox(3, { x: 550, y: 100, w: 196, h: 50 });
  equal(index.find({ x: 0, y: 0, w: 1999, h: 1999 }), [3]);
});

Deno.test("around an asset is all that it comes from and all that comes from it", () => {
  const graph = new Graph(5, [[0, 1], [1, 2], [1, 3], [4, 3]]);
  const { above, below } = graph.around(1);
  equal([...above].sort(), [0, 1]);
  equal([...below].sort(), [1, 2, 3]);
});
