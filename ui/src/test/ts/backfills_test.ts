import type { BackfillView } from "../../main/ts/api.d.ts";
import { actionsOf, cellsOf, withRun } from "../../main/ts/backfills.ts";
import { equal } from "./assert.ts";
import { run } from "./fixtures/sales.ts";

const view: BackfillView = {
  backfill: {
    backfill: "4d02aa",
    status: "RUNNING",
    title: "Backfill mart/daily_sales",
    selection: ["mart/daily_sales"],
    partitions: "all",
    force: false,
    upstream: true,
    stepsPerRun: 100,
    pace: null,
    startedBy: "page",
    startedAt: "2026-06-01T06:15:00Z",
    changedAt: null,
    reason: "",
    driven: true,
    runCount: 2,
    counts: { SUCCEEDED: 100, STARTED: 2, QUEUED: 8 },
  },
  left: 40,
  leftMillis: -1,
  failures: [],
  runs: [{ ...run.run, run: "b", status: "STARTED", counts: { STARTED: 2, QUEUED: 8 } }],
};

Deno.test("what no run has yet waits like what is queued", () => {
  equal(cellsOf(view), { SUCCEEDED: 100, STARTED: 2, QUEUED: 38 });
});

Deno.test("what a run comes to counts for its backfill at once", () => {
  const next = withRun(view, { ...view.runs[0], counts: { SUCCEEDED: 3, FAILED: 1, STARTED: 1, QUEUED: 5 } });
  equal(next.backfill.counts, { SUCCEEDED: 103, STARTED: 1, QUEUED: 5, FAILED: 1 });
  equal([next.left, next.runs[0].counts.SUCCEEDED], [36, 3]);
  equal(withRun(view, { ...view.runs[0], run: "another" }), view);
});

Deno.test("a backfill offers what can be done to it as it stands", () => {
  const of = (status: string) => actionsOf({ ...view.backfill, status });
  equal([of("RUNNING"), of("PAUSED"), of("FAILED"), of("SUCCEEDED"), of("CANCELED")], [
    ["pause", "cancel"],
    ["resume", "cancel"],
    ["retry"],
    [],
    [],
  ]);
});
