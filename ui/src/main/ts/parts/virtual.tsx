import type { ComponentChildren, Ref } from "preact";
import { useEffect, useImperativeHandle, useRef, useState } from "preact/hooks";

export interface Scroller {
  /** Brings a row into the middle. */
  show(row: number): void;
  toEnd(): void;
}

interface Props {
  count: number;
  /** Rows have one height; measuring them is what breaks long lists. */
  height: number;
  class: string;
  label: string;
  control?: Ref<Scroller>;
  row(index: number): ComponentChildren;
  onRange?(first: number, last: number): void;
  onAtEnd?(is: boolean): void;
}

const SPARE = 8;

/** Where a list of rows is looked at: the first and the last one to draw. */
export function rangeOf(count: number, height: number, top: number, window: number): [number, number] {
  const first = Math.max(0, Math.floor(top / height) - SPARE);
  const last = Math.min(count - 1, Math.ceil((top + window) / height) + SPARE);
  return [first, last];
}

/** A list that draws only what is seen of it. */
export function Virtual({ count, height, class: name, label, control, row, onRange, onAtEnd }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [window, setWindow] = useState(600);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWindow(entry.contentRect.height));
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  useImperativeHandle(control ?? null, () => ({
    show(index: number) {
      const element = box.current!;
      element.scrollTop = Math.max(0, index * height - element.clientHeight / 2 + height);
    },
    toEnd() {
      box.current!.scrollTop = box.current!.scrollHeight;
    },
  }), [height]);
  const [first, last] = rangeOf(count, height, top, window);
  useEffect(() => onRange?.(first, last), [first, last, count]);
  const rows: ComponentChildren[] = [];
  for (let i = first; i <= last; i++) rows.push(row(i));
  return (
    <div
      class={name}
      ref={box}
      tabIndex={0}
      role="region"
      aria-label={label}
      onScroll={(event) => {
        const element = event.currentTarget;
        setTop(element.scrollTop);
        onAtEnd?.(element.scrollTop + element.clientHeight >= element.scrollHeight - height);
      }}
    >
      <div style={{ height: count * height, position: "relative" }}>
        <div style={{ transform: `translateY(${first * height}px)` }}>{rows}</div>
      </div>
    </div>
  );
}
