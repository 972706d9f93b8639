import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ApiError } from "../client.ts";
import { now } from "../time.ts";
import { STATES, type Tone, toneOf } from "../states.ts";
import { moment } from "../words.ts";

const SHAPES: Record<string, ComponentChildren> = {
  ok: <circle cx="6" cy="6" r="3.2" fill="var(--ok-fill)" />,
  stale: (
    <>
      <circle cx="6" cy="6" r="4.1" fill="none" stroke="var(--stale-fill)" stroke-width="1.5" />
      <path d="M6 1.9a4.1 4.1 0 0 1 0 8.2z" fill="var(--stale-fill)" />
    </>
  ),
  fail: (
    <>
      <circle cx="6" cy="6" r="5.2" fill="var(--fail-fill)" />
      <path d="m4.1 4.1 3.8 3.8m0-3.8L4.1 7.9" stroke="#fff" stroke-width="1.5" stroke-linecap="round" />
    </>
  ),
  run: (
    <>
      <circle cx="6" cy="6" r="4.3" fill="none" stroke="var(--run-fill)" stroke-opacity=".28" stroke-width="1.7" />
      <path d="M6 1.7A4.3 4.3 0 0 1 10.3 6" fill="none" stroke="var(--run-fill)" stroke-width="1.7" stroke-linecap="round" />
    </>
  ),
  queued: (
    <>
      <circle cx="6" cy="6" r="4.3" fill="none" stroke="var(--run-fill)" stroke-opacity=".45" stroke-width="1.5" />
      <path d="M6 3.8V6h1.8" fill="none" stroke="var(--run-fill)" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round" />
    </>
  ),
  missing: (
    <circle cx="6" cy="6" r="4.1" fill="none" stroke="var(--ink-3)" stroke-width="1.4" stroke-dasharray="2 1.7" />
  ),
  blocked: (
    <>
      <circle cx="6" cy="6" r="4.1" fill="none" stroke="var(--ink-3)" stroke-width="1.4" />
      <path d="m3.3 8.7 5.4-5.4" stroke="var(--ink-3)" stroke-width="1.4" />
    </>
  ),
  absent: <path d="M3.4 6h5.2" stroke="var(--ink-3)" stroke-width="1.5" stroke-linecap="round" />,
  warn: (
    <>
      <path d="M6 1.6 11 10.4H1z" fill="var(--stale-fill)" />
      <path d="M6 4.9v2.4M6 8.9v.05" stroke="var(--surface)" stroke-width="1.3" stroke-linecap="round" />
    </>
  ),
  tick: (
    <path
      d="m2.4 6.3 2.4 2.4 4.8-5"
      fill="none"
      stroke="var(--ok-fill)"
      stroke-width="1.7"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  ),
};

/** The shape of a state, 12 pixels wide. */
export function Glyph({ tone }: { tone: Tone | "warn" | "tick" }) {
  return (
    <svg aria-hidden="true" class={tone === "run" ? "spin" : ""} width="12" height="12" viewBox="0 0 12 12">
      {SHAPES[tone]}
    </svg>
  );
}

/** The state of a thing in shape and word. */
export function State({ state, text }: { state: string; text?: string }) {
  const tone = toneOf(state);
  return (
    <span class={`st ${tone}`}>
      <Glyph tone={tone} />
      {text ?? state}
    </span>
  );
}

export function Pill({ state, text }: { state: string; text?: string }) {
  const tone = toneOf(state);
  const name = text ?? state;
  return (
    <span class={`pill ${tone}`}>
      <Glyph tone={tone} />
      {name.charAt(0).toUpperCase() + name.slice(1)}
    </span>
  );
}

/** How a check went: passed, failed, warned, never run. */
export function CheckGlyph({ result }: { result: string }) {
  const tones: Record<string, Tone | "warn" | "tick"> = { passed: "tick", failed: "fail", warned: "warn" };
  return <Glyph tone={tones[result] ?? "missing"} />;
}

/** A key of the keyboard, for the eye only. */
export function Key({ children }: { children: string }) {
  return <kbd aria-hidden="true">{children}</kbd>;
}

export function Card(
  { title, note, right, children, label }: {
    title: string;
    note?: ComponentChildren;
    right?: ComponentChildren;
    label?: string;
    children: ComponentChildren;
  },
) {
  return (
    <section class="card" aria-label={label ?? title}>
      <header>
        <h2>{title}</h2>
        {note !== undefined && <span class="s3">{note}</span>}
        {right !== undefined && <span class="right">{right}</span>}
      </header>
      {children}
    </section>
  );
}

/** Shares of states as one thin bar. */
export function HealthBar({ counts, wide }: { counts: Record<string, number>; wide?: boolean }) {
  const shown = [...STATES].reverse().filter((state) => state !== "absent" && (counts[state] ?? 0) > 0);
  return (
    <span class={wide ? "hb wide" : "hb"} aria-hidden="true">
      {shown.map((state) => <i key={state} class={`fill ${toneOf(state)}`} style={{ flexGrow: counts[state] }} />)}
    </span>
  );
}

/** A moment in short, with the whole in a tooltip. */
export function When({ at }: { at: string | null }) {
  if (at === null) return <span class="s3">never</span>;
  const date = new Date(at);
  return <time dateTime={at} title={date.toLocaleString()}>{moment(date, new Date(now()))}</time>;
}

/** What went wrong with this part; the rest of the page stays. */
export function Trouble({ error, title }: { error: ApiError; title?: string }) {
  return (
    <div class="callout fail" role="alert">
      <div>
        <div class="row">
          <Glyph tone="fail" />
          <b class="b">{title ?? error.message}</b>
          {title !== undefined && <span>{error.message}</span>}
        </div>
        {error.hints.map((hint) => <p key={hint} class="s2 under">{hint}</p>)}
      </div>
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <Glyph tone="missing" />
      <b class="b">{title}</b>
      {children}
    </div>
  );
}

/** Draws again each `millis`, for ages that tick. */
export function useTick(millis: number): void {
  const [, redraw] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => redraw((n) => n + 1), millis);
    return () => clearInterval(timer);
  }, [millis]);
}
