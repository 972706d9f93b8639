import { Fragment } from "preact";
import type { AssetCheck, AssetView, CauseView, RowsView } from "../api.d.ts";
import { Icon } from "./icons.tsx";
import { CheckGlyph, When } from "./parts.tsx";
import { now } from "../time.ts";
import { count, duration, partitionName, plural } from "../words.ts";

const CAUSE_ICONS: Record<string, string> = {
  missing: "dash",
  code: "code",
  config: "gear",
  dependencies: "lineage",
  mapping: "lineage",
  data: "up",
  check: "check",
};

/** Why it is not up to date: the roots, then what happens by itself. */
export function Causes({ asset }: { asset: AssetView }) {
  const shown = asset.causes.slice(0, 6);
  return (
    <ul class="why">
      {shown.map((cause) => (
        <li key={cause.kind + cause.asset + cause.partition} class={cause.kind === "check" ? "bad" : ""}>
          <Icon name={CAUSE_ICONS[cause.kind] ?? "up"} />
          <div>
            <p>{cause.text}</p>
            <CauseEvidence cause={cause} />
          </div>
        </li>
      ))}
      {asset.causes.length > shown.length && (
        <li>
          <Icon name="list" />
          <p class="s2">and {count(asset.causes.length - shown.length)} more</p>
        </li>
      )}
      {asset.causes.length === 0 && (
        <li class="next">
          <Icon name="target" />
          <p>{asset.why}</p>
        </li>
      )}
      {asset.automation !== null && (
        <li class="next">
          <Icon name="clock" />
          <Next asset={asset} />
        </li>
      )}
    </ul>
  );
}

function CauseEvidence({ cause }: { cause: CauseView }) {
  const change = cause.was !== null && cause.now !== null ? `${cause.was} → ${cause.now}` : cause.was ?? cause.now;
  const way = cause.path.length > 1 ? cause.path.join(" → ") : "";
  if (change === null && way === "") return null;
  return (
    <span class="s3">
      {change !== null && <span class="mono">{change}</span>}
      {change !== null && way !== "" && " · "}
      {way}
    </span>
  );
}

/** When it is looked at next without anybody's doing. */
export function Next({ asset }: { asset: AssetView }) {
  const automation = asset.automation!;
  return (
    <div>
      <p>
        {!automation.running
          ? "Schedules stand still: no process runs them"
          : automation.nextAt === null
          ? "No time comes any more"
          : (
            <>
              Next by schedule at <b class="b"><When at={automation.nextAt} /></b>
            </>
          )}
      </p>
      <span class="s3">{automation.text}</span>
    </div>
  );
}

const CHECK_TONES: Record<string, string> = { failed: "st fail", warned: "st stale" };

export function Checks({ checks }: { checks: AssetCheck[] }) {
  return (
    <>
      {checks.map((check) => (
        <div class="check" key={check.name} title={check.description}>
          <CheckGlyph result={check.result} />
          <div>
            <span>
              {check.name}
              {check.blocking && <span class="tag">blocking</span>}
            </span>
            <span class={`said ${CHECK_TONES[check.result] ?? "s3"}`}>{check.message || check.result}</span>
          </div>
        </div>
      ))}
    </>
  );
}

export function checksLine(checks: AssetCheck[]): string {
  const passed = checks.filter((check) => check.result === "passed").length;
  return `${passed} of ${checks.length} pass`;
}

/** Published rows as a table; numbers to the right. */
export function Rows({ rows, columns = Infinity }: { rows: RowsView; columns?: number }) {
  const shown = rows.columns.slice(0, columns);
  if (rows.rows.length === 0) return <p class="s3">{rows.note || "No rows."}</p>;
  const right = shown.map((_, i) => {
    const values = rows.rows.map((row) => row[i]).filter((value) => value !== null);
    return values.length > 0 && values.every(isNumber);
  });
  return (
    <>
      <table aria-rowcount={rows.total < 0 ? -1 : rows.total + 1}>
        <thead>
          <tr>{shown.map((name, i) => <th key={name} class={right[i] ? "r" : ""}>{name}</th>)}</tr>
        </thead>
        <tbody>
          {rows.rows.map((row, i) => (
            <tr key={i}>
              {shown.map((name, j) => (
                <td key={name} class={right[j] ? "r" : ""} title={text(row[j])}>
                  {row[j] === null ? <span class="s3">null</span> : text(row[j])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.note !== "" && <p class="s3 small">{rows.note}</p>}
    </>
  );
}

/** A table of one row reads better from top to bottom. */
export function RowPairs({ rows }: { rows: RowsView }) {
  return (
    <dl class="kv">
      {rows.columns.map((name, i) => (
        <Fragment key={name}>
          <dt class="ell" title={name}>{name}</dt>
          <dd>{text(rows.rows[0][i])}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function isNumber(value: unknown): boolean {
  return typeof value === "number" || (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value));
}

/** Digits as they are stored: 0.10 stays 0.10. */
function text(value: unknown): string {
  return value === null ? "null" : typeof value === "object" ? JSON.stringify(value) : String(value);
}

export function rowsNote(rows: RowsView): string {
  const of = rows.partition === null ? "" : ` of ${partitionName(rows.partition, new Date(now()))}`;
  if (rows.rows.length === 0) return of.trim();
  if (rows.rows.length === rows.total) return plural(rows.total, "row") + of;
  const first = `${count(rows.offset + 1)}–${count(rows.offset + rows.rows.length)}`;
  return rows.total < 0 ? `${first}${of}` : `${first} of ${count(rows.total)}${of}`;
}

export function freshnessLine(asset: AssetView): string {
  const freshness = asset.freshness!;
  return freshness.text || `at most ${duration(freshness.promiseMillis)} old`;
}
