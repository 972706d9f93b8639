import type { PartitionsView } from "../api.d.ts";
import { lanes } from "../partitions.ts";
import { toneOf } from "../states.ts";

interface Props {
  partitions: PartitionsView;
  selected: string | null;
  onSelect(key: string): void;
}

/** Partitions that are no days: a square each, for a product a line for each of its other keys; the newest last. */
export function Cells({ partitions, selected, onSelect }: Props) {
  const all = lanes(partitions);
  const keys = all.flatMap((lane) => lane.cells.map((cell) => cell.key));

  function walk(event: KeyboardEvent): void {
    const by = ({ ArrowLeft: -1, ArrowRight: 1, Home: -keys.length, End: keys.length } as Record<string, number>)[
      event.key
    ];
    if (by === undefined || keys.length === 0) return;
    event.preventDefault();
    const at = selected === null ? keys.length - 1 : keys.indexOf(selected) + by;
    onSelect(keys[Math.min(keys.length - 1, Math.max(0, at))]);
  }

  return (
    <div
      class="cells"
      role="group"
      tabIndex={0}
      aria-label={`Partitions ${keys[0] ?? ""} to ${keys[keys.length - 1] ?? ""}${
        selected === null ? "" : `, ${selected} selected`
      }`}
      onKeyDown={walk}
    >
      {all.map((lane) => (
        <div class="cell-line" key={lane.name}>
          {all.length > 1 && <span class="s3 small" title={lane.name}>{lane.name}</span>}
          <div class="squares">
            {lane.cells.map(({ key, state }) => (
              <i
                key={key}
                title={`${key}: ${state}`}
                class={`square ${toneOf(state)}${key === selected ? " picked" : ""}`}
                onClick={() => onSelect(key)}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
