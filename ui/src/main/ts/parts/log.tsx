import { useEffect, useRef, useState } from "preact/hooks";
import type { LogLine, LogView } from "../api.d.ts";
import { type ApiError, get } from "../client.ts";
import { useKeys } from "../keys.ts";
import { onEvents } from "../live.ts";
import { withQuery } from "../router.ts";
import { clockMillis, count, plural } from "../words.ts";
import { Icon } from "./icons.tsx";
import { type Scroller, Virtual } from "./virtual.tsx";

const ROW = 20;
const PAGE = 500;
/** Up to so many lines are looked through for words and levels. */
const MOST = 20_000;
const LEVELS: Record<string, string[]> = { WARN: ["WARN", "ERROR"], ERROR: ["ERROR"] };

interface Props {
  run: string;
  asset: string;
  partition: string | null;
  attempt: number | null;
  /** Whether more may come. */
  open: boolean;
  /** Whether to begin at the line of the error. */
  atError: boolean;
  /** Goes there again whenever it changes. */
  jump: number;
  onAttempt(attempt: number): void;
}

/** The log of one attempt; only what is looked at is kept in the page. */
export function LogPanel({ run, asset, partition, attempt, open, atError, jump, onAttempt }: Props) {
  const lines = useRef<(LogLine | undefined)[]>([]);
  const asked = useRef(new Set<number>());
  const scroller = useRef<Scroller>(null);
  const [head, setHead] = useState<LogView | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [, redraw] = useState(0);
  const [follow, setFollow] = useState(open);
  const [level, setLevel] = useState("");
  const [find, setFind] = useState("");
  const [hit, setHit] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const path = `/api/runs/${encodeURIComponent(run)}/log`;
  const query = { asset, partition, attempt: attempt === null ? null : String(attempt) };

  async function load(from: number): Promise<void> {
    const page = Math.floor(from / PAGE) * PAGE;
    if (asked.current.has(page)) return;
    asked.current.add(page);
    const target = lines.current;
    try {
      const view = await get<LogView>(withQuery(path, { ...query, from: String(page), n: String(PAGE) }));
      // Another attempt was chosen meanwhile.
      if (target !== lines.current) return;
      target.length = Math.max(target.length, view.total);
      view.lines.forEach((line, i) => target[view.from + i] = line);
      // The last page may grow.
      if (view.from + view.lines.length >= view.total) asked.current.delete(page);
      setHead(view);
      setError(null);
    } catch (failure) {
      if (target !== lines.current) return;
      asked.current.delete(page);
      setError(failure as ApiError);
    }
    redraw((n) => n + 1);
  }

  useEffect(() => {
    lines.current = [];
    asked.current.clear();
    setHead(null);
    load(0);
  }, [run, asset, partition, attempt]);

  useEffect(() =>
    onEvents((events) => {
      const mine = events.some((event) =>
        event.topic === "log" && event.run === run && event.asset === asset &&
        (event.partition ?? null) === partition
      );
      if (mine) load(lines.current.length);
    }), [run, asset, partition, attempt]);

  // The end of a step brings its last lines.
  useEffect(() => {
    if (!open && head !== null) load(Math.max(0, lines.current.length - 1));
  }, [open]);

  const total = head?.total ?? 0;
  const filtering = find !== "" || level !== "";
  useEffect(() => {
    if (!filtering) return;
    for (let page = 0; page < Math.min(total, MOST); page += PAGE) if (lines.current[page] === undefined) load(page);
  }, [filtering, total]);

  const shown = level === ""
    ? null
    : lines.current.flatMap((line, i) => line !== undefined && LEVELS[level].includes(line.level) ? [i] : []);
  const rows = shown === null ? lines.current.length : shown.length;
  const at = (row: number) => shown === null ? row : shown[row];
  const needle = find.toLowerCase();
  const hits = find === ""
    ? []
    : Array.from({ length: rows }, (_, row) => row).filter((row) =>
      lines.current[at(row)]?.text.toLowerCase().includes(needle)
    );

  useEffect(() => {
    if (follow && open) scroller.current?.toEnd();
  }, [rows, follow]);
  const errorAt = head?.error ?? -1;
  const showError = () => {
    setLevel("");
    load(Math.max(0, errorAt));
    requestAnimationFrame(() => scroller.current?.show(Math.max(0, errorAt)));
  };
  useEffect(() => {
    if (atError && errorAt >= 0) showError();
  }, [atError, errorAt, asset, partition, jump]);
  useEffect(() => {
    if (hits.length > 0) scroller.current?.show(hits[hit % hits.length]);
  }, [find, hit, hits.length]);
  useKeys({ "e": () => errorAt >= 0 && showError(), "/": () => input.current?.focus() });

  const attempts = head?.attempts ?? 0;
  return (
    <section class="logs" aria-label="Log">
      <div class="lbar">
        <b class="b">Log</b>
        <span class="tok ell">{asset}{partition === null ? "" : ` ${partition}`}</span>
        {attempts > 1 && (
          <select
            aria-label="Attempt"
            value={head!.attempt}
            onChange={(event) => onAttempt(Number(event.currentTarget.value))}
          >
            {Array.from({ length: attempts }, (_, i) => <option key={i} value={i + 1}>attempt {i + 1}</option>)}
          </select>
        )}
        <div class="inp">
          <Icon name="search" size={14} />
          <input
            ref={input}
            type="text"
            value={find}
            aria-label="Find in the log"
            placeholder={`Find in ${plural(total, "line")}`}
            onInput={(event) => {
              setFind(event.currentTarget.value);
              setHit(0);
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter") setHit(hit + (event.shiftKey ? hits.length - 1 : 1));
              if (event.key === "Escape") setFind("");
            }}
          />
          {find !== "" && <span class="small">{hits.length === 0 ? "none" : `${hit % hits.length + 1} of ${count(hits.length)}`}</span>}
        </div>
        <select aria-label="Level" value={level} onChange={(event) => setLevel(event.currentTarget.value)}>
          <option value="">all levels</option>
          <option value="WARN">warnings and errors</option>
          <option value="ERROR">errors</option>
        </select>
        <span class="grow" />
        {errorAt >= 0 && (
          <button type="button" class="lnk" onClick={showError}>The error is line {count(errorAt + 1)}</button>
        )}
        <label class="s2 row">
          Follow
          <input
            type="checkbox"
            role="switch"
            class="toggle"
            checked={follow}
            onChange={(event) => setFollow(event.currentTarget.checked)}
          />
        </label>
      </div>
      {error !== null && <p class="note st fail">{error.message}</p>}
      {error === null && head !== null && total === 0 && (
        <p class="note s3">{open ? "Nothing has been written yet." : "Nothing was written."}</p>
      )}
      {(total > 0 || error === null) && (
        <Virtual
          class="lines mono"
          label="Log lines"
          count={rows}
          height={ROW}
          control={scroller}
          onRange={(first, last) => {
            for (let row = first; row <= last; row++) {
              if (lines.current[at(row)] === undefined) load(at(row));
            }
          }}
          onAtEnd={(is) => {
            if (!is) setFollow(false);
          }}
          row={(row) => (
            <Line
              key={at(row)}
              line={lines.current[at(row)]}
              isHit={hits.length > 0 && hits[hit % hits.length] === row}
            />
          )}
        />
      )}
    </section>
  );
}

function Line({ line, isHit }: { line: LogLine | undefined; isHit: boolean }) {
  if (line === undefined) return <div class="ln" />;
  const tone = line.level === "ERROR" ? " err" : line.level === "WARN" ? " warn" : line.at === null ? " sub" : "";
  return (
    <div class={`ln${tone}${isHit ? " hit" : ""}`}>
      <span class="a">{line.at === null ? "" : clockMillis(new Date(line.at))}</span>
      <span class="lv">{line.at === null ? "" : line.level}</span>
      <span class="m" title={line.text}>{line.text}</span>
    </div>
  );
}
