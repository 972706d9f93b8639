import { useEffect, useState } from "preact/hooks";
import type { FailureView, RunHead, RunStep, RunView } from "../api.d.ts";
import { type ApiError, type Loaded, post, useGet } from "../client.ts";
import { useKeys } from "../keys.ts";
import { onEvents } from "../live.ts";
import { FailureBanner } from "../parts/failure.tsx";
import { Gantt } from "../parts/gantt.tsx";
import { Icon } from "../parts/icons.tsx";
import { Key, Pill, Trouble, useTick } from "../parts/parts.tsx";
import { LogPanel } from "../parts/log.tsx";
import { Progress } from "../parts/progress.tsx";
import { elapsed } from "../parts/run-table.tsx";
import { backfillHref, go, runHref, setQuery, usePlace } from "../router.ts";
import { Shell } from "../shell.tsx";
import { isFinal, word } from "../states.ts";
import { update } from "../store.ts";
import { now } from "../time.ts";
import { clockSeconds, count, duration, moment } from "../words.ts";

const STEPS = 5000;

/** What is happening, what broke? */
export function RunPage({ run: id }: { run: string }) {
  const { query } = usePlace();
  const path = `/api/runs/${encodeURIComponent(id)}?n=${STEPS}`;
  const { value: view, error } = useGet<RunView>(
    path,
    (event) => event.topic === "run" && event.run === id && (event.head === undefined || event.steps === undefined),
  );
  const [refused, setRefused] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const [jump, setJump] = useState(0);
  useEffect(() =>
    onEvents((events) => {
      for (const event of events) {
        if (event.topic !== "run" || event.run !== id || event.head === undefined) continue;
        const head = event.head as RunHead;
        const steps = (event.steps ?? []) as RunStep[];
        update<Loaded<RunView>>(path, (before) => patch(before, head, steps));
      }
    }), [path]);
  const final = view !== undefined && isFinal(view.run.status);
  useTick(final ? 60_000 : 1000);

  async function act(what: "cancel" | "retry"): Promise<void> {
    setBusy(true);
    try {
      const answer = await post<{ run: string | null }>(`/api/runs/${encodeURIComponent(id)}/${what}`);
      setRefused(null);
      if (what === "retry" && answer.run !== null) go(runHref(answer.run));
    } catch (failure) {
      setRefused(failure as ApiError);
    }
    setBusy(false);
  }

  const counts = view?.run.counts ?? {};
  const again = ["FAILED", "BLOCKED", "CANCELED", "INTERRUPTED"].reduce((sum, s) => sum + (counts[s] ?? 0), 0);
  const retriable = final && again > 0;
  useKeys({ "r": () => retriable && !busy && act("retry") });
  const chosen = view === undefined ? null : choose(view, query.get("asset"), query.get("p"));
  const attempt = query.get("attempt");
  const pick = (step: { asset: string; partition: string | null }, tryNumber: number | null = null) =>
    setQuery(
      { asset: step.asset, p: step.partition, attempt: tryNumber === null ? null : String(tryNumber) },
      "replace",
    );
  const toError = (failure: FailureView) => {
    pick(failure, failure.attempt);
    setJump(jump + 1);
  };
  const step = view?.steps.find((one) => one.asset === chosen?.asset && one.partition === chosen?.partition);
  const crumb = (
    <>
      <a href="/runs">Runs</a>
      <Icon name="right" />
      <strong class="mono">{id}</strong>
    </>
  );
  return (
    <Shell crumb={crumb} title={`Run ${id}`}>
      {view === undefined && error !== undefined && (
        <div class="scroll"><Trouble error={error} title={`No run '${id}'.`} /></div>
      )}
      {view !== undefined && (
        <div class="runpage">
          <div class="rhead">
            <div class="row">
              <h1 class="ell">{view.run.title}</h1>
              <Pill state={view.run.status} text={statusText(view)} />
              <span class="grow" />
              {!final && (
                <button type="button" class="btn" disabled={busy} onClick={() => act("cancel")}>Cancel</button>
              )}
              {(retriable || view.failures.length > 0) && (
                <button
                  type="button"
                  class="btn primary"
                  disabled={busy || !retriable}
                  title={retriable ? "" : "When the run has ended"}
                  onClick={() => act("retry")}
                >
                  <Icon name="retry" size={14} />
                  Retry the failed <span class="n">{count(again)}</span>
                  <Key>R</Key>
                </button>
              )}
            </div>
            <Facts view={view} />
            {refused !== null && <Trouble error={refused} />}
            {view.run.reason !== "" && view.failures.length === 0 && final && view.run.status !== "SUCCEEDED" && (
              <div class="callout quiet">{view.run.reason}</div>
            )}
            {view.failures.slice(0, 1).map((failure) => (
              <FailureBanner failure={failure} key={failure.asset}>
                <button type="button" class="btn sm" onClick={() => toError(failure)}>
                  Log at the error<Key>E</Key>
                </button>
              </FailureBanner>
            ))}
            {view.failures.length > 1 && (
              <p class="s2 small">
                Failed too: {view.failures.slice(1).map((failure, i) => (
                  <>
                    {i > 0 && ", "}
                    <button type="button" class="lnk" onClick={() => toError(failure)}>
                      {failure.asset} {failure.partition}
                    </button>
                  </>
                ))}
              </p>
            )}
          </div>
          <Gantt
            run={view.run}
            steps={view.steps}
            total={view.total}
            selected={chosen}
            onSelect={(one) => pick(one)}
          />
          {chosen !== null && (
            <LogPanel
              key={`${chosen.asset} ${chosen.partition}`}
              run={id}
              asset={chosen.asset}
              partition={chosen.partition}
              attempt={attempt === null ? null : Number(attempt)}
              open={step === undefined || !isFinal(step.status)}
              atError={attempt !== null || step?.status === "FAILED"}
              jump={jump}
              onAttempt={(next) => pick(chosen, next)}
            />
          )}
        </div>
      )}
    </Shell>
  );
}

function patch(before: Loaded<RunView>, head: RunHead, changed: RunStep[]): Loaded<RunView> {
  const view = before.value;
  if (view === undefined) return before;
  const byKey = new Map(changed.map((step) => [`${step.asset} ${step.partition}`, step]));
  const steps = byKey.size === 0
    ? view.steps
    : view.steps.map((step) => byKey.get(`${step.asset} ${step.partition}`) ?? step);
  return { ...before, value: { ...view, run: head, steps } };
}

/** The step whose log is shown: the one asked for, else what failed, runs, or came first. */
function choose(view: RunView, asset: string | null, partition: string | null) {
  if (asset !== null) return { asset, partition };
  const of = (status: string) => view.steps.find((step) => step.status === status);
  const step = view.failures[0] ?? of("FAILED") ?? of("STARTED") ??
    [...view.steps].reverse().find((one) => one.startedAt !== null) ?? view.steps[0];
  return step === undefined ? null : { asset: step.asset, partition: step.partition };
}

function statusText(view: RunView): string {
  const failed = view.run.counts.FAILED ?? 0;
  const status = word(view.run.status);
  return !isFinal(view.run.status) && failed > 0 ? `${status}, ${count(failed)} failed` : status;
}

function Facts({ view }: { view: RunView }) {
  const { run } = view;
  const started = new Date(run.startedAt ?? run.queuedAt);
  const today = moment(started, new Date(now())).length === 5;
  return (
    <div class="facts">
      <div>
        <span>{run.startedAt === null ? "Queued" : "Started"}</span>
        {today ? `${clockSeconds(started)} today` : moment(started, new Date(now()))}
      </div>
      <div>
        <span>{isFinal(run.status) ? "Took" : "Elapsed"}</span>
        {duration(elapsed(run))}
      </div>
      {view.leftMillis >= 0 && !isFinal(run.status) && (
        <div>
          <span>Left, by the last runs</span>
          about {duration(view.leftMillis)}
        </div>
      )}
      <div>
        <span>Started by</span>
        {run.startedBy}
      </div>
      <div>
        <span>Selection</span>
        <span class="mono what">{run.selection.join(" ")}</span>
      </div>
      {run.partitions !== "" && (
        <div>
          <span>Partitions</span>
          {run.partitions}
        </div>
      )}
      {run.retryOf !== null && (
        <div>
          <span>Retry of</span>
          <a class="lnk mono" href={runHref(run.retryOf)}>{run.retryOf}</a>
        </div>
      )}
      {run.backfill !== null && (
        <div>
          <span>Part of backfill</span>
          <a class="lnk mono" href={backfillHref(run.backfill)}>{run.backfill}</a>
        </div>
      )}
      {!run.here && !isFinal(run.status) && (
        <div>
          <span>Where</span>
          another process
        </div>
      )}
      <div class="steps-done">
        <Progress counts={run.counts} total={view.total} words />
      </div>
    </div>
  );
}
