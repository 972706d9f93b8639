import { useEffect, useRef } from "preact/hooks";

/** One key, or `g` and another: `m`, `M`, `Escape`, `g l`. */
export type Keys = Record<string, (event: KeyboardEvent) => void>;

const layers: { current: Keys }[] = [];
let prefix = "";

/** Keys of a part of the page while it is there; the part that came last is asked first. */
export function useKeys(keys: Keys): void {
  const layer = useRef(keys);
  layer.current = keys;
  useEffect(() => {
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
    };
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

export function startKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) && event.key !== "Escape") return;
    // An open sheet has the keys for itself; a focused button or link is pressed with Enter.
    if (document.querySelector("dialog[open]") !== null) return;
    if (event.key === "Enter" && (event.target as Element).closest?.("a, button, summary") !== null) return;
    const name = prefix === "" ? event.key : `${prefix} ${event.key}`;
    prefix = prefix === "" && event.key === "g" ? "g" : "";
    for (const layer of [...layers].reverse()) {
      const action = layer.current[name];
      if (action !== undefined) {
        event.preventDefault();
        action(event);
        return;
      }
    }
  });
}
