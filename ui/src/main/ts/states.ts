/** What a state looks like: each has a tone, which is its colours, and its own shape. */
export type Tone = "ok" | "stale" | "fail" | "run" | "missing" | "blocked" | "absent" | "queued";

const TONES: Record<string, Tone> = {
  "up to date": "ok",
  "stale": "stale",
  "missing": "missing",
  "failed": "fail",
  "blocked": "blocked",
  "running": "run",
  "queued": "queued",
  "absent": "absent",
  "gone": "stale",
  "SUCCEEDED": "ok",
  "REUSED": "ok",
  "SKIPPED": "absent",
  "FAILED": "fail",
  "BLOCKED": "blocked",
  "CANCELED": "blocked",
  "INTERRUPTED": "stale",
  "STARTED": "run",
  "QUEUED": "queued",
  "RUNNING": "run",
  "PAUSED": "stale",
  "in time": "ok",
  "late soon": "stale",
  "overdue": "fail",
};

export function toneOf(state: string): Tone {
  return TONES[state] ?? "missing";
}

/** What an asset shows: what happens to it right now, else its status. */
export function shownState(asset: { status: string; activity: string }): string {
  return asset.activity === "" ? asset.status : asset.activity;
}

/** In the order of attention; a bar is drawn from the last to the first. */
export const STATES = [
  "failed",
  "running",
  "stale",
  "gone",
  "blocked",
  "missing",
  "up to date",
  "absent",
] as const;

/** Run and step words for people: `SUCCEEDED` is `succeeded`. */
export function word(status: string): string {
  return status === "STARTED" ? "running" : status.toLowerCase();
}

export function isFinal(status: string): boolean {
  return status !== "QUEUED" && status !== "STARTED";
}
