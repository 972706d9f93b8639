import type { PartitionsView } from "../../main/ts/api.d.ts";
import * as partitions from "../../main/ts/partitions.ts";
import { dayOf } from "../../main/ts/words.ts";
import { equal } from "./assert.ts";
import { asset, NEWEST } from "./fixtures/sales.ts";

function days(...runs: [string, string, string][]): PartitionsView {
  const origin = dayOf(runs[0][0])!;
  return {
    grid: "daily",
    dynamic: [],
    unit: "day",
    first: runs[0][0],
    count: 0,
    counts: {},
    absentReason: "no file",
    keys: [],
    runs: runs.map(([firstKey, lastKey, state]) => ({
      from: dayOf(firstKey)! - origin,
      to: dayOf(lastKey)! - origin,
      firstKey,
      lastKey,
      state,
    })),
  };
}

const told = (view: PartitionsView) =>
  partitions.stretches(view).map((stretch) =>
    `${stretch.kind} ${partitions.keyOf(stretch.from)}..${partitions.keyOf(stretch.to)}`
  );

Deno.test("seventeen years of which sixty days are there are one line and a calendar of sixty days", () => {
  const view = asset("mart/daily_sales", null).partitions!;
  equal(told(view), ["days 2026-09-24..2026-11-22", "absent 2009-12-01..2026-09-23"]);
});

Deno.test("a short gap is drawn, a long one is told", () => {
  equal(
    told(days(
      ["2010-12-01", "2010-12-10", "up to date"],
      ["2010-12-11", "2010-12-20", "absent"],
      ["2010-12-21", "2010-12-23", "stale"],
      ["2010-12-24", "2011-06-30", "absent"],
      ["2011-07-01", "2011-07-02", "up to date"],
      ["2011-07-03", "2011-12-31", "absent"],
    )),
    [
      "absent 2011-07-03..2011-12-31",
      "days 2011-07-01..2011-07-02",
      "absent 2010-12-24..2011-06-30",
      "days 2010-12-01..2010-12-23",
    ],
  );
});

Deno.test("a stretch of days ends with its year", () => {
  equal(told(days(["2010-12-30", "2011-01-02", "up to date"])), [
    "days 2011-01-01..2011-01-02",
    "days 2010-12-30..2010-12-31",
  ]);
});

Deno.test("nothing but absent days is one line", () => {
  equal(told(days(["2009-12-01", "2026-11-22", "absent"])), ["absent 2009-12-01..2026-11-22"]);
});

Deno.test("weeks begin on Monday, and a place leads back to its day", () => {
  const first = dayOf("2010-12-01")!;
  equal(partitions.cellOf(first, first), { week: 0, weekday: 2 });
  equal(partitions.cellOf(dayOf("2010-12-06")!, first), { week: 1, weekday: 0 });
  for (let day = first; day < first + 40; day++) {
    const { week, weekday } = partitions.cellOf(day, first);
    equal(partitions.dayAt(week, weekday, first), day);
  }
});

Deno.test("the strip shows the newest that are there, oldest first", () => {
  const view = asset("mart/daily_sales", null).partitions!;
  const { states, from, to } = partitions.strip(view, 4);
  equal(states, ["up to date", "up to date", "stale", "stale"]);
  equal([from, to], ["2026-11-19", NEWEST]);
  const sparse = { ...view, runs: [...view.runs, { from: 9000, to: 9001, firstKey: "x", lastKey: "z", state: "absent" }] };
  equal(partitions.strip(sparse, 4).to, NEWEST);
});

Deno.test("a day has the state of the run it lies in", () => {
  const view = asset("mart/daily_sales", null).partitions!;
  equal([NEWEST, "2026-11-01", "2010-01-01", "2009-11-30"].map((key) => partitions.stateOf(view, key)), [
    "stale",
    "up to date",
    "absent",
    null,
  ]);
});

function regions(): PartitionsView {
  return {
    grid: "day × region",
    dynamic: [],
    unit: "partition",
    first: "2026-01-01|eu",
    count: 6,
    counts: {},
    absentReason: "",
    keys: ["01", "02", "03"].flatMap((day) => [`2026-01-${day}|eu`, `2026-01-${day}|us`]),
    runs: [
      { from: 0, to: 3, firstKey: "2026-01-01|eu", lastKey: "2026-01-02|us", state: "up to date" },
      { from: 4, to: 5, firstKey: "2026-01-03|eu", lastKey: "2026-01-03|us", state: "missing" },
    ],
  };
}

Deno.test("a product is drawn as a line for each key of the dimension with fewer", () => {
  const lanes = partitions.lanes(regions());
  equal(lanes.map((lane) => lane.name), ["eu", "us"]);
  equal(lanes[1].cells.map((cell) => cell.key), ["2026-01-01|us", "2026-01-02|us", "2026-01-03|us"]);
  equal(lanes[0].cells.map((cell) => cell.state), ["up to date", "up to date", "missing"]);
});

Deno.test("the state of a partition that is no day is found by its key", () => {
  equal(partitions.stateOf(regions(), "2026-01-03|eu"), "missing");
  equal(partitions.stateOf(regions(), "2026-01-04|eu"), null);
});

Deno.test("weeks are no days although they are written alike", () => {
  equal(partitions.isDaily({ ...regions(), unit: "week", keys: ["2026-01-05"] }), false);
});

Deno.test("a grid is named by a word for each dimension", () => {
  equal(
    ["daily from 2026-11-09, UTC × region: eu, us", "region: eu, us", "hourly from 2026-11-09T00, UTC"].map(
      partitions.gridName,
    ),
    ["daily × region", "region", "hourly"],
  );
});
