import { useEffect, useState } from "preact/hooks";
import type { BackfillHead, BackfillView, RunHead } from "../api.d.ts";
import { actionsOf, cellsOf, isOver, withRun } from "../backfills.ts";
import { type ApiError, type LiveEvent, type Loaded, post, useGet } from "../client.ts";
import { useKeys } from "../keys.ts";
import { onEvents } from "../live.ts";
import { FailureBanner } from "../parts/failure.tsx";
import { Icon } from "../parts/icons.tsx";
import { Card, Key, Pill, Trouble, useTick, When } from "../parts/parts.tsx";
import { Progress } from "../parts/progress.tsx";
import { RunTable } from "../parts/run-table.tsx";
import { runHref } from "../router.ts";
import { Shell } from "../shell.tsx";
import { isFinal, word } from "../states.ts";
import { read, update } from "../store.ts";
import { count, duration, plural } from "../words.ts";

const PAGE = 20;

/** What came of a change. */
interface Changed {
  status: string;
  message: string;
}

/** How far, at what pace, and what failed? */
export function BackfillPage({ backfill: id }: { backfill: string }) {
  const [most, setMost] = useState(PAGE);
  const [refused, setRefused] = useState<ApiError | null>(null);
  const [said, setSaid] = useState<Changed | null>(null);
  const [busy, setBusy] = useState(false);
  const base = `/api/backfills/${encodeURIComponent(id)}`;
  const path = `${base}?n=${most}`;
  const { value: view, error } = useGet<BackfillView>(path, (event) => concerns(event, id, path));
  useEffect(() =>
    onEvents((events) => {
      for (const event of events) {
        const head = event.head as RunHead | undefined;
        if (event.topic !== "run" || head?.backfill !== id) continue;
        update<Loaded<BackfillView>>(path, (before) =>
          before.value === undefined ? before : { ...before, value: withRun(before.value, head) });
      }
    }), [path]);
  const over = view !== undefined && isOver(view.backfill.status);
  useTick(over ? 60_000 : 1000);

  async function act(what: string): Promise<void> {
    setBusy(true);
    try {
      setSaid(await post<Changed>(`${base}/${what}`));
      setRefused(null);
    } catch (failure) {
      setRefused(failure as ApiError);
    }
    setBusy(false);
  }

  const actions = view === undefined ? [] : actionsOf(view.backfill);
  useKeys({ "r": () => !busy && actions.includes("retry") && act("retry") });
  // What was said of the last change holds until the next one.
  const message = said?.status === view?.backfill.status ? said?.message ?? "" : "";
  const crumb = (
    <>
      <a href="/backfills">Backfills</a>
      <Icon name="right" />
      <strong class="mono">{id}</strong>
    </>
  );
  return (
    <Shell crumb={crumb} title={`Backfill ${id}`}>
      <div class="scroll">
        {view === undefined && error !== undefined && <Trouble error={error} title={`No backfill '${id}'.`} />}
        {view !== undefined && (
          <div class="stack backfill">
            <div class="row actions">
              <h1 class="ell">{view.backfill.title}</h1>
              <Pill state={view.backfill.status} text={word(view.backfill.status)} />
              <span class="grow" />
              {actions.map((action) => (
                <Action key={action} action={action} head={view.backfill} busy={busy} onAct={() => act(action)} />
              ))}
            </div>
            <Facts view={view} />
            <span class="hidden" role="status">{message}</span>
            {message !== "" && <p class="s2">{message}</p>}
            {refused !== null && <Trouble error={refused} />}
            <Reason head={view.backfill} />
            {view.failures.map((failure) => (
              <FailureBanner failure={failure} key={`${failure.asset} ${failure.partition}`}>
                <a
                  class="btn sm"
                  href={runHref(failure.run, {
                    asset: failure.asset,
                    p: failure.partition,
                    attempt: String(failure.attempt),
                  })}
                >
                  Log at the error
                </a>
              </FailureBanner>
            ))}
            <Card title="Runs" note={`${count(view.backfill.runCount)}, newest first`}>
              <RunTable runs={view.runs} />
            </Card>
            {view.runs.length < view.backfill.runCount && view.runs.length >= most && (
              <p class="more">
                <button type="button" class="btn" onClick={() => setMost(most + 50)}>Older runs</button>
              </p>
            )}
          </div>
        )}
      </div>
    </Shell>
  );
}

/** A run that goes on is told in full; what is left is planned anew when one begins or ends. */
function concerns(event: LiveEvent, id: string, path: string): boolean {
  if (event.topic === "backfill") return event.backfill === id;
  const head = event.head as RunHead | undefined;
  if (event.topic !== "run" || head?.backfill !== id) return false;
  const known = read<Loaded<BackfillView>>(path)?.value?.runs.some((run) => run.run === head.run);
  return isFinal(head.status) || !known;
}

const ACTIONS: Record<string, { name: string; title: string }> = {
  pause: { name: "Pause", title: "No further run is started; the one under way goes on" },
  resume: { name: "Resume", title: "Goes on with what is left" },
  cancel: { name: "Cancel", title: "For good; its run is asked to stop, what is published stays" },
  retry: { name: "Retry the failed", title: "Goes on with what failed, and what needs it" },
};

function Action(
  { action, head, busy, onAct }: { action: string; head: BackfillHead; busy: boolean; onAct: () => void },
) {
  const { name, title } = ACTIONS[action];
  const main = action === "resume" || action === "retry";
  const failed = head.counts.FAILED ?? 0;
  return (
    <button type="button" class={main ? "btn primary" : "btn"} disabled={busy} title={title} onClick={onAct}>
      {main && <Icon name={action === "retry" ? "retry" : "play"} size={14} />}
      {name}
      {action === "retry" && failed > 0 && <span class="n">{count(failed)}</span>}
      {action === "retry" && <Key>R</Key>}
    </button>
  );
}

function Reason({ head }: { head: BackfillHead }) {
  if (head.status === "RUNNING" && !head.driven) {
    return (
      <div class="callout quiet">
        <div>
          No process drives it: a server takes it over, or <code class="mono">assetwright backfill resume {head.backfill}</code>.
        </div>
      </div>
    );
  }
  return head.reason === "" ? null : <div class="callout quiet">{head.reason}</div>;
}

function Facts({ view }: { view: BackfillView }) {
  const { backfill, left, leftMillis } = view;
  const over = isOver(backfill.status);
  return (
    <div class="facts">
      <div>
        <span>Started</span>
        <When at={backfill.startedAt} />
      </div>
      {over && backfill.changedAt !== null && (
        <div>
          <span>Ended</span>
          <When at={backfill.changedAt} />
        </div>
      )}
      {!over && (
        <div>
          <span>Left</span>
          {plural(left, "cell")}
          {leftMillis >= 0 && `, about ${duration(leftMillis)}`}
        </div>
      )}
      <div>
        <span>Pace</span>
        {backfill.pace === null ? "as fast as it goes" : `at most ${backfill.pace}`}
      </div>
      <div>
        <span>A run has</span>
        {backfill.stepsPerRun === 0 ? "everything" : `at most ${plural(backfill.stepsPerRun, "step")}`}
      </div>
      {!over && (
        <div>
          <span>Driven by</span>
          {backfill.driven ? "a process" : "nobody"}
        </div>
      )}
      <div>
        <span>Started by</span>
        {backfill.startedBy}
      </div>
      <div>
        <span>Selection</span>
        <span class="mono what">{backfill.selection.join(" ")}</span>
      </div>
      <div>
        <span>Partitions</span>
        {backfill.partitions}
      </div>
      <div class="steps-done">
        <Progress counts={cellsOf(view)} total={0} words />
      </div>
    </div>
  );
}
