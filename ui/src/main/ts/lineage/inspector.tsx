import type { AssetView, PartitionsView, RowsView } from "../api.d.ts";
import { assetPath, useGet } from "../client.ts";
import { useKeys } from "../keys.ts";
import { openPlan } from "../pages/plan.tsx";
import { Causes, Checks, checksLine, freshnessLine, RowPairs, Rows, rowsNote } from "../parts/asset-parts.tsx";
import { Icon } from "../parts/icons.tsx";
import { Key, Pill, State, Trouble, When } from "../parts/parts.tsx";
import { Sideways } from "../parts/sideways.tsx";
import { Spark } from "../parts/spark.tsx";
import { strip, tally } from "../partitions.ts";
import { assetHref, go, runHref } from "../router.ts";
import { shownState, toneOf } from "../states.ts";
import { count, duration, plural } from "../words.ts";

/** Beside the map: what the selected asset is, why it is as it is, and what can be done. */
export function Inspector({ asset: key, onClose }: { asset: string; onClose: () => void }) {
  const concerns = (event: { topic: string; key?: string }) =>
    event.topic === "graph" || (event.topic === "asset" && event.key === key);
  const { value: asset, error } = useGet<AssetView>(assetPath("assets", key), concerns);
  const { value: rows } = useGet<RowsView>(assetPath("rows", key) + "?n=5", concerns);
  const made = asset !== undefined && asset.kind !== "external";
  useKeys({
    "m": () => made && openPlan([key]),
    "M": () => made && openPlan([key]),
    "Enter": () => go(assetHref(key)),
    "Escape": onClose,
  });
  return (
    <section class="insp" aria-label="Selected asset">
      <section>
        <div class="row">
          <span class="s3 mono grow ell">{key.split("/").slice(0, -1).join("/")}</span>
          <button type="button" class="iconb sm" aria-label="Close" title="Close (Esc)" onClick={onClose}>
            <Icon name="close" size={14} />
          </button>
        </div>
        <h2 class="name">{key.split("/").pop()}</h2>
        {asset !== undefined && (
          <div class="row">
            <Pill state={shownState(asset)} />
            {asset.partitions !== null && <span class="tag">{asset.partitions.grid.split(" ")[0]}</span>}
            {asset.storage !== "" && <span class="tag">{asset.storage}</span>}
            <span class="tag">{asset.kind}</span>
          </div>
        )}
        <div class="row actions">
          {made && (
            <button type="button" class={asset.status === "up to date" ? "btn wide" : "btn primary wide"} onClick={() => openPlan([key])}>
              <Icon name="play" size={14} />
              Materialize<Key>M</Key>
            </button>
          )}
          <a class="btn" href={assetHref(key)}>
            Open<Key>↵</Key>
          </a>
        </div>
      </section>
      {error !== undefined && <section><Trouble error={error} /></section>}
      {asset !== undefined && <Body asset={asset} rows={rows} />}
    </section>
  );
}

function Body({ asset, rows }: { asset: AssetView; rows?: RowsView }) {
  const series = asset.metadata[0];
  const newest = asset.materializations[0];
  return (
    <>
      <section aria-label="Why">
        <div class="sec">
          <h2>{heading(asset)}</h2>
          <a class="lnk" href={assetHref(asset.key)}>Explain</a>
        </div>
        <Causes asset={asset} />
      </section>
      {asset.latestFailure !== null && (
        <section aria-label="Latest failure">
          <div class="sec">
            <h2>Latest failure</h2>
            <a
              class="lnk"
              href={runHref(asset.latestFailure.run, { asset: asset.key, p: asset.latestFailure.partition })}
            >
              Log
            </a>
          </div>
          <p class="st fail wrap message">{asset.latestFailure.message}</p>
          <p class="s3 small">{asset.latestFailure.frame}</p>
        </section>
      )}
      {asset.partitions !== null && <PartitionsStrip partitions={asset.partitions} asset={asset.key} />}
      {rows !== undefined && rows.columns.length > 0 && (
        <section aria-label="Newest rows">
          <div class="sec">
            <h2>{rows.rows.length === 1 ? "Newest row" : "Newest rows"}</h2>
            <span class="s3 small">{rowsNote(rows)}</span>
          </div>
          {rows.rows.length === 1
            ? <RowPairs rows={rows} />
            : <Sideways label="Rows"><Rows rows={rows} /></Sideways>}
        </section>
      )}
      {series !== undefined && series.points.length > 1 && (
        <section aria-label={series.name}>
          <div class="sec">
            <h2>
              {series.name} <span class="s3">per materialization</span>
            </h2>
            <b class="b small">{count(series.points[series.points.length - 1].value)}</b>
          </div>
          <Spark values={series.points.map((point) => point.value)} height={48} tone="accent" />
        </section>
      )}
      {asset.checks.length > 0 && (
        <section aria-label="Checks">
          <div class="sec">
            <h2>Checks</h2>
            <span class="s3 small">{checksLine(asset.checks)}</span>
          </div>
          <Checks checks={asset.checks} />
        </section>
      )}
      <section aria-label="Facts">
        <dl class="kv">
          {asset.freshness !== null && (
            <>
              <dt>Freshness</dt>
              <dd>
                <State state={asset.freshness.state} /> <span class="s3">· {freshnessLine(asset)}</span>
              </dd>
            </>
          )}
          {newest !== undefined && (
            <>
              <dt>Last run</dt>
              <dd>
                <a class="mono lnk" href={runHref(newest.run)}>{newest.run}</a>{" "}
                <span class="s3">· <When at={newest.at} /> · {duration(newest.durationMillis)}</span>
              </dd>
            </>
          )}
          {asset.owners.length > 0 && (
            <>
              <dt>Owner</dt>
              <dd>{asset.owners.join(", ")}</dd>
            </>
          )}
          <dt>Feeds</dt>
          <dd>
            {asset.downstream.length === 0
              ? "nothing"
              : `${count(asset.downstream.length)} direct, ${count(asset.downstreamTotal)} in all`}
          </dd>
        </dl>
      </section>
    </>
  );
}

function heading(asset: AssetView): string {
  if (asset.kind === "external") return "Where it stands";
  if (asset.status === "up to date") return "Why it is up to date";
  const of = asset.partition === null ? "" : `, ${asset.partition}`;
  return `Why it is ${asset.partitionStatus ?? asset.status}${of}`;
}

function PartitionsStrip({ partitions, asset }: { partitions: PartitionsView; asset: string }) {
  const { states, from, to } = strip(partitions, 96);
  const counts = tally(partitions.counts);
  return (
    <section aria-label="Partitions">
      <div class="sec">
        <h2>Partitions</h2>
        <a class="lnk" href={assetHref(asset)}>{plural(partitions.count - (partitions.counts.absent ?? 0), partitions.unit)}</a>
      </div>
      {states.length > 0 && (
        <>
          <div class="strip2" aria-hidden="true">
            {states.map((state, i) => <i key={i} class={`fill ${toneOf(state)}`} />)}
          </div>
          <div class="row s3 small ends">
            <span class="grow">{from}</span>
            <span>{to}</span>
          </div>
        </>
      )}
      <p class="small tally">
        {counts.map(([state, n], i) => (
          <span key={state}>
            {i > 0 && " · "}
            <span class={`st ${toneOf(state)}`}>{count(n)} {state}</span>
          </span>
        ))}
      </p>
    </section>
  );
}
