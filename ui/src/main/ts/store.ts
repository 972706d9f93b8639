import { useEffect, useState } from "preact/hooks";

/** What the pages know, by topic; whoever reads a topic is drawn again when it changes. */
const values = new Map<string, unknown>();
const listeners = new Map<string, Set<() => void>>();

export function read<T>(topic: string): T | undefined {
  return values.get(topic) as T | undefined;
}

export function write<T>(topic: string, value: T): void {
  if (Object.is(values.get(topic), value)) return;
  values.set(topic, value);
  for (const listener of [...listeners.get(topic) ?? []]) listener();
}

export function update<T>(topic: string, change: (before: T) => T): void {
  const before = read<T>(topic);
  if (before !== undefined) write(topic, change(before));
}

/** Returns how to stop listening. */
export function subscribe(topic: string, listener: () => void): () => void {
  const set = listeners.get(topic) ?? new Set();
  listeners.set(topic, set.add(listener));
  return () => {
    set.delete(listener);
    if (set.size === 0 && listeners.get(topic) === set) listeners.delete(topic);
  };
}

export function useTopic<T>(topic: string): T | undefined {
  const [, redraw] = useState(0);
  useEffect(() => {
    const before = read<T>(topic);
    const stop = subscribe(topic, () => redraw((n) => n + 1));
    if (!Object.is(before, read<T>(topic))) redraw((n) => n + 1);
    return stop;
  }, [topic]);
  return read<T>(topic);
}
