import type { BackfillHead, BackfillList, BackfillView, RunHead } from "../api.d.ts";
import { cellsOf, isOver } from "../backfills.ts";
import { type LiveEvent, useGet } from "../client.ts";
import { Empty, Pill, Trouble, useTick, When } from "../parts/parts.tsx";
import { Progress } from "../parts/progress.tsx";
import { Sideways } from "../parts/sideways.tsx";
import { backfillHref } from "../router.ts";
import { Shell } from "../shell.tsx";
import { isFinal, word } from "../states.ts";
import { count } from "../words.ts";

const MOST = 200;

/** How far are they? */
export function BackfillsPage() {
  const { value, error, loading } = useGet<BackfillList>(
    `/api/backfills?n=${MOST}`,
    (event) => event.topic === "backfill" || isEnd(event),
  );
  useTick(10_000);
  const backfills = value?.backfills ?? [];
  return (
    <Shell crumb={<strong>Backfills</strong>} title="Backfills">
      <div class="scroll">
        <div class="head">
          <div class="about"><h1>Backfills</h1></div>
        </div>
        {error !== undefined && <Trouble error={error} />}
        {!loading && error === undefined && backfills.length === 0 && (
          <Empty title="No backfills yet.">
            <p>
              A backfill makes many partitions, run after run; it can be paused and outlives a restart. Choose <i>as a backfill</i> in the
              plan of an asset with partitions.
            </p>
          </Empty>
        )}
        {backfills.length > 0 && (
          <section class="card" aria-label="Backfills">
            <Sideways class="table" label="Table of backfills">
              <table class="list">
                <thead>
                  <tr>
                    <th>Backfill</th>
                    <th>Status</th>
                    <th>What</th>
                    <th>Cells</th>
                    <th class="r">Runs</th>
                    <th>Pace</th>
                    <th>Started</th>
                    <th>Started by</th>
                  </tr>
                </thead>
                <tbody>{backfills.map((backfill) => <Row key={backfill.backfill} backfill={backfill} />)}</tbody>
              </table>
            </Sideways>
          </section>
        )}
        {backfills.length === MOST && <p class="more s3">The newest {MOST} are shown.</p>}
      </div>
    </Shell>
  );
}

/** Whether a run of a backfill, or of this one, has ended. */
function isEnd(event: LiveEvent, backfill?: string): boolean {
  const head = event.head as RunHead | undefined;
  if (event.topic !== "run" || head === undefined || !isFinal(head.status)) return false;
  return backfill === undefined ? head.backfill !== null : head.backfill === backfill;
}

function Row({ backfill }: { backfill: BackfillHead }) {
  const href = backfillHref(backfill.backfill);
  const idle = backfill.status === "RUNNING" && !backfill.driven ? "no process drives it" : "";
  const note = backfill.reason || idle;
  return (
    <tr>
      <td><a class="mono lnk" href={href}>{backfill.backfill}</a></td>
      <td><Pill state={backfill.status} text={word(backfill.status)} /></td>
      <td class="main">
        <a class="b" href={href}>{backfill.title}</a>
        {note !== "" && <span class="s3 ell">{note}</span>}
      </td>
      <td>{isOver(backfill.status) ? <Progress counts={backfill.counts} total={0} /> : <Open backfill={backfill} />}</td>
      <td class="r">{count(backfill.runCount)}</td>
      <td class="s2 nowrap">{backfill.pace ?? ""}</td>
      <td><When at={backfill.startedAt} /></td>
      <td class="s2">{backfill.startedBy}</td>
    </tr>
  );
}

/** What is left is planned, which is asked for only of those that are not over. */
function Open({ backfill }: { backfill: BackfillHead }) {
  const { value } = useGet<BackfillView>(
    `/api/backfills/${encodeURIComponent(backfill.backfill)}?n=1`,
    (event) =>
      event.topic === "backfill" && event.backfill === backfill.backfill || isEnd(event, backfill.backfill),
  );
  const left = value?.left ?? 0;
  return <Progress counts={cellsOf({ backfill, left, leftMillis: -1, failures: [], runs: [] })} total={0} />;
}
