import { useMemo, useState } from "preact/hooks";
import type { RunHead, RunStep } from "../api.d.ts";
import { type Axis, axisOf, endOf, halvesOf, nameOf, percent, type Row, rowsOf, spanOf, ticksOf } from "../gantt.ts";
import { isFinal, toneOf } from "../states.ts";
import { now } from "../time.ts";
import { clockSeconds, count, duration, plural } from "../words.ts";
import { Icon } from "./icons.tsx";
import { Glyph } from "./parts.tsx";
import { Virtual } from "./virtual.tsx";

const ROW = 25;

interface Props {
  run: RunHead;
  steps: RunStep[];
  total: number;
  selected: { asset: string; partition: string | null } | null;
  onSelect(step: RunStep): void;
}

/** When each step waited and ran. */
export function Gantt({ run, steps, total, selected, onSelect }: Props) {
  const [closed, setClosed] = useState<Set<string>>(new Set());
  const rows = useMemo(() => rowsOf(steps, closed), [steps, closed]);
  const time = now();
  const start = Date.parse(run.startedAt ?? run.queuedAt);
  const axis = axisOf(start, run.endedAt === null ? time : Date.parse(run.endedAt), run.endedAt !== null);
  const ticks = ticksOf(axis);
  const final = isFinal(run.status);
  const nearNow = (at: number) => Math.abs(percent(axis, axis.start + at) - percent(axis, time));
  const toggle = (name: string) => {
    const next = new Set(closed);
    if (!next.delete(name)) next.add(name);
    setClosed(next);
  };
  return (
    <div class="gantt" role="group" aria-label="Steps over time">
      <div class="ghead">
        <div class="l">
          <span>Asset</span>
          <span class="grow" />
          {steps.length < total && <span>first {count(steps.length)} of {count(total)}</span>}
        </div>
        <div class="ticks" aria-hidden="true">
          <span class="first">{clockSeconds(new Date(start))}</span>
          {ticks.filter((at) => final || nearNow(at) > 4).map((at) => (
            <span key={at} style={{ left: `${percent(axis, axis.start + at)}%` }}>+{duration(at)}</span>
          ))}
        </div>
      </div>
      <div class="glines" aria-hidden="true">
        {ticks.map((at) => <i key={at} style={{ left: `${percent(axis, axis.start + at)}%` }} />)}
        {!final && <i class="now" style={{ left: `${percent(axis, time)}%` }} />}
      </div>
      <Virtual
        class="grows"
        label="Steps"
        count={rows.length}
        height={ROW}
        row={(i) => (
          <GanttRow
            key={rowKey(rows[i])}
            row={rows[i]}
            axis={axis}
            time={time}
            selected={selected}
            onToggle={toggle}
            onSelect={onSelect}
          />
        )}
      />
    </div>
  );
}

function rowKey(row: Row): string {
  if (row.kind === "group") return `group ${row.name}`;
  return row.kind === "asset" ? row.asset : `${row.step.asset} ${row.step.partition}`;
}

function GanttRow(
  { row, axis, time, selected, onToggle, onSelect }: {
    row: Row;
    axis: Axis;
    time: number;
    selected: Props["selected"];
    onToggle(name: string): void;
    onSelect(step: RunStep): void;
  },
) {
  if (row.kind === "group") {
    const done = row.steps.filter((step) => isFinal(step.status)).length;
    const span = row.open ? null : spanOf(row.steps, time);
    return (
      <div class="grow2 g">
        <button type="button" class="l" aria-expanded={row.open} onClick={() => onToggle(row.name)}>
          <Icon name={row.open ? "down" : "right"} size={12} />
          <span class="ell">{row.name || "no group"}</span>
          <span class="t">{count(done)} of {count(row.steps.length)}</span>
        </button>
        <div class="lane">
          {span !== null && (
            <>
              <i class="agg" style={between(axis, span.from, span.to)} />
              <span class="lab" style={{ left: `calc(${percent(axis, span.to)}% + 8px)` }}>
                {plural(row.steps.length, "step")}, {duration(span.to - span.from)}
              </span>
            </>
          )}
        </div>
      </div>
    );
  }
  if (row.kind === "asset") {
    const worst = row.steps.find((step) => step.status === "FAILED") ??
      row.steps.find((step) => step.status === "STARTED") ?? row.steps[row.steps.length - 1];
    return (
      <div class={selected?.asset === row.asset ? "grow2 sel" : "grow2"}>
        <button type="button" class="l" onClick={() => onSelect(worst)}>
          <Glyph tone={toneOf(worst.status)} />
          <span class="ell">{nameOf(row.asset)}</span>
          <span class="t">{count(row.steps.length)}</span>
        </button>
        <div class="lane">
          {row.steps.filter((step) => step.startedAt !== null).map((step) => (
            <i
              key={step.partition}
              class={`thin ${barTone(step)}`}
              style={between(axis, Date.parse(step.startedAt!), endOf(step, time))}
            />
          ))}
        </div>
      </div>
    );
  }
  return <StepRow step={row.step} axis={axis} time={time} selected={selected} onSelect={onSelect} />;
}

function StepRow(
  { step, axis, time, selected, onSelect }: {
    step: RunStep;
    axis: Axis;
    time: number;
    selected: Props["selected"];
    onSelect(step: RunStep): void;
  },
) {
  const chosen = selected !== null && selected.asset === step.asset && selected.partition === step.partition;
  const started = step.startedAt === null ? null : Date.parse(step.startedAt);
  const end = started === null ? null : endOf(step, time);
  const full = step.partition === null ? step.asset : `${step.asset} ${step.partition}`;
  const [head, tail] = halvesOf(nameOf(step.asset));
  const note = noteOf(step);
  const at = end ?? (isFinal(step.status) ? axis.start : time);
  return (
    <div class={chosen ? "grow2 sel" : "grow2"}>
      <button
        type="button"
        class="l"
        aria-pressed={chosen}
        aria-label={`${full}, ${step.status.toLowerCase()}`}
        title={step.reason === "" ? full : `${full}: ${step.reason}`}
        onClick={() => onSelect(step)}
      >
        <Glyph tone={toneOf(step.status)} />
        <span class="name"><span class="ell">{head}</span>{tail}</span>
        {step.partition !== null && <span class="of">{step.partition}</span>}
        {step.attempt > 1 && <span class="of">{ordinal(step.attempt)} try</span>}
        <span class="t">{started === null ? "" : duration(isFinal(step.status) ? step.durationMillis : time - started)}</span>
      </button>
      <div class="lane">
        {started !== null && <i class={barTone(step)} style={between(axis, started, end!)} />}
        {note !== "" && (
          <span
            class={step.status === "FAILED" ? "lab fail" : "lab"}
            style={percent(axis, at) > 70
              ? { right: `calc(${100 - percent(axis, started ?? at)}% + 8px)` }
              : { left: `calc(${percent(axis, at)}% + 8px)` }}
          >
            {note}
          </span>
        )}
      </div>
    </div>
  );
}

/** What is worth saying beside a bar; a success needs no words. */
function noteOf(step: RunStep): string {
  if (step.retryAt !== null && !isFinal(step.status)) return `tries again at ${clockSeconds(new Date(step.retryAt))}`;
  return step.status === "SUCCEEDED" || step.status === "STARTED" ? "" : step.reason;
}

function barTone(step: RunStep): string {
  if (step.status === "STARTED") return "run";
  return step.status === "FAILED" ? "bad" : "ok";
}

function between(axis: Axis, from: number, to: number): { left: string; width: string } {
  const left = percent(axis, from);
  return { left: `${left}%`, width: `max(3px, ${percent(axis, to) - left}%)` };
}

function ordinal(n: number): string {
  return n === 2 ? "2nd" : n === 3 ? "3rd" : `${n}th`;
}
