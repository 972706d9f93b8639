import { read, useTopic, write } from "./store.ts";

/** Where we are: path segments, decoded, and the query. All state of a view is in here. */
export interface Place {
  path: string[];
  query: URLSearchParams;
}

const TOPIC = "place";

/** Asset keys are path segments, everything else is in the query, so a key never looks like a page. */
export function parse(href: string): Place {
  const url = new URL(href, "http://localhost");
  const path = url.pathname.split("/").filter((part) => part !== "").map(decode);
  return { path, query: url.searchParams };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function assetHref(key: string, query: Record<string, string | null> = {}): string {
  return withQuery("/assets/" + key.split("/").map(encodeURIComponent).join("/"), query);
}

export function runHref(run: string, query: Record<string, string | null> = {}): string {
  return withQuery("/runs/" + encodeURIComponent(run), query);
}

export function backfillHref(backfill: string): string {
  return "/backfills/" + encodeURIComponent(backfill);
}

/** Leaves out what is null or empty; keys and days stay readable. */
export function withQuery(path: string, query: Record<string, string | null>): string {
  const text = Object.entries(query)
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => `${name}=${encode(value!)}`)
    .join("&");
  return text === "" ? path : `${path}?${text}`;
}

function encode(value: string): string {
  return encodeURIComponent(value).replaceAll("%2F", "/").replaceAll("%3A", ":").replaceAll("%2C", ",");
}

export function usePlace(): Place {
  return useTopic<Place>(TOPIC)!;
}

export function go(href: string, how: "push" | "replace" = "push"): void {
  if (how === "push") history.pushState(null, "", href);
  else history.replaceState(null, "", href);
  write(TOPIC, parse(location.href));
}

/** Changes the query of where we are; null takes a name away. */
export function setQuery(changes: Record<string, string | null>, how: "push" | "replace"): void {
  const query = Object.fromEntries(read<Place>(TOPIC)!.query);
  const href = withQuery(location.pathname, { ...query, ...changes });
  if (href !== location.pathname + location.search) go(href, how);
}

/** Links are real links; a plain click on one of ours stays in the page. */
export function startRouter(): void {
  write(TOPIC, parse(location.href));
  addEventListener("popstate", () => write(TOPIC, parse(location.href)));
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest?.("a[href]");
    if (!(link instanceof HTMLAnchorElement) || link.target !== "" || link.hasAttribute("download")) return;
    if (link.origin !== location.origin || link.pathname.startsWith("/api/")) return;
    event.preventDefault();
    if (link.href !== location.href) go(link.href);
  });
}
