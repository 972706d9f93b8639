import type { RunHead } from "../api.d.ts";
import { backfillHref, runHref } from "../router.ts";
import { isFinal, word } from "../states.ts";
import { now } from "../time.ts";
import { duration } from "../words.ts";
import { Pill, When } from "./parts.tsx";
import { Progress } from "./progress.tsx";
import { Sideways } from "./sideways.tsx";

/** Runs in the order given. */
export function RunTable({ runs }: { runs: RunHead[] }) {
  return (
    <Sideways class="table" label="Table of runs">
      <table class="list">
        <thead>
          <tr>
            <th>Run</th>
            <th>Status</th>
            <th>What</th>
            <th>Steps</th>
            <th>Started</th>
            <th class="r">Took</th>
            <th>Started by</th>
          </tr>
        </thead>
        <tbody>{runs.map((run) => <Row key={run.run} run={run} />)}</tbody>
      </table>
    </Sideways>
  );
}

function Row({ run }: { run: RunHead }) {
  return (
    <tr>
      <td><a class="mono lnk" href={runHref(run.run)}>{run.run}</a></td>
      <td><Pill state={run.status} text={word(run.status)} /></td>
      <td class="main">
        <a class="b" href={runHref(run.run)}>{run.title}</a>
        {run.reason !== "" && <span class="s3 ell">{run.reason}</span>}
      </td>
      <td><Progress counts={run.counts} total={0} /></td>
      <td><When at={run.startedAt ?? run.queuedAt} /></td>
      <td class="r">{duration(elapsed(run))}</td>
      <td class="s2">
        {run.backfill === null ? run.startedBy : <a class="lnk" href={backfillHref(run.backfill)}>{run.startedBy}</a>}
      </td>
    </tr>
  );
}

/** How long it took, or has taken up to now. */
export function elapsed(run: RunHead): number {
  if (isFinal(run.status) || run.startedAt === null) return run.durationMillis;
  return Math.max(run.durationMillis, now() - Date.parse(run.startedAt));
}
