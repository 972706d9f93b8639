import type { PartitionsView } from "../api.d.ts";
import { cellOf, dayAt, keyOf, type Stretch, stretches } from "../partitions.ts";
import { toneOf } from "../states.ts";
import { dayOf, monthName, plural } from "../words.ts";

const CELL = 11;
const PITCH = 13;
const TOP = 16;

interface Props {
  partitions: PartitionsView;
  selected: string | null;
  onSelect(key: string): void;
}

/** Days as a calendar, a column a week; long stretches without a source are one line each. */
export function Calendar({ partitions, selected, onSelect }: Props) {
  return (
    <div class="calendar">
      {stretches(partitions).map((stretch) =>
        stretch.kind === "days"
          ? <Days key={stretch.from} stretch={stretch} selected={selected} onSelect={onSelect} />
          : (
            <p class="s3 folded" key={stretch.from}>
              {stretch.from === stretch.to ? keyOf(stretch.from) : `${keyOf(stretch.from)} to ${keyOf(stretch.to)}`}:{" "}
              {partitions.absentReason || "no source"}, {plural(stretch.to - stretch.from + 1, "day")}
            </p>
          )
      )}
    </div>
  );
}

function Days(
  { stretch, selected, onSelect }: {
    stretch: Extract<Stretch, { kind: "days" }>;
    selected: string | null;
    onSelect(key: string): void;
  },
) {
  const { from, to } = stretch;
  const weeks = cellOf(to, from).week + 1;
  const paths = new Map<string, string>();
  for (const run of stretch.runs) {
    let path = paths.get(run.state) ?? "";
    for (let day = run.from; day <= run.to; day++) {
      const { week, weekday } = cellOf(day, from);
      path += `M${week * PITCH + 1.5} ${TOP + weekday * PITCH + 1.5}h8v8h-8z`;
    }
    paths.set(run.state, path);
  }
  const day = selected === null ? null : dayOf(selected);
  const mark = day !== null && day >= from && day <= to ? cellOf(day, from) : null;
  const year = keyOf(from).slice(0, 4);

  function pick(event: MouseEvent): void {
    const bounds = (event.currentTarget as Element).getBoundingClientRect();
    const week = Math.floor((event.clientX - bounds.left) / PITCH);
    const weekday = Math.floor((event.clientY - bounds.top - TOP) / PITCH);
    const picked = dayAt(week, weekday, from);
    if (weekday >= 0 && weekday < 7 && picked >= from && picked <= to) onSelect(keyOf(picked));
  }

  function walk(event: KeyboardEvent): void {
    const by = ({ ArrowLeft: -7, ArrowRight: 7, ArrowUp: -1, ArrowDown: 1 } as Record<string, number>)[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = mark === null ? to : Math.min(to, Math.max(from, day! + by));
    onSelect(keyOf(next));
  }

  return (
    <div class="year">
      <div class="s3 side">
        <b>{year}</b>
        <span>Tue</span>
        <span>Thu</span>
        <span>Sat</span>
      </div>
      <svg
        width={Math.max(weeks * PITCH, 60)}
        height={TOP + 7 * PITCH}
        role="group"
        tabIndex={0}
        aria-label={`Days ${keyOf(from)} to ${keyOf(to)}${mark === null ? "" : `, ${selected} selected`}`}
        onClick={pick}
        onKeyDown={walk}
      >
        {months(from, to).map(([week, name]) => (
          <text key={week} x={week * PITCH} y={10} class="month">{name}</text>
        ))}
        {[...paths].map(([state, path]) => <path key={state} d={path} class={`day ${toneOf(state)}`} />)}
        {mark !== null && (
          <rect
            x={mark.week * PITCH - 0.5}
            y={TOP + mark.weekday * PITCH - 0.5}
            width={CELL + 1}
            height={CELL + 1}
            rx={3}
            class="marked"
          />
        )}
      </svg>
    </div>
  );
}

/** Where a month begins, unless the name would run into the one before. */
function months(from: number, to: number): [number, string][] {
  const found: [number, string][] = [];
  for (let day = from; day <= to; day++) {
    const date = new Date(day * 86_400_000);
    if (day !== from && date.getUTCDate() !== 1) continue;
    const { week } = cellOf(day, from);
    const last = found[found.length - 1];
    if (last !== undefined && week - last[0] < 3) found.pop();
    found.push([week, monthName(date.getUTCMonth())]);
  }
  return found;
}
