import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../parts/icons.tsx";

const KEYS: [string, string][] = [
  ["/", "filter"],
  ["M", "materialize: see the plan first"],
  ["f", "show the whole map"],
  ["+ −", "zoom"],
  ["← → ↑ ↓", "walk along the graph"],
  ["↵", "open the selected asset"],
  ["o", "outline"],
  ["g l", "lineage"],
  ["g c", "catalog"],
  ["g r", "runs"],
  ["g b", "backfills"],
  ["e", "log at the error, on a run"],
  ["r", "retry the failed, on a run or backfill"],
  [".", "pause live updates"],
  ["t", "light or dark"],
  ["Esc", "back, close"],
];

export function Help({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="sheet keys" ref={dialog} aria-label="Keys" onClose={onClose}>
      <div class="row">
        <h2 class="grow">Keys</h2>
        <button type="button" class="iconb sm" aria-label="Close" onClick={() => dialog.current?.close()}>
          <Icon name="close" size={14} />
        </button>
      </div>
      <dl>
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>{key.split(" ").map((part) => <kbd key={part}>{part}</kbd>)}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
