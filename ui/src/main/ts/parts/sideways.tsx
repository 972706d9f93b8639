import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** Scrolls sideways when what is in it is wider; an edge behind which there is more is soft. */
export function Sideways({ label, class: name, children }: { label: string; class?: string; children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  const mark = () => {
    const { scrollLeft, scrollWidth, clientWidth, classList } = box.current!;
    classList.toggle("more-left", scrollLeft > 1);
    classList.toggle("more-right", scrollLeft + clientWidth < scrollWidth - 1);
  };
  useEffect(() => {
    const observer = new ResizeObserver(mark);
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  useEffect(mark);
  return (
    <div
      class={name === undefined ? "sideways" : `sideways ${name}`}
      ref={box}
      tabIndex={0}
      role="group"
      aria-label={label}
      onScroll={mark}
    >
      {children}
    </div>
  );
}
