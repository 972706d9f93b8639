import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { LineageCard, PlacedLineage } from "../api.d.ts";
import { type Loaded, useGet } from "../client.ts";
import { useKeys } from "../keys.ts";
import { Inspector } from "../lineage/inspector.tsx";
import { LineageMap } from "../lineage/map.tsx";
import { Outline } from "../lineage/outline.tsx";
import { onEvents } from "../live.ts";
import { Icon } from "../parts/icons.tsx";
import { Empty, Glyph, Key, Trouble } from "../parts/parts.tsx";
import { assetHref, go, setQuery, usePlace, withQuery } from "../router.ts";
import { toSelection } from "../selection.ts";
import { Shell } from "../shell.tsx";
import { shownState, toneOf } from "../states.ts";
import { read, update } from "../store.ts";
import { count } from "../words.ts";
import { openPlan } from "./plan.tsx";

/** What depends on what, and where is trouble? */
export function LineagePage() {
  const { query } = usePlace();
  const q = query.get("q") ?? "";
  const selected = query.get("sel");
  const status = query.get("status") ?? "";
  const [outline, setOutline] = useState(false);
  const path = withQuery("/api/lineage", { q: toSelection(q) });
  const { value, error } = useGet<PlacedLineage>(path, (event) => event.topic === "graph");
  const last = useRef<PlacedLineage | undefined>(undefined);
  if (value !== undefined) last.current = value;
  const lineage = value ?? last.current;

  useEffect(() =>
    onEvents((events) => {
      const cards = new Map<string, LineageCard>();
      for (const event of events) {
        if (event.topic === "asset" && event.card !== undefined) cards.set(event.key!, event.card as LineageCard);
      }
      if (cards.size > 0 && read(path) !== undefined) {
        update<Loaded<PlacedLineage>>(path, (before) => patch(before, cards));
      }
    }), [path]);

  const counts = useMemo(() => countStates(lineage?.assets ?? []), [lineage]);
  const dim = useMemo(() => {
    if (lineage === undefined || status === "") return null;
    return Uint8Array.from(lineage.assets, (card) => shownState(card) === status ? 0 : 1);
  }, [lineage, status]);
  const select = (key: string | null) => setQuery({ sel: key }, key === null ? "replace" : "push");
  const wanted = useMemo(() => (lineage?.assets ?? []).filter(needsWork).length, [lineage]);
  const present = selected !== null && lineage?.assets.some((card) => card.key === selected);
  const stale = () => openPlan([toSelection(q) || "*"]);
  useKeys({
    "o": () => setOutline(!outline),
    ...(present ? {} : { "M": stale, "m": stale }),
    "Escape": () => (document.activeElement as HTMLElement | null)?.blur(),
  });
  const crumb = (
    <>
      <strong>Lineage</strong>
      {q !== "" && (
        <>
          <Icon name="right" />
          <span class="ell">{q}</span>
        </>
      )}
    </>
  );
  const className = `lin ${selected === null ? "wide" : "picked"}`;
  return (
    <Shell crumb={crumb} title={selected ?? "Lineage"}>
      <div class={className}>
        <div class="stage">
          <h1 class="hidden">Lineage</h1>
          <div class="bar">
            <Filter q={q} error={error} shown={lineage?.assets.length ?? 0} total={lineage?.total ?? 0} />
            <Segments counts={counts} all={lineage?.assets.length ?? 0} status={status} />
            <button
              type="button"
              class="btn outline-toggle"
              aria-pressed={outline}
              title="Outline (o)"
              aria-label="Outline"
              onClick={() => setOutline(!outline)}
            >
              <Icon name="list" />
            </button>
            <button type="button" class="btn primary" disabled={wanted === 0} onClick={stale}>
              <Icon name="play" size={14} />
              Materialize stale <span class="n">{count(wanted)}</span>
            </button>
          </div>
          {lineage === undefined && error !== undefined && error.status !== 400 && (
            <div class="middle"><Trouble error={error} /></div>
          )}
          {lineage !== undefined && lineage.assets.length > 0 && (
            <>
              <LineageMap
                lineage={lineage}
                selected={selected}
                dim={dim}
                onSelect={select}
                onOpen={(key) => go(assetHref(key))}
              />
              <Outline assets={lineage.assets} selected={selected} visible={outline} onSelect={select} />
            </>
          )}
          {lineage !== undefined && lineage.assets.length === 0 && <Nothing total={lineage.total} />}
        </div>
        {selected !== null && <Inspector key={selected} asset={selected} onClose={() => select(null)} />}
      </div>
    </Shell>
  );
}

function patch(before: Loaded<PlacedLineage>, cards: Map<string, LineageCard>): Loaded<PlacedLineage> {
  const lineage = before.value;
  if (lineage === undefined) return before;
  const assets = lineage.assets.map((card) => cards.get(card.key) ?? card);
  return { ...before, value: { ...lineage, assets } };
}

function countStates(assets: LineageCard[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const asset of assets) {
    if (asset.kind === "external" && asset.status === "missing") continue;
    counts[asset.status] = (counts[asset.status] ?? 0) + 1;
    if (asset.activity !== "") counts[asset.activity] = (counts[asset.activity] ?? 0) + 1;
  }
  return counts;
}

/** Whether a plan has steps for it; partitions with nothing to make them from are no work. */
function needsWork({ kind, status, counts }: LineageCard): boolean {
  const absent = Object.keys(counts).length > 0 && (counts.absent ?? 0) === sum(counts);
  return kind !== "external" && ["failed", "stale", "missing"].includes(status) && !absent;
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}

function Filter(
  { q, error, shown, total }: { q: string; error?: { status: number; message: string; hints: string[] }; shown: number; total: number },
) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(q);
  const timer = useRef(0);
  useEffect(() => {
    if (document.activeElement !== input.current) setText(q);
  }, [q]);
  useKeys({ "/": () => input.current?.focus() });
  const apply = (next: string) => setQuery({ q: next.trim() === "" ? null : next.trim() }, "replace");
  return (
    <form
      role="search"
      aria-label="Filter"
      onSubmit={(event) => {
        event.preventDefault();
        clearTimeout(timer.current);
        apply(text);
      }}
    >
      <div class="inp big">
        <Icon name="search" />
        <input
          ref={input}
          type="text"
          value={text}
          placeholder="Filter: a name, group:mart, +mart/daily_sales, status:stale"
          aria-label="Filter the lineage"
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => {
            const next = event.currentTarget.value;
            setText(next);
            clearTimeout(timer.current);
            timer.current = self.setTimeout(() => apply(next), 250);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.preventDefault();
            clearTimeout(timer.current);
            if (text === "") return input.current?.blur();
            setText("");
            apply("");
          }}
        />
        <span class="s3 small nowrap">
          {q === "" ? `${count(total)} assets` : `${count(shown)} of ${count(total)}`}
        </span>
        <Key>/</Key>
      </div>
      {error !== undefined && q !== "" && (
        <div class="query-error" role="alert">
          <p>{error.message}</p>
          {error.hints.map((hint) => <p key={hint}>{hint}</p>)}
        </div>
      )}
    </form>
  );
}

const SEGMENTS = ["failed", "stale", "running", "missing"];

/** One state at a time stands out, the rest is drawn faintly. */
function Segments({ counts, all, status }: { counts: Record<string, number>; all: number; status: string }) {
  return (
    <div class="seg" role="group" aria-label="Status">
      <button type="button" aria-pressed={status === ""} onClick={() => setQuery({ status: null }, "replace")}>
        All <b>{count(all)}</b>
      </button>
      {SEGMENTS.map((state) => (
        <button
          type="button"
          key={state}
          aria-pressed={status === state}
          aria-label={`${state} ${counts[state] ?? 0}`}
          title={state}
          onClick={() => setQuery({ status: status === state ? null : state }, "replace")}
        >
          <Glyph tone={toneOf(state)} />
          <b>{count(counts[state] ?? 0)}</b>
        </button>
      ))}
    </div>
  );
}

const FIRST = `@Asset(group = "raw")
static Rows<Order> orders() {
  return Rows.of(new Order(1, "2026-11-22"));
}`;

function Nothing({ total }: { total: number }) {
  if (total > 0) {
    return (
      <div class="middle">
        <Empty title="No asset matches this filter.">
          <button type="button" class="btn" onClick={() => setQuery({ q: null, status: null }, "push")}>
            Show all {count(total)}
          </button>
        </Empty>
      </div>
    );
  }
  return (
    <div class="middle">
      <Empty title="There are no assets yet.">
        <p>Annotate a method and compile; the page shows it at once.</p>
        <pre class="mono sample">{FIRST}</pre>
      </Empty>
    </div>
  );
}
