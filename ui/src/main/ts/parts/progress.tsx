import { toneOf, word } from "../states.ts";
import { count } from "../words.ts";

const ORDER = [
  "SUCCEEDED", "REUSED", "SKIPPED", "FAILED", "BLOCKED", "CANCELED", "INTERRUPTED", "STARTED", "QUEUED",
];

/** How many steps have come to an end. */
export function doneOf(counts: Record<string, number>): number {
  return ORDER.slice(0, 7).reduce((sum, status) => sum + (counts[status] ?? 0), 0);
}

/** `15 succeeded, 1 failed, 3 queued`. */
export function countsText(counts: Record<string, number>): string {
  return ORDER.filter((status) => (counts[status] ?? 0) > 0)
    .map((status) => `${count(counts[status])} ${word(status)}`)
    .join(", ");
}

/** The steps of a run by status, as a bar and in numbers. */
export function Progress({ counts, total, words }: { counts: Record<string, number>; total: number; words?: boolean }) {
  const done = doneOf(counts);
  const all = Math.max(total, ORDER.reduce((sum, status) => sum + (counts[status] ?? 0), 0));
  return (
    <div class="progress">
      <span class="s3 nowrap">
        {words && <span>{countsText(counts)}</span>}
        <span>{count(done)} of {count(all)}</span>
      </span>
      <div
        class="prog"
        role="progressbar"
        aria-label="Steps"
        aria-valuemin={0}
        aria-valuemax={all}
        aria-valuenow={done}
        aria-valuetext={countsText(counts)}
      >
        {ORDER.filter((status) => (counts[status] ?? 0) > 0).map((status) => (
          <i
            key={status}
            class={`fill ${status === "QUEUED" ? "missing" : toneOf(status)}`}
            style={{ flexGrow: counts[status], minWidth: 2 }}
          />
        ))}
      </div>
    </div>
  );
}
