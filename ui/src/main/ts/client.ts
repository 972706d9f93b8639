import { useEffect } from "preact/hooks";
import { read, useTopic, write } from "./store.ts";

/** An answer that is none: what is wrong, and what to do about it. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly hints: string[] = [],
  ) {
    super(message);
  }
}

export interface Loaded<T> {
  value?: T;
  error?: ApiError;
  loading: boolean;
}

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new ApiError(0, "Unreachable", "The server does not answer.", [
      "The page goes on by itself when it is back.",
    ]);
  }
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) return body as T;
  const error = body?.error;
  throw new ApiError(
    response.status,
    error?.code ?? "Failed",
    error?.message ?? `The server answered ${response.status}.`,
    error?.hints ?? [],
  );
}

export function get<T>(path: string): Promise<T> {
  return ask<T>(path, { headers: { Accept: "application/json" } });
}

/** The header is what a form of another site cannot send. */
export function post<T>(path: string, body: unknown = {}): Promise<T> {
  return ask<T>(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Assetwright": "1" },
    body: JSON.stringify(body),
  });
}

export function assetPath(kind: "assets" | "rows" | "quarantine", key: string): string {
  return `/api/${kind}/` + key.split("/").map(encodeURIComponent).join("/");
}

/** One event of the stream; which fields there are depends on its topic. */
export interface LiveEvent {
  topic: string;
  key?: string;
  run?: string;
  asset?: string;
  partition?: string | null;
  total?: number;
  [name: string]: unknown;
}

export type Wanted = (event: LiveEvent) => boolean;

interface Watched {
  wanted: Wanted;
  busy: boolean;
  again: boolean;
  users: number;
  timer: number;
}

const watched = new Map<string, Watched>();

/** What changed while an answer was on its way is asked for once more, never twice at once. */
async function load(path: string): Promise<void> {
  const entry = watched.get(path);
  if (entry === undefined) return;
  if (entry.busy) {
    entry.again = true;
    return;
  }
  entry.busy = true;
  const before = read<Loaded<unknown>>(path);
  try {
    const value = await get<unknown>(path);
    write(path, { value, loading: false });
  } catch (error) {
    write(path, { value: before?.value, error: error as ApiError, loading: false });
  }
  entry.busy = false;
  if (entry.again) {
    entry.again = false;
    later(path, entry);
  }
}

function later(path: string, entry: Watched): void {
  if (entry.timer !== 0) return;
  entry.timer = self.setTimeout(() => {
    entry.timer = 0;
    load(path);
  }, 200);
}

/** Hands events of the stream to whatever is on the page; null means that anything may have changed. */
export function notify(events: LiveEvent[] | null): void {
  for (const [path, entry] of watched) {
    if (entry.users > 0 && (events === null || events.some(entry.wanted))) later(path, entry);
  }
}

/**
 * The answer to a GET, asked again whenever an event that concerns it arrives. A page that was left
 * and is opened again shows what it had until the new answer is there.
 */
export function useGet<T>(path: string | null, wanted: Wanted): Loaded<T> {
  const value = useTopic<Loaded<T>>(path ?? "");
  useEffect(() => {
    if (path === null) return;
    const entry = watched.get(path) ?? { wanted, busy: false, again: false, users: 0, timer: 0 };
    entry.wanted = wanted;
    entry.users++;
    watched.set(path, entry);
    load(path);
    return () => {
      if (--entry.users === 0) {
        clearTimeout(entry.timer);
        entry.timer = 0;
        if (watched.size > 200) watched.delete(path);
      }
    };
  }, [path]);
  return path === null ? { loading: false } : value ?? { loading: true };
}

export const never: Wanted = () => false;
