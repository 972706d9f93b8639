import { type LiveEvent, notify } from "./client.ts";
import { read, write } from "./store.ts";

/**
 * The stream of changes, one a browser: a browser keeps at most six connections to a host, so the tab
 * that holds the lock has the stream and passes on what it hears; when it closes the next takes over.
 */
export type LiveState = "Live" | "Reconnecting…" | "Paused";

interface Relay {
  kind: "events" | "reset" | "state" | "hello";
  events?: LiveEvent[];
  state?: LiveState;
}

export const LIVE = "live";
const NAME = "aw-live";
/** A short interruption is nobody's concern. */
const PATIENCE = 3000;

const handlers = new Set<(events: LiveEvent[]) => void>();
let channel: BroadcastChannel | null = null;
let missed = false;
let leads = false;
/** What the stream is doing, paused or not. */
let connection: LiveState = "Live";

/** Patches what is on the page with events, before anything is asked for again. */
export function onEvents(handler: (events: LiveEvent[]) => void): () => void {
  handlers.add(handler);
  return () => handlers.delete(handler);
}

export function startLive(): void {
  write<LiveState>(LIVE, "Live");
  if ("BroadcastChannel" in globalThis && navigator.locks !== undefined) {
    channel = new BroadcastChannel(NAME);
    channel.onmessage = (message: MessageEvent<Relay>) => receive(message.data);
    channel.postMessage({ kind: "hello" });
    const asked = performance.now();
    navigator.locks.request(NAME, () => {
      leads = true;
      // Between the end of the tab that had the stream and now something may have been missed.
      open(performance.now() - asked > 1000);
      return new Promise(() => {});
    });
  } else {
    open(false);
  }
}

/** While paused the page stands still; afterwards it catches up at once. */
export function togglePause(): void {
  const paused = read<LiveState>(LIVE) === "Paused";
  write<LiveState>(LIVE, paused ? connection : "Paused");
  if (paused && missed) notify(null);
  missed = false;
}

function open(afterPause: boolean): void {
  const source = new EventSource("/api/events");
  let patience = 0;
  let interrupted = afterPause;
  source.onopen = () => {
    clearTimeout(patience);
    patience = 0;
    relay({ kind: "state", state: "Live" });
    if (interrupted) relay({ kind: "reset" });
    interrupted = false;
  };
  source.onerror = () => {
    interrupted = true;
    if (patience === 0) {
      patience = self.setTimeout(() => relay({ kind: "state", state: "Reconnecting…" }), PATIENCE);
    }
    if (source.readyState === EventSource.CLOSED) {
      source.close();
      clearTimeout(patience);
      relay({ kind: "state", state: "Reconnecting…" });
      // Refused for good, such as by a proxy that is up before the server.
      setTimeout(() => open(true), PATIENCE);
    }
  };
  source.addEventListener("batch", (event) => {
    relay({ kind: "events", events: JSON.parse(event.data) as LiveEvent[] });
  });
  source.addEventListener("reset", () => relay({ kind: "reset" }));
}

function relay(message: Relay): void {
  channel?.postMessage(message);
  receive(message);
}

function receive(message: Relay): void {
  const paused = read<LiveState>(LIVE) === "Paused";
  if (message.kind === "hello") {
    if (leads) channel?.postMessage({ kind: "state", state: connection });
  } else if (message.kind === "state") {
    connection = message.state!;
    if (!paused) write<LiveState>(LIVE, connection);
  } else if (paused) {
    missed = true;
  } else if (message.kind === "reset") {
    notify(null);
  } else {
    for (const handler of handlers) handler(message.events!);
    notify(message.events!);
  }
}
