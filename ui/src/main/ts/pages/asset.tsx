import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type {
  AcceptView,
  AssetMaterializationEntry,
  AssetNeighbour,
  AssetSeries,
  AssetView,
  DynamicGridChange,
  RowsView,
} from "../api.d.ts";
import { type ApiError, assetPath, post, useGet } from "../client.ts";
import { useKeys } from "../keys.ts";
import { Checks, checksLine, Next, Rows, rowsNote } from "../parts/asset-parts.tsx";
import { Calendar } from "../parts/calendar.tsx";
import { Cells } from "../parts/cells.tsx";
import { FailureBanner } from "../parts/failure.tsx";
import { Icon } from "../parts/icons.tsx";
import { Card, Empty, Glyph, Key, Pill, State, Trouble, useTick, When } from "../parts/parts.tsx";
import { Sideways } from "../parts/sideways.tsx";
import { Spark } from "../parts/spark.tsx";
import { gridName, isDaily, stateOf, tally } from "../partitions.ts";
import { assetHref, runHref, setQuery, usePlace, withQuery } from "../router.ts";
import { Shell } from "../shell.tsx";
import { shownState, toneOf } from "../states.ts";
import { now } from "../time.ts";
import { bytes, count, dayOf, duration, moment, one, partitionName, plural } from "../words.ts";
import { openPlan } from "./plan.tsx";
import { Refused } from "./refused.tsx";

/** Can I trust it, and if not why? */
export function AssetPage({ asset: key }: { asset: string }) {
  const { query } = usePlace();
  const p = query.get("p");
  const concerns = (event: { topic: string; key?: string }) =>
    event.topic === "graph" || (event.topic === "asset" && event.key === key);
  const { value: asset, error } = useGet<AssetView>(withQuery(assetPath("assets", key), { p }), concerns);
  const { value: rows } = useGet<RowsView>(withQuery(assetPath("rows", key), { p, n: "12" }), concerns);
  const made = asset !== undefined && asset.kind !== "external";
  const told = asset !== undefined && failureTells(asset);
  const materialize = () => made && openPlan([key], p ?? "all");
  useKeys({ "m": materialize, "M": materialize });
  useTick(30_000);
  const parts = key.split("/");
  const crumb = (
    <>
      <a href="/assets">Catalog</a>
      {parts.slice(0, -1).map((part, i) => (
        <>
          <Icon name="right" />
          <a href={withQuery("/assets", { q: `group:${parts.slice(0, i + 1).join("/")}` })}>{part}</a>
        </>
      ))}
      <Icon name="right" />
      <strong>{parts[parts.length - 1]}</strong>
    </>
  );
  return (
    <Shell crumb={crumb} title={key}>
      <div class="scroll">
        {asset === undefined && error !== undefined && <Trouble error={error} title={`No page for '${key}'.`} />}
        {asset !== undefined && (
          <>
            <Head asset={asset} onMaterialize={materialize} />
            <div class="two">
              <div class="stack">
                {asset.latestFailure !== null && (
                  <FailureBanner failure={asset.latestFailure} onAsset>
                    {told && <Cure asset={asset} small />}
                  </FailureBanner>
                )}
                {asset.latestFailure?.quarantined && <Refused asset={key} failure={asset.latestFailure} />}
                {!told && <Callout asset={asset} />}
                {asset.partitions !== null && <Partitions asset={asset} selected={p} />}
                {rows !== undefined && (rows.columns.length > 0 || asset.columns.length > 0) && (
                  <Card title={p === null ? "Newest rows" : "Rows"} note={rowsNote(rows)}>
                    <Sideways class="table" label="Rows"><Rows rows={rows} /></Sideways>
                  </Card>
                )}
                <Metadata series={asset.metadata} />
                {made && <Materializations entries={asset.materializations} asset={key} />}
              </div>
              <Aside asset={asset} />
            </div>
          </>
        )}
      </div>
    </Shell>
  );
}

function Head({ asset, onMaterialize }: { asset: AssetView; onMaterialize: () => void }) {
  return (
    <div class="head">
      <div class="about">
        <div class="row">
          <h1>{asset.name}</h1>
          <Pill state={shownState(asset)} />
          {asset.partitions !== null && <span class="tag">{gridName(asset.partitions.grid)} partitions</span>}
          {asset.storage !== "" && <span class="tag">{asset.storage}</span>}
          <span class="tag">{asset.kind}</span>
          {asset.kinds.filter((kind) => kind !== asset.kind).map((kind) => <span class="tag" key={kind}>{kind}</span>)}
          {asset.tags.map((tag) => <span class="tag" key={tag}>{tag}</span>)}
        </div>
        <p class="s2 about-text">
          {asset.description}
          {asset.owners.length > 0 && ` Owned by ${asset.owners.join(", ")}.`}
          {asset.formerly.length > 0 && ` Formerly ${asset.formerly.join(", ")}.`}
          {asset.pool !== "" && ` Runs in the pool ${asset.pool}.`}
          {asset.isolation !== "" && ` Runs in a JVM of its own (${asset.isolation}).`}
        </p>
      </div>
      <a class="btn" href={withQuery("/lineage", { sel: asset.key })}>
        <Icon name="lineage" />
        Lineage
      </a>
      {asset.kind !== "external" && (
        <button
          type="button"
          class={asset.status === "up to date" ? "btn" : "btn primary"}
          onClick={onMaterialize}
        >
          <Icon name="play" size={14} />
          Materialize<Key>M</Key>
        </button>
      )}
    </div>
  );
}

/** Whether the banner of the latest failure says all there is to say. */
function failureTells(asset: AssetView): boolean {
  return asset.latestFailure !== null && asset.latestFailure.partition === asset.partition &&
    (asset.partitionStatus ?? asset.status) === "failed";
}

const CALLOUTS: Record<string, string> = { failed: "callout fail", missing: "callout quiet" };

/** Why it is as it is: a chain for each cause, from where it differs down to here. */
function Callout({ asset }: { asset: AssetView }) {
  if (asset.causes.length === 0) {
    return (
      <div class="callout quiet">
        <div class="row told">
          <Glyph tone={toneOf(asset.status)} />
          <span>{asset.why}</span>
        </div>
      </div>
    );
  }
  const state = asset.partitionStatus ?? asset.status;
  const reasons = asset.causes.length === 1 ? "one reason" : plural(asset.causes.length, "reason");
  return (
    <div class={CALLOUTS[state] ?? "callout"} role="region" aria-label="Why">
      <div>
        <b class="b">{asset.partition ?? "It"} is {state}, for {reasons}</b>
        {state === "failed" && <p class="s2">{asset.why}</p>}
        {asset.causes.slice(0, 4).map((cause) => (
          <ol class="chain" key={cause.kind + cause.asset + cause.partition}>
            {(cause.path.length === 0 ? [cause.asset] : cause.path).map((key, i, path) => (
              <li class={i === path.length - 1 && path.length > 1 ? "link here" : "link"} key={key}>
                {i > 0 && (
                  <span class="arrow">
                    <Icon name="arrow" />
                  </span>
                )}
                <div class="box">
                  <a class="n" href={assetHref(key, { p: cause.partition })}>
                    <Glyph tone={i === 0 && path.length > 1 ? "ok" : toneOf(state)} />
                    <span class="ell">{key}</span>
                  </a>
                  <span class="s3">
                    {i === 0
                      ? cause.text + (cause.was !== null && cause.now !== null ? ` (${cause.was} → ${cause.now})` : "")
                      : i === path.length - 1
                      ? `${state} until it is materialized again`
                      : `made from ${path[i - 1].split("/").pop()}`}
                  </span>
                </div>
              </li>
            ))}
          </ol>
        ))}
      </div>
      <div class="cures">
        <Cure asset={asset} />
        {asset.code.acceptable > 0 && asset.causes.some((cause) => cause.kind === "code" && cause.path.length < 2) && (
          <Accept asset={asset} />
        )}
      </div>
    </div>
  );
}

/** Lets new code count as equal, once the user has said why. */
function Accept({ asset }: { asset: AssetView }) {
  const [because, setBecause] = useState<string | null>(null);
  const [refused, setRefused] = useState<ApiError | null>(null);
  const accept = async (reason: string) => {
    try {
      await post<AcceptView>("/api/accept", { selection: [asset.key], because: reason });
      setBecause(null);
      setRefused(null);
    } catch (failure) {
      setRefused(failure as ApiError);
    }
  };
  if (because === null) {
    return (
      <button
        type="button"
        class="btn"
        title="The data counts as made by the code of now; nothing runs"
        onClick={() => setBecause("")}
      >
        <Icon name="check" />
        Accept new code
      </button>
    );
  }
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        void accept(because);
      }}
    >
      <input
        type="text"
        required
        autofocus
        size={24}
        aria-label="Why the data is the same"
        placeholder="Why is the data the same?"
        value={because}
        onInput={(event) => setBecause(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && setBecause(null)}
      />
      <button type="submit" class="btn primary">
        {asset.code.acceptable === 1 ? "Accept" : `Accept for ${plural(asset.code.acceptable, "partition")}`}
      </button>
      {refused !== null && <Trouble error={refused} />}
    </form>
  );
}

function Cure({ asset, small }: { asset: AssetView; small?: boolean }) {
  if (asset.kind === "external") return null;
  return (
    <button
      type="button"
      class={small ? "btn sm" : "btn"}
      onClick={() => openPlan([asset.key], asset.partition ?? "all")}
    >
      <Icon name="play" size={small ? 12 : 14} />
      Bring{asset.partition === null ? "" : ` ${asset.partition}`} up to date
    </button>
  );
}

function Partitions({ asset, selected }: { asset: AssetView; selected: string | null }) {
  const partitions = asset.partitions!;
  const counts = partitions.counts;
  // One whose source is gone is made by no run.
  const needing = ["failed", "stale", "missing"].reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const select = (key: string) => setQuery({ p: key === selected ? null : key }, "push");
  const last = partitions.runs[partitions.runs.length - 1]?.lastKey;
  return (
    <Card
      title="Partitions"
      note={partitions.grid}
      right={
        <>
          {tally(counts).map(([state, n]) => (
            <span class={`st ${toneOf(state)}`} key={state}>
              {state !== "up to date" && <Glyph tone={toneOf(state)} />}
              {count(n)} {state}
            </span>
          ))}
          {needing > 0 && asset.kind !== "external" && (
            <button type="button" class="lnk" onClick={() => openPlan([asset.key])}>
              Materialize the {count(needing)} that need it
            </button>
          )}
        </>
      }
    >
      <div class="partitions">
        {isDaily(partitions)
          ? <Calendar partitions={partitions} selected={selected} onSelect={select} />
          : partitions.keys.length > 0
          ? <Cells partitions={partitions} selected={selected} onSelect={select} />
          : (
            <ul class="grow">
              {[...partitions.runs].reverse().map((run) => (
                <li class="li" key={run.from}>
                  <State state={run.state} />
                  <span>{run.from === run.to ? run.firstKey : `${run.firstKey} to ${run.lastKey}`}</span>
                  <span class="s3">{count(run.to - run.from + 1)}</span>
                </li>
              ))}
            </ul>
          )}
        <div class="chosen">
          {partitions.count > 0 && (
            <label class="s3 small">
              <span class="unit">{partitions.unit}</span>
              <input
                type="text"
                value={selected ?? ""}
                placeholder={last}
                size={11}
                autocomplete="off"
                spellcheck={false}
                onChange={(event) => {
                  const text = event.currentTarget.value.trim();
                  const written = !isDaily(partitions) || dayOf(text) !== null;
                  const known = text === "" || (written && stateOf(partitions, text) !== null);
                  const range = `Type ${one(partitions.unit)} from ${partitions.first} to ${last}, written like these.`;
                  event.currentTarget.setCustomValidity(known ? "" : range);
                  if (event.currentTarget.reportValidity()) setQuery({ p: text || null }, "push");
                }}
              />
            </label>
          )}
          {selected !== null && <Chosen asset={asset} partition={selected} />}
          {selected === null && (
            <p class="s3 small">
              {partitions.count > 0
                ? `Click ${one(partitions.unit)} to see its rows, its run and why it is as it is.`
                : `There is no ${partitions.unit} yet.`}
            </p>
          )}
          {partitions.dynamic.map((grid) => <AddPartition grid={grid} key={grid} />)}
        </div>
      </div>
    </Card>
  );
}

/** Adds a key to a dynamic grid; the page is told of the new partition like of any other change. */
function AddPartition({ grid }: { grid: string }) {
  const [typed, setTyped] = useState<string | null>(null);
  const [told, setTold] = useState("");
  const [refused, setRefused] = useState<ApiError | null>(null);
  const add = async (key: string) => {
    try {
      const path = `/api/partitions/${encodeURIComponent(grid)}/add`;
      setTold((await post<DynamicGridChange>(path, { keys: [key] })).text);
      setTyped(null);
      setRefused(null);
    } catch (failure) {
      setRefused(failure as ApiError);
    }
  };
  if (typed === null) {
    return (
      <>
        {told !== "" && <p class="s2 small" role="status">{told}</p>}
        <div>
          <button type="button" class="btn sm" onClick={() => setTyped("")}>Add {grid}</button>
        </div>
      </>
    );
  }
  return (
    <>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void add(typed.trim());
        }}
      >
        <input
          type="text"
          required
          autofocus
          size={16}
          autocomplete="off"
          spellcheck={false}
          aria-label={`New ${grid}`}
          placeholder={`New ${grid}`}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              setTyped(null);
              setRefused(null);
            }
          }}
        />
        <button type="submit" class="btn primary">Add</button>
      </form>
      {refused !== null && <Trouble error={refused} />}
    </>
  );
}

function Chosen({ asset, partition }: { asset: AssetView; partition: string }) {
  const state = stateOf(asset.partitions!, partition);
  if (state === null) return <p class="s3">'{partition}' is not a partition of this asset.</p>;
  const entry = asset.materializations.find((entry) => entry.partition === partition);
  const current = asset.partition === partition;
  return (
    <>
      <p>
        <b class="b">{partition}</b> <State state={state} />
      </p>
      {entry !== undefined && (
        <p class="s3 small">
          run <a class="mono lnk" href={runHref(entry.run, { asset: asset.key, p: partition })}>{entry.run}</a>,{" "}
          <When at={entry.at} />, {entry.rows >= 0 && plural(entry.rows, "row")}
        </p>
      )}
      {state === "absent"
        ? <p class="s2">{asset.partitions!.absentReason || "It has no source."}</p>
        : current && <p class="s2">{asset.why}</p>}
      {asset.kind !== "external" && state !== "absent" && (
        <p>
          <button type="button" class="lnk" onClick={() => openPlan([asset.key], partition)}>
            Materialize this {asset.partitions!.unit}
          </button>
        </p>
      )}
    </>
  );
}

function Metadata({ series }: { series: AssetSeries[] }) {
  const shown = series.filter((one) => one.points.length > 0).slice(0, 4);
  if (shown.length === 0) return null;
  const most = Math.max(...shown.map((one) => one.points.length));
  return (
    <Card title="Metadata" note={`last ${plural(most, "materialization")}`}>
      <div class="plots">
        {shown.map((one) => <Plot key={one.name} series={one} />)}
      </div>
    </Card>
  );
}

function Plot({ series }: { series: AssetSeries }) {
  const values = series.points.map((point) => point.value);
  const last = values[values.length - 1];
  const before = values[values.length - 2];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const show = format(series.name);
  return (
    <div class="plot" role="group" aria-label={series.name}>
      <div class="l"><span class="mono">{series.name}</span></div>
      <div class="v">
        {show(last)}
        {before !== undefined && before !== last && <span class="delta s3">{delta(last, before, show)}</span>}
      </div>
      <Spark values={values} height={54} />
      <div class="l">{low === high ? "always the same" : `${show(low)} – ${show(high)}`}</div>
    </div>
  );
}

function format(name: string): (value: number) => string {
  if (/duration|millis/i.test(name)) return duration;
  if (/bytes/i.test(name)) return bytes;
  return (value) => Number.isInteger(value) ? count(value) : value.toPrecision(4);
}

function delta(last: number, before: number, show: (value: number) => string): string {
  const sign = last > before ? "+" : "−";
  const share = Math.abs(last - before) / Math.abs(before || last);
  return share < 1 ? `${sign}${(share * 100).toFixed(1)} %` : `${sign}${show(Math.abs(last - before))}`;
}

function Materializations({ entries, asset }: { entries: AssetMaterializationEntry[]; asset: string }) {
  const time = new Date(now());
  const checked = entries.some((entry) => entry.checks > 0);
  const gridded = entries.some((entry) => entry.partition !== null);
  return (
    <Card
      title="Materializations"
      right={<a class="lnk" href={withQuery("/runs", { asset })}>Its runs</a>}
    >
      <Sideways class="table" label="Table of materializations">
        {entries.length === 0 ? <Empty title="Never materialized." /> : (
          <table>
            <thead>
              <tr>
                {gridded && <th>Partition</th>}
                <th>Finished</th>
                <th>Run</th>
                <th class="r">Took</th>
                <th class="r">Rows</th>
                <th>Code</th>
                <th>Data version</th>
                <th>Started by</th>
                {checked && <th class="r">Checks</th>}
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={`${entry.run} ${entry.partition}`}>
                  {gridded && (
                    <td class="b">
                      <a href={assetHref(asset, { p: entry.partition })}>
                        {entry.partition === null ? "" : partitionName(entry.partition, time)}
                      </a>
                    </td>
                  )}
                  <td title={new Date(entry.at).toLocaleString()}>{moment(new Date(entry.at), time)}</td>
                  <td>
                    <a class="mono lnk" href={runHref(entry.run, { asset, p: entry.partition })}>{entry.run}</a>
                  </td>
                  <td class="r">{duration(entry.durationMillis)}</td>
                  <td class="r">{entry.rows < 0 ? "" : count(entry.rows)}</td>
                  <td class="mono s2" title={entry.codeVersion}>{entry.codeVersion.slice(0, 8)}</td>
                  <td class="mono s3" title={entry.dataVersion}>{entry.dataVersion.slice(0, 8)}</td>
                  <td class="s2">{entry.startedBy}</td>
                  {checked && (
                    <td class="r">
                      {entry.checks > 0 && (
                        <span class="checked">
                          <Glyph tone={entry.checksPassed < entry.checks ? "warn" : "tick"} />
                          {entry.checksPassed < entry.checks ? `${entry.checksPassed}/${entry.checks}` : entry.checks}
                        </span>
                      )}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Sideways>
    </Card>
  );
}

function Aside({ asset }: { asset: AssetView }) {
  const { freshness, automation } = asset;
  return (
    <div class="stack">
      {freshness !== null && (
        <Card title="Freshness" right={<State state={freshness.state} />}>
          <div>
            <div class="row ages">
              <span class="s2">{freshness.ageMillis < 0 ? "no data yet" : `${duration(freshness.ageMillis)} old`}</span>
              <span class="s3">at most {duration(freshness.promiseMillis)}</span>
            </div>
            <div class="prog">
              <i
                class={`fill ${toneOf(freshness.state)}`}
                style={{ width: `${Math.min(100, Math.max(0, freshness.ageMillis) / freshness.promiseMillis * 100)}%` }}
              />
            </div>
            <p class="s3 small gap">{freshness.text}</p>
          </div>
        </Card>
      )}
      {asset.checks.length > 0 && (
        <Card title="Checks" right={checksLine(asset.checks)}>
          <div class="tight"><Checks checks={asset.checks} /></div>
        </Card>
      )}
      <section class="card" aria-label="Neighbours">
        <Neighbours title="Upstream" note={count(asset.upstream.length)} all={asset.upstream} />
        <Neighbours
          title="Downstream"
          note={asset.downstream.length === 0
            ? "0"
            : `${count(asset.downstream.length)} direct, ${count(asset.downstreamTotal)} in all`}
          all={asset.downstream}
          next
        />
        {asset.siblings.length > 0 && (
          <div class="tight s3 small siblings">
            Made together with {asset.siblings.map((key, i) => (
              <>
                {i > 0 && ", "}
                <a class="lnk" href={assetHref(key)}>{key}</a>
              </>
            ))}
          </div>
        )}
      </section>
      {automation !== null && (
        <Card
          title="Automation"
          right={automation.running ? <State state="up to date" text="on" /> : <State state="blocked" text="stands still" />}
        >
          <div>
            <p class="mono s2">{automation.cron}</p>
            <Next asset={asset} />
            {automation.lastAt !== null && (
              <p class="s3 small gap">
                Last <When at={automation.lastAt} />
                {automation.lastRun !== null && (
                  <>
                    : run <a class="mono lnk" href={runHref(automation.lastRun)}>{automation.lastRun}</a>
                  </>
                )}
                {automation.lastReason !== "" && `: ${automation.lastReason}`}
              </p>
            )}
          </div>
        </Card>
      )}
      {asset.columns.length > 0 && (
        <Card title="Columns" note={count(asset.columns.length)}>
          <div class="tight">
            {asset.columns.map((column) => (
              <div class="li" key={column.name}>
                <span class="mono ell">{column.name}</span>
                <span class="mono s3">{column.type}</span>
              </div>
            ))}
          </div>
        </Card>
      )}
      {asset.kind !== "external" && <CodeCard asset={asset} />}
    </div>
  );
}

function Neighbours(
  { title, note, all, next }: { title: string; note: ComponentChildren; all: AssetNeighbour[]; next?: boolean },
) {
  return (
    <>
      <header class={next ? "next" : ""}>
        <h2>{title}</h2>
        <span class="s3">{note}</span>
      </header>
      <div class="tight">
        {all.map((one) => (
          <a class="li" key={one.key} href={assetHref(one.key)}>
            <Glyph tone={toneOf(one.status)} />
            <span class="ell">{one.key}</span>
            <span class="s3 ell">{one.optional ? `${one.line}, optional` : one.line}</span>
          </a>
        ))}
        {all.length === 0 && <p class="s3 small">none</p>}
      </div>
    </>
  );
}

function CodeCard({ asset }: { asset: AssetView }) {
  const { code } = asset;
  return (
    <Card title="Code" note={code.origin}>
      <div>
        <dl class="kv">
          <dt>Method</dt>
          <dd class="mono">{code.method}</dd>
          <dt>Version</dt>
          <dd class="mono" title={code.version}>{code.version.slice(0, 12)}</dd>
          {code.methods > 0 && (
            <>
              <dt>Reaches</dt>
              <dd>{plural(code.methods, "method")}</dd>
            </>
          )}
          {code.environment.length > 0 && (
            <>
              <dt>Runs on</dt>
              <dd>{code.environment.join(", ")}</dd>
            </>
          )}
        </dl>
        {code.environmentChanges.map((change) => <p class="s2 small wrap" key={change}>{change}</p>)}
        {code.acceptances.slice(0, 3).map((one) => (
          <p class="s2 small wrap" key={one.at + one.now}>
            <When at={one.at} />: {one.now.slice(0, 8)} accepted as equal to {one.was.slice(0, 8)}
            {one.cells > 1 && ` for ${plural(one.cells, "partition")}`}, because “{one.because}”.
          </p>
        ))}
        {code.warnings.map((warning) => <p class="st stale small wrap" key={warning}>{warning}</p>)}
        {code.sql !== null && <pre class="mono sql" tabIndex={0}>{code.sql}</pre>}
      </div>
    </Card>
  );
}
