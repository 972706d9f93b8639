import { doneOf } from "./parts/progress.tsx";
import type { BackfillHead, BackfillView, RunHead } from "./api.d.ts";

/** Whether it runs no longer, and cannot be made to but by a retry. */
export function isOver(status: string): boolean {
  return status !== "RUNNING" && status !== "PAUSED";
}

/** What can be done to a backfill as it stands, the first of it the main thing. */
export function actionsOf({ status, counts }: BackfillHead): string[] {
  if (status === "RUNNING") return ["pause", "cancel"];
  if (status === "PAUSED") return ["resume", "cancel"];
  return status === "FAILED" || (counts.FAILED ?? 0) > 0 && status !== "CANCELED" ? ["retry"] : [];
}

/** The cells of a backfill in each status, those of no run yet among what waits. */
export function cellsOf({ backfill, left }: BackfillView): Record<string, number> {
  const { counts } = backfill;
  const waiting = Math.max(counts.QUEUED ?? 0, left - (counts.STARTED ?? 0));
  return waiting === 0 ? counts : { ...counts, QUEUED: waiting };
}

/** Takes over what a run of it has come to meanwhile. */
export function withRun(view: BackfillView, head: RunHead): BackfillView {
  const known = view.runs.find((run) => run.run === head.run);
  if (known === undefined) return view;
  const counts = { ...view.backfill.counts };
  for (const status of new Set([...Object.keys(known.counts), ...Object.keys(head.counts)])) {
    counts[status] = Math.max(0, (counts[status] ?? 0) + (head.counts[status] ?? 0) - (known.counts[status] ?? 0));
  }
  return {
    ...view,
    backfill: { ...view.backfill, counts },
    left: Math.max(0, view.left - doneOf(head.counts) + doneOf(known.counts)),
    runs: view.runs.map((run) => run === known ? head : run),
  };
}
