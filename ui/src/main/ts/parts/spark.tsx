import { useMemo } from "preact/hooks";

const WIDTH = 210;

/** A number over time as a line; the last value is marked. */
export function Spark({ values, height, tone = "bar" }: { values: number[]; height: number; tone?: string }) {
  const path = useMemo(() => line(values, height), [values, height]);
  if (values.length === 0) return null;
  const color = `var(--${tone})`;
  return (
    <svg
      class="spark"
      aria-hidden="true"
      height={height}
      viewBox={`0 0 ${WIDTH} ${height}`}
      preserveAspectRatio="none"
    >
      <path d={`M0 ${height * 0.25}H${WIDTH}M0 ${height * 0.75}H${WIDTH}`} class="rule" />
      {!path.flat && <path d={`${path.line}L${path.x} ${height}L2 ${height}Z`} fill={color} fill-opacity=".1" />}
      <path d={path.line} class="trace" stroke={color} />
      <path d={`M${path.x} ${path.y}h.01`} class="last" stroke={color} />
    </svg>
  );
}

function line(values: number[], height: number): { line: string; x: number; y: number; flat: boolean } {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const span = high - low;
  const x = (i: number) => values.length === 1 ? WIDTH / 2 : 2 + i * (WIDTH - 8) / (values.length - 1);
  const y = (value: number) => span === 0 ? height / 2 : height - 5 - (value - low) / span * (height - 12);
  const text = values.map((value, i) => `${i === 0 ? "M" : "L"}${x(i).toFixed(1)} ${y(value).toFixed(1)}`).join("");
  return { line: text, x: x(values.length - 1), y: y(values[values.length - 1]), flat: span === 0 };
}
