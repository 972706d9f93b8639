import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { LineageCard, PlacedLineage } from "../api.d.ts";
import { useKeys } from "../keys.ts";
import { Glyph, Key } from "../parts/parts.tsx";
import { shownState, type Tone, toneOf } from "../states.ts";
import { useTopic } from "../store.ts";
import { THEME } from "../theme.ts";
import { now } from "../time.ts";
import { Graph } from "./graph.ts";
import { Minimap } from "./minimap.tsx";
import { BARS_BELOW, curveOf, trace } from "./paint.ts";
import { faceOf, groupsOf, lineOf, sceneOf } from "./scene.ts";
import { palette, Tiles } from "./tiles.ts";
import { fit, overlap, readable, type Rect, reveal, seen, type Size, type View, zoomAt } from "./view.ts";

/** After so long without motion the map is painted at the very scale. */
const REST = 140;
/** More buttons than that would make the page slow; who needs the others zooms in, or takes the outline. */
const MOST_SPOTS = 300;

interface Props {
  lineage: PlacedLineage;
  selected: string | null;
  /** 1 for each asset that is drawn faintly. */
  dim: Uint8Array | null;
  onSelect(key: string | null): void;
  onOpen(key: string): void;
}

function freeOf(window: Size): Rect {
  return { x: 14, y: 62, w: window.width - 28, h: Math.max(80, window.height - 62 - 56) };
}

/** The lineage as a map: painted tiles below, the selection above them, a button over each asset in view. */
export function LineageMap({ lineage, selected, dim, onSelect, onOpen }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const spots = useRef<HTMLDivElement>(null);
  const tiles = useRef<Tiles | null>(null);
  const view = useRef<View | null>(null);
  const size = useRef<Size>({ width: 0, height: 0 });
  const moving = useRef({ is: false, timer: 0, frame: 0 });
  const shown = useRef<PlacedLineage | null>(null);
  /** Whether the map is seen whole, as it began; it then stays so when the window changes. */
  const whole = useRef(true);
  const [rested, setRested] = useState<View | null>(null);
  const theme = useTopic<string>(THEME);
  const graph = useMemo(() => new Graph(lineage.assets.length, lineage.edges), [lineage.edges]);
  const index = useMemo(() => new Map(lineage.assets.map((card, i) => [card.key, i])), [lineage.assets]);
  const at = selected === null ? undefined : index.get(selected);
  const around = useMemo(() => at === undefined ? null : graph.around(at), [graph, at]);
  const lit = useMemo(() => litEdges(lineage, around), [lineage, around]);
  const colours = useMemo(palette, [theme]);
  const scene = useRef({ lineage, at, lit, colours });
  scene.current = { lineage, at, lit, colours };

  function draw(): void {
    moving.current.frame = 0;
    const where = view.current;
    if (where === null || ground.current === null || overlay.current === null) return;
    const dpr = devicePixelRatio;
    const pen = ready(ground.current, size.current, dpr);
    pen.fillStyle = scene.current.colours.bg;
    pen.fillRect(0, 0, size.current.width, size.current.height);
    tiles.current!.draw(pen, where, size.current, dpr, moving.current.is);
    highlight(ready(overlay.current, size.current, dpr), where);
    if (spots.current !== null) {
      spots.current.style.transform = `translate(${where.x}px,${where.y}px) scale(${where.k})`;
    }
  }

  function kick(): void {
    if (moving.current.frame === 0) moving.current.frame = requestAnimationFrame(draw);
  }

  /** Edges of the selected asset, and those along which a failure holds others back. */
  function highlight(pen: CanvasRenderingContext2D, where: View): void {
    const { lineage, lit, colours } = scene.current;
    if (lit.length === 0) return;
    const part = seen(where, size.current);
    const paths = { accent: new Path2D(), fail: new Path2D() };
    for (const { edge, held } of lit) {
      const [from, to] = lineage.edges[edge];
      const a = lineage.cards[from];
      const b = lineage.cards[to];
      const x = Math.min(a.x, b.x);
      const y = Math.min(a.y, b.y);
      const hull = { x, y, w: Math.max(a.x + a.w, b.x + b.w) - x, h: Math.max(a.y + a.h, b.y + b.h) - y };
      if (overlap(hull, part)) {
        trace(held ? paths.fail : paths.accent, curveOf(a, b, lineage.routes[edge]));
      }
    }
    pen.translate(where.x, where.y);
    pen.scale(where.k, where.k);
    pen.lineWidth = Math.max(1.75, 1.2 / where.k);
    pen.strokeStyle = colours.accent;
    pen.stroke(paths.accent);
    pen.setLineDash([4, 3.5]);
    pen.strokeStyle = colours.fail;
    pen.stroke(paths.fail);
    pen.setLineDash([]);
  }

  function move(next: View, rest = false): void {
    const zooming = view.current !== null && view.current.k !== next.k;
    whole.current = false;
    view.current = next;
    const motion = moving.current;
    motion.is = !rest && (zooming || motion.is);
    clearTimeout(motion.timer);
    motion.timer = self.setTimeout(settle, rest ? 0 : REST);
    kick();
  }

  function settle(): void {
    moving.current.is = false;
    const where = view.current!;
    view.current = { k: where.k, x: Math.round(where.x), y: Math.round(where.y) };
    setRested(view.current);
    kick();
  }

  function zoom(factor: number, x = size.current.width / 2, y = size.current.height / 2): void {
    if (view.current !== null) move(zoomAt(view.current, factor, x, y));
  }

  function fitAll(): void {
    move(fit(scene.current.lineage, size.current, freeOf(size.current)), true);
    whole.current = true;
  }

  /** After the window changed: whole again, unless beside the inspector that made it too small to read. */
  function fitAgain(): void {
    const { lineage, at } = scene.current;
    const free = freeOf(size.current);
    const fitted = fit(lineage, size.current, free);
    move(at === undefined ? fitted : readable(fitted, lineage, lineage.cards[at], free), true);
    whole.current = true;
  }

  useEffect(() => {
    const made = new Tiles(kick);
    tiles.current = made;
    const resize = new ResizeObserver(([entry]) => {
      size.current = { width: entry.contentRect.width, height: entry.contentRect.height };
      if (whole.current && size.current.width > 0) fitAgain();
      else kick();
    });
    resize.observe(box.current!);
    return () => {
      resize.disconnect();
      made.close();
      clearTimeout(moving.current.timer);
      cancelAnimationFrame(moving.current.frame);
    };
  }, []);

  useEffect(() => tiles.current?.usePalette(colours), [colours]);
  useEffect(() => tiles.current?.dim(dim), [dim]);
  useEffect(kick, [lit, theme]);

  useEffect(() => {
    const before = shown.current;
    shown.current = lineage;
    const painter = tiles.current!;
    if (before === null || before.edges !== lineage.edges || before.cards !== lineage.cards) {
      painter.show(sceneOf(lineage, new Date(now())));
      if (before !== null && view.current !== null) keepPlace(before);
      return;
    }
    const changed = lineage.assets.flatMap((card, i) => card === before.assets[i] ? [] : [i]);
    if (changed.length === 0) return;
    const time = new Date(now());
    painter.change(
      changed.map((i) => [i, faceOf(lineage.assets[i], time)]),
      groupsOf(lineage),
      [...changed.map((i) => lineage.cards[i]), ...groupsAround(changed)],
    );
  }, [lineage]);

  function groupsAround(changed: number[]): Rect[] {
    const names = new Set(changed.map((i) => lineage.assets[i].group));
    return lineage.groups.filter((group) => names.has(group.name));
  }

  /** After another layout the selected asset stays where it was on the screen. */
  function keepPlace(before: PlacedLineage): void {
    const old = before.assets.findIndex((card) => card.key === selected);
    if (whole.current || old < 0 || at === undefined) return fitAgain();
    const { x, y, k } = view.current!;
    const from = before.cards[old];
    const to = lineage.cards[at];
    move({ k, x: x + (from.x - to.x) * k, y: y + (from.y - to.y) * k }, true);
  }

  useEffect(() => {
    if (at === undefined || view.current === null) return;
    const before = view.current;
    const next = reveal(before, lineage.cards[at], freeOf(size.current));
    const untouched = whole.current;
    if (next.x !== before.x || next.y !== before.y) move(next);
    whole.current = untouched;
  }, [at]);

  useEffect(() => {
    const element = box.current!;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const bounds = element.getBoundingClientRect();
      // A mouse wheel and a pinch zoom, two fingers on a touch pad move.
      const notched = event.deltaX === 0 && (event.deltaMode !== 0 || Math.abs(event.deltaY) >= 50);
      if (event.ctrlKey || notched) {
        const amount = event.deltaMode === 0 ? event.deltaY : event.deltaY * 30;
        const factor = Math.exp(-Math.max(-120, Math.min(120, amount)) * (event.ctrlKey ? 0.01 : 0.0025));
        zoom(factor, event.clientX - bounds.left, event.clientY - bounds.top);
      } else if (view.current !== null) {
        const { x, y, k } = view.current;
        move({ k, x: x - event.deltaX, y: y - event.deltaY });
      }
    };
    element.addEventListener("wheel", wheel, { passive: false });
    return () => element.removeEventListener("wheel", wheel);
  }, []);

  function drag(event: PointerEvent): void {
    if (event.button !== 0 || view.current === null) return;
    const start = { x: event.clientX, y: event.clientY, view: view.current, moved: false };
    const onMove = (next: PointerEvent) => {
      const dx = next.clientX - start.x;
      const dy = next.clientY - start.y;
      if (!start.moved && Math.hypot(dx, dy) < 4) return;
      start.moved = true;
      box.current?.classList.add("dragging");
      move({ k: start.view.k, x: start.view.x + dx, y: start.view.y + dy });
    };
    const onUp = () => {
      removeEventListener("pointermove", onMove);
      removeEventListener("pointerup", onUp);
      box.current?.classList.remove("dragging");
      if (start.moved) {
        // The click that ends a drag is none; when none comes, the next one must not be lost.
        addEventListener("click", swallow, true);
        setTimeout(() => removeEventListener("click", swallow, true));
      } else if (!(event.target as Element).closest("button")) {
        onSelect(null);
      }
    };
    addEventListener("pointermove", onMove);
    addEventListener("pointerup", onUp);
  }

  function walk(event: KeyboardEvent, from: number): void {
    const mine = lineage.cards[from];
    const beside = (sign: number) =>
      nearest(lineage.cards, (card) => card.x === mine.x && (card.y - mine.y) * sign > 0, mine);
    const targets: Record<string, () => number | undefined> = {
      ArrowLeft: () => graph.upstream[from][0],
      ArrowRight: () => graph.downstream[from][0],
      ArrowUp: () => beside(-1),
      ArrowDown: () => beside(1),
    };
    const target = targets[event.key]?.();
    if (event.key in targets) event.preventDefault();
    if (target === undefined) return;
    onSelect(lineage.assets[target].key);
    requestAnimationFrame(() => {
      spots.current?.querySelector<HTMLElement>(`[data-index="${target}"]`)?.focus();
    });
  }

  useKeys({ "f": fitAll, "+": () => zoom(Math.SQRT2), "=": () => zoom(Math.SQRT2), "-": () => zoom(Math.SQRT1_2) });

  const visible = useMemo(() => {
    if (lineage.assets.length <= MOST_SPOTS) return lineage.assets.map((_, i) => i);
    const found: number[] = [];
    if (rested !== null && rested.k >= BARS_BELOW) {
      const part = seen(rested, size.current);
      for (let i = 0; i < lineage.cards.length && found.length < MOST_SPOTS; i++) {
        if (overlap(lineage.cards[i], part)) found.push(i);
      }
    }
    if (at !== undefined && !found.includes(at)) found.push(at);
    return found;
  }, [lineage.assets.length, lineage.cards, rested, at]);

  return (
    <div class="canvas" ref={box} onPointerDown={drag} role="group" aria-label="Asset graph">
      <canvas ref={ground} aria-hidden="true" />
      <canvas ref={overlay} aria-hidden="true" />
      <div class="spots" ref={spots}>
        {visible.map((i) => {
          const card = lineage.assets[i];
          const place = lineage.cards[i];
          return (
            <button
              type="button"
              key={card.key}
              data-index={i}
              class={i === at ? "spot sel" : "spot"}
              aria-label={spoken(card)}
              aria-pressed={i === at}
              title={card.key}
              style={{ left: place.x, top: place.y, width: place.w, height: place.h }}
              onClick={() => onSelect(card.key)}
              onDblClick={() => onOpen(card.key)}
              onKeyDown={(event) => {
                if (event.key === "Enter" && i === at) onOpen(card.key);
                else walk(event, i);
              }}
            />
          );
        })}
      </div>
      <Minimap lineage={lineage} view={rested} size={size.current} onMove={(next) => move(next)} />
      <div class="zoom" onPointerDown={(event) => event.stopPropagation()}>
        <button type="button" aria-label="Zoom out" onClick={() => zoom(Math.SQRT1_2)}>−</button>
        <span>{rested === null ? "100" : Math.round(rested.k * 100)} %</span>
        <button type="button" aria-label="Zoom in" onClick={() => zoom(Math.SQRT2)}>+</button>
        <button type="button" aria-label="Fit" onClick={fitAll}>Fit <Key>F</Key></button>
      </div>
      <Legend />
    </div>
  );
}

/** `mart/sales, stale, 2 days stale: new data`. */
function spoken(card: LineageCard): string {
  return [...new Set([card.key, shownState(card), lineOf(card)])].filter((part) => part !== "").join(", ");
}

interface LitEdge {
  edge: number;
  /** Whether a failure holds back what is behind it. */
  held: boolean;
}

/** The edges drawn above the map: those around the selected asset, those along which a failure holds others back. */
function litEdges(lineage: PlacedLineage, around: { above: Set<number>; below: Set<number> } | null): LitEdge[] {
  return lineage.edges.flatMap(([from, to], edge) => {
    const source = lineage.assets[from];
    const held = lineage.assets[to].activity === "blocked" &&
      (source.activity === "blocked" || (source.status === "failed" && source.activity === ""));
    const near = around !== null &&
      ((around.above.has(from) && around.above.has(to)) || (around.below.has(from) && around.below.has(to)));
    return held || near ? [{ edge, held }] : [];
  });
}

function swallow(click: Event): void {
  click.stopPropagation();
  click.preventDefault();
}

function nearest(cards: Rect[], wanted: (card: Rect) => boolean, to: Rect): number | undefined {
  let best: number | undefined;
  cards.forEach((card, i) => {
    if (!wanted(card)) return;
    if (best === undefined || Math.abs(card.y - to.y) < Math.abs(cards[best].y - to.y)) best = i;
  });
  return best;
}

/** Sizes a canvas for the screen and clears it. */
function ready(canvas: HTMLCanvasElement, size: Size, dpr: number): CanvasRenderingContext2D {
  const width = Math.round(size.width * dpr);
  const height = Math.round(size.height * dpr);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const pen = canvas.getContext("2d")!;
  pen.setTransform(dpr, 0, 0, dpr, 0, 0);
  pen.clearRect(0, 0, size.width, size.height);
  return pen;
}

function Legend() {
  const states: [Tone, string][] = ["up to date", "stale", "running", "failed", "blocked", "missing"]
    .map((state) => [toneOf(state), state]);
  return (
    <div class="legend">
      {states.map(([tone, state]) => <span key={state}><Glyph tone={tone} />{state}</span>)}
    </div>
  );
}
