import { useEffect, useRef } from "preact/hooks";
import type { PlacedLineage } from "../api.d.ts";
import { shownState, STATES } from "../states.ts";
import { useTopic } from "../store.ts";
import { THEME } from "../theme.ts";
import { palette } from "./tiles.ts";
import { seen, type Size, type View } from "./view.ts";

const WIDTH = 212;
const HEIGHT = 132;
const EDGE = 10;
/** Up to so many assets each is drawn, above that their groups. */
const FEW = 400;

interface Props {
  lineage: PlacedLineage;
  view: View | null;
  size: Size;
  onMove(view: View): void;
}

/** The whole map in a corner; where something needs attention has its colour. */
export function Minimap({ lineage, view, size, onMove }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTopic<string>(THEME);
  const scale = Math.min((WIDTH - 2 * EDGE) / lineage.width, (HEIGHT - 2 * EDGE) / lineage.height);
  const left = (WIDTH - lineage.width * scale) / 2;
  const top = (HEIGHT - lineage.height * scale) / 2;

  useEffect(() => {
    const pen = canvas.current!.getContext("2d")!;
    const dpr = devicePixelRatio;
    canvas.current!.width = WIDTH * dpr;
    canvas.current!.height = HEIGHT * dpr;
    pen.setTransform(dpr, 0, 0, dpr, 0, 0);
    const colours = palette();
    for (const { place, state } of blocks(lineage)) {
      const loud = state === "failed" || state === "stale" || state === "running";
      pen.globalAlpha = loud ? 0.95 : 0.6;
      pen.fillStyle = state === "failed"
        ? colours["fail-fill"]
        : state === "stale"
        ? colours["stale-fill"]
        : state === "running"
        ? colours["run-fill"]
        : colours.bar;
      pen.beginPath();
      const w = Math.max(2, place.w * scale);
      const h = Math.max(2, place.h * scale);
      pen.roundRect(left + place.x * scale, top + place.y * scale, w, h, Math.min(1.5, h / 3));
      pen.fill();
    }
    if (view === null) return;
    const part = seen(view, size);
    pen.globalAlpha = 1;
    pen.strokeStyle = colours.accent;
    pen.lineWidth = 1.5;
    const x1 = Math.max(1, left + part.x * scale);
    const y1 = Math.max(1, top + part.y * scale);
    const x2 = Math.min(WIDTH - 1, left + (part.x + part.w) * scale);
    const y2 = Math.min(HEIGHT - 1, top + (part.y + part.h) * scale);
    pen.beginPath();
    pen.roundRect(x1, y1, Math.max(2, x2 - x1), Math.max(2, y2 - y1), 3);
    pen.stroke();
    pen.globalAlpha = 0.08;
    pen.fillStyle = colours.accent;
    pen.fill();
  }, [lineage, view, theme, size.width, size.height]);

  function moveTo(event: PointerEvent): void {
    if (view === null) return;
    const bounds = canvas.current!.getBoundingClientRect();
    const x = (event.clientX - bounds.left - left) / scale;
    const y = (event.clientY - bounds.top - top) / scale;
    onMove({ k: view.k, x: size.width / 2 - x * view.k, y: size.height / 2 - y * view.k });
  }

  return (
    <canvas
      class="mini"
      ref={canvas}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.stopPropagation();
        canvas.current!.setPointerCapture(event.pointerId);
        moveTo(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && moveTo(event)}
    />
  );
}

function blocks(lineage: PlacedLineage) {
  if (lineage.assets.length <= FEW) {
    return lineage.assets.map((card, i) => ({ place: lineage.cards[i], state: shownState(card) }));
  }
  const worst = new Map<string, number>();
  for (const card of lineage.assets) {
    const rank = STATES.indexOf(shownState(card) as typeof STATES[number]);
    if (rank >= 0) worst.set(card.group, Math.min(rank, worst.get(card.group) ?? STATES.length));
  }
  return lineage.groups.map((place) => ({ place, state: STATES[worst.get(place.name) ?? 6] }));
}
