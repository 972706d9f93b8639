import { useEffect } from "preact/hooks";
import type { StatusView } from "./api.d.ts";
import { type Loaded, useGet } from "./client.ts";
import { syncClock } from "./time.ts";

/** The process at a glance; every page shows some of it. */
export function useStatus(): Loaded<StatusView> {
  const loaded = useGet<StatusView>("/api/status", (event) => event.topic === "status" || event.topic === "graph");
  const now = loaded.value?.now;
  useEffect(() => {
    if (now !== undefined) syncClock(now);
  }, [now]);
  return loaded;
}
