import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { PlanAssetSteps, PlanStep, PlanView } from "../api.d.ts";
import { type ApiError, post, useGet } from "../client.ts";
import { Icon } from "../parts/icons.tsx";
import { Glyph, Key, Trouble } from "../parts/parts.tsx";
import { absentLines, heldLines, type LeftOutLine, rangeText } from "../plan.ts";
import { assetHref, backfillHref, go, usePlace } from "../router.ts";
import type { Tone } from "../states.ts";
import { useTopic, write } from "../store.ts";
import { count, duration, plural } from "../words.ts";
import { follow } from "./followed.tsx";

/** What is asked to be brought up to date. */
export interface Wanted {
  selection: string[];
  partitions: string;
}

const TOPIC = "plan";

/** Shows what would run, before it does. */
export function openPlan(selection: string[], partitions = "all"): void {
  write<Wanted | null>(TOPIC, { selection, partitions });
}

export function PlanSheet() {
  const { path, query } = usePlace();
  const asked = useTopic<Wanted | null>(TOPIC) ?? null;
  const linked = path[0] === "plan"
    ? { selection: query.getAll("assets"), partitions: query.get("partitions") ?? "all" }
    : null;
  const wanted = asked ?? linked;
  if (wanted === null) return null;
  const close = () => {
    write(TOPIC, null);
    if (linked !== null) go("/lineage", "replace");
  };
  return <Sheet key={JSON.stringify(wanted)} wanted={wanted} onClose={close} />;
}

function Sheet({ wanted, onClose }: { wanted: Wanted; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [only, setOnly] = useState(false);
  const [force, setForce] = useState(false);
  const [backfill, setBackfill] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ApiError | null>(null);
  const query = new URLSearchParams(wanted.selection.map((term) => ["assets", term]));
  query.set("partitions", wanted.partitions);
  query.set("only", String(only));
  query.set("force", String(force));
  query.set("n", "200");
  const { value: plan, error, loading } = useGet<PlanView>(
    `/api/plan?${query}`,
    (event) => event.topic === "asset" || event.topic === "graph",
  );
  const primary = useRef<HTMLButtonElement>(null);
  /** Where to go when the sheet is closed; null to stay. */
  const next = useRef<string | null>(null);
  const left = () => {
    onClose();
    if (next.current !== null) go(next.current);
  };
  const known = plan !== undefined;
  // Focused with the very frame that shows what would run: a quick Enter starts it, and before that it closes nothing.
  useLayoutEffect(() => {
    dialog.current?.showModal();
    dialog.current?.focus();
  }, []);
  useLayoutEffect(() => {
    if (known) primary.current?.focus();
  }, [known]);
  const single = wanted.selection.length === 1 && /^[\w./-]+$/.test(wanted.selection[0]);

  async function start(): Promise<void> {
    setBusy(true);
    setRefused(null);
    try {
      const { selection, partitions } = wanted;
      const address = backfill ? "/api/backfills" : "/api/materialize";
      const answer = await post<{ run: string | null; message?: string }>(address, {
        selection,
        partitions,
        only,
        force,
      });
      if (backfill && answer.run !== null) next.current = backfillHref(answer.run);
      else follow(answer.run, answer.message);
      dialog.current?.close();
    } catch (failure) {
      setRefused(failure as ApiError);
      setBusy(false);
    }
  }

  return (
    <dialog class="sheet plan" ref={dialog} tabIndex={-1} aria-labelledby="plan-title" onClose={left}>
      <header>
        <div class="grow">
          <h2 id="plan-title">Plan for {wanted.selection.join(" or ").replace(/^\*$/, "all assets")}</h2>
          <p class="s2">
            {plan?.text ?? (loading ? "Working it out…" : "")}
            {plan !== undefined && plan.total > 0 && plan.estimateMillis >= 0 && ` About ${duration(plan.estimateMillis)}.`}
            {plan !== undefined && plan.estimateMillis < 0 && plan.total > 0 &&
              " How long it takes is known after a first run."}
          </p>
        </div>
        <button type="button" class="iconb sm" aria-label="Close" onClick={() => dialog.current?.close()}>
          <Icon name="close" size={14} />
        </button>
      </header>
      <div class="plan-body">
        {error !== undefined && <Trouble error={error} />}
        {refused !== null && <Trouble error={refused} title="Nothing was started." />}
        {plan !== undefined && <Steps plan={plan} />}
        {plan !== undefined && <LeftOut plan={plan} />}
      </div>
      <footer>
        {wanted.partitions !== "all" && <span class="tag">{wanted.partitions}</span>}
        {single && (
          <label>
            <input type="checkbox" checked={only} onChange={(event) => setOnly(event.currentTarget.checked)} />
            only this one
          </label>
        )}
        <label>
          <input type="checkbox" checked={force} onChange={(event) => setForce(event.currentTarget.checked)} />
          even when up to date
        </label>
        {(backfill || (plan !== undefined && plan.total > plan.assets.length)) && (
          <label title="Run after run; can be paused, and outlives a restart">
            <input type="checkbox" checked={backfill} onChange={(event) => setBackfill(event.currentTarget.checked)} />
            as a backfill
          </label>
        )}
        <span class="grow" />
        <button type="button" class="btn" onClick={() => dialog.current?.close()}>
          Cancel<Key>Esc</Key>
        </button>
        <button
          type="button"
          class="btn primary"
          disabled={plan === undefined || plan.total === 0 || busy}
          onClick={start}
          ref={primary}
        >
          <Icon name="play" size={14} />
          Materialize {plan !== undefined && plan.assets.length > 0 && count(plan.assets.length)}
        </button>
      </footer>
    </dialog>
  );
}

function Steps({ plan }: { plan: PlanView }) {
  if (plan.assets.length === 0) return null;
  const timed = plan.assets.some((asset) => asset.estimateMillis >= 0);
  return (
    <ol class={timed ? "steps timed" : "steps"} aria-label="What runs, in this order">
      {plan.assets.map((asset) => (
        <AssetRow
          key={asset.asset}
          asset={asset}
          steps={plan.steps.filter((step) => step.asset === asset.asset)}
          timed={timed}
        />
      ))}
    </ol>
  );
}

function AssetRow({ asset, steps, timed }: { asset: PlanAssetSteps; steps: PlanStep[]; timed: boolean }) {
  const [open, setOpen] = useState(false);
  const lone = steps.length === 1 && steps[0].partition === null;
  return (
    <li>
      <div class="step">
        <button
          type="button"
          class="iconb sm"
          aria-expanded={open}
          aria-label={`Steps of ${asset.asset}`}
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? "down" : "right"} size={12} />
        </button>
        <a class="b ell" href={assetHref(asset.asset)}>{asset.asset}</a>
        <span class="s2 ell because">{asset.because}</span>
        <span class="s3 mono nowrap range" title={asset.partitions.join(", ")}>{rangeText(asset.partitions)}</span>
        <span class="s3 nowrap steps-of">{lone || asset.count === 1 ? "" : plural(asset.count, "step")}</span>
        {timed && (
          <span class="s3 nowrap took">{asset.estimateMillis < 0 ? "" : duration(asset.estimateMillis)}</span>
        )}
      </div>
      {open && (
        <ul class="causes">
          {steps.map((step) => (
            <li key={step.partition ?? ""}>
              {step.partition !== null && <span class="mono">{step.partition}</span>}
              <span class="s2">
                {step.causes.map((cause) => cause.text).join("; ")}
                {!step.certain && <span class="s3"> · only if that changes its input</span>}
              </span>
            </li>
          ))}
          {steps.length < asset.count && (
            <li class="s3">
              and {plural(asset.count - steps.length, "more step")}: {asset.partitions.join(", ")}
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

function LeftOut({ plan }: { plan: PlanView }) {
  return (
    <ul class="left-out">
      {plan.upToDate > 0 && (
        <li>
          <Glyph tone="ok" />
          <span>{count(plan.upToDate)} up to date and left out</span>
        </li>
      )}
      {absentLines(plan.absent).map((line) => <Left key={line.text + line.reason} tone="absent" line={line} />)}
      {heldLines(plan.held).map((line) => <Left key={line.text} tone="blocked" line={line} />)}
    </ul>
  );
}

function Left({ tone, line }: { tone: Tone; line: LeftOutLine }) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <Glyph tone={tone} />
      <div>
        {line.text} <span class="s3">{line.reason}</span>{" "}
        {line.names.length > 1 && (
          <button type="button" class="lnk" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? "Hide" : "Which"}
          </button>
        )}
        {open && <ul class="names s3">{line.names.map((name) => <li key={name}>{name}</li>)}</ul>}
      </div>
    </li>
  );
}
