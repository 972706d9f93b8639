import { axisOf, halvesOf, percent, rowsOf, ticksOf } from "../../main/ts/gantt.ts";
import { faceOf, groupsOf } from "../../main/ts/lineage/scene.ts";
import { doneOf } from "../../main/ts/parts/progress.tsx";
import { rangeOf } from "../../main/ts/parts/virtual.tsx";
import { assetHref, parse, withQuery } from "../../main/ts/router.ts";
import { toSelection } from "../../main/ts/selection.ts";
import { read, subscribe, write } from "../../main/ts/store.ts";
import { equal } from "./assert.ts";
import { lineage, NOW, run } from "./fixtures/sales.ts";

Deno.test("a link to an asset leads back to its key, whatever is in it", () => {
  const key = "raw/a b/100 %?";
  const { path, query } = parse(assetHref(key, { p: "2010-12-01" }));
  equal(path, ["assets", "raw", "a b", "100 %?"]);
  equal(query.get("p"), "2010-12-01");
});

Deno.test("keys, days and selections stay readable in a query; nothing is written for nothing", () => {
  equal(withQuery("/lineage", { q: "group:mart", sel: "mart/daily_sales", status: null, at: "" }),
    "/lineage?q=group:mart&sel=mart/daily_sales");
});

Deno.test("a broken escape in an address is taken as it is", () => {
  equal(parse("/assets/100%").path, ["assets", "100%"]);
});

Deno.test("a bare word finds assets by any part of their key, an expression stays one", () => {
  equal(["", " daily ", "mart/daily_sales", "+daily_sales", "status:stale", "not raw/*"].map(toSelection), [
    "",
    "*daily*",
    "*mart/daily_sales*",
    "+daily_sales",
    "status:stale",
    "not raw/*",
  ]);
});

Deno.test("a topic tells its listeners of another value only, and no more once they stop", () => {
  const heard: unknown[] = [];
  const stop = subscribe("colour", () => heard.push(read("colour")));
  write("colour", "red");
  write("colour", "red");
  write("colour", "blue");
  stop();
  write("colour", "green");
  equal(heard, ["red", "blue"]);
});

Deno.test("a healthy card says when and how much, another what is the matter", () => {
  const face = (key: string) => faceOf(lineage.assets.find((card) => card.key === key)!, new Date(NOW));
  equal([face("raw/sales_lines").tone, face("raw/sales_lines").right], ["ok", "2,849 rows"]);
  equal([face("clean/sales").tone, face("clean/sales").left, face("clean/sales").checks], ["fail", "1 day failed", "1/2"]);
  equal([face("mart/daily_sales").tone, face("mart/daily_sales").progress.toFixed(2)], ["run", "0.33"]);
  equal(face("mart/monthly_sales").tone, "blocked");
});

Deno.test("a card whose steps wait or run says how far they are, whatever it was before", () => {
  const base = { ...lineage.assets[3], line: "never materialized" };
  const said = (of: Partial<typeof base>) => faceOf({ ...base, ...of }, new Date(NOW)).left;
  equal(said({ activity: "running", done: 12, steps: 51 }), "12 of 51");
  equal(said({ activity: "queued", done: 0, steps: 51 }), "0 of 51");
  equal(said({ activity: "running", done: 0, steps: 1 }), "running");
  equal(faceOf({ ...base, activity: "", done: 51, steps: 51 }, new Date(NOW)).progress, -1);
  equal(said({ activity: "blocked", done: 0, steps: 51 }), "never materialized");
  equal(said({ activity: "", done: 0, steps: 0 }), "never materialized");
});

Deno.test("a group's bar has a share for each state of its assets, the worst last", () => {
  const [, mart] = groupsOf(lineage);
  equal(mart.shares, [["blocked", 1], ["stale", 1], ["run", 1]]);
});

Deno.test("the chart has a row for each group and, unless folded, for each of its steps", () => {
  const kinds = (closed: string[]) => rowsOf(run.steps, new Set(closed)).map((row) => row.kind[0]).join("");
  equal(kinds([]), "gssgsssgsssss");
  equal(kinds(["mart", "raw"]), "ggsssg");
});

Deno.test("above five hundred steps each asset is one row", () => {
  const steps = Array.from({ length: 501 }, (_, i) => ({ ...run.steps[0], partition: String(i) }));
  equal(rowsOf(steps, new Set()).map((row) => row.kind), ["group", "asset"]);
});

Deno.test("the axis has room at its end and a handful of round ticks", () => {
  const axis = axisOf(0, 72_000, true);
  equal(percent(axis, 72_000).toFixed(1), "88.5");
  equal(ticksOf(axis), [15_000, 30_000, 45_000, 60_000, 75_000]);
  for (const span of [0, 12, 400, 900, 40_000, 3.6e6, 9e8]) {
    const ticks = ticksOf(axisOf(0, span, true)).length;
    equal(ticks >= 3 && ticks <= 9, true);
  }
});

Deno.test("a short run fills the axis once it has ended; one that goes on has a second at least", () => {
  equal(percent(axisOf(0, 400, true), 400).toFixed(1), "88.5");
  equal(percent(axisOf(0, 400, false), 400).toFixed(1), "35.4");
});

Deno.test("a long name is cut before its last word, a short one not at all", () => {
  equal(["daily_product_sales", "daily_sales", "customerlifetimevalue"].map(halvesOf), [
    ["daily_product", "_sales"],
    ["daily_sales", ""],
    ["customerlifetim", "evalue"],
  ]);
});

Deno.test("waiting and running steps are not done", () => {
  equal(doneOf(run.run.counts), 8);
});

Deno.test("a long list draws what is seen and a little more", () => {
  equal(rangeOf(100_000, 20, 40_000, 600), [1992, 2038]);
  equal(rangeOf(3, 20, 0, 600), [0, 2]);
  equal(rangeOf(0, 20, 0, 600), [0, -1]);
});
