import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { FollowedRun } from "./pages/followed.tsx";
import { Help } from "./pages/help.tsx";
import { PlanSheet } from "./pages/plan.tsx";
import { useKeys } from "./keys.ts";
import { LIVE, type LiveState, togglePause } from "./live.ts";
import { Icon, Mark } from "./parts/icons.tsx";
import { Glyph, When } from "./parts/parts.tsx";
import { go, usePlace, withQuery } from "./router.ts";
import { useTopic } from "./store.ts";
import { useStatus } from "./status.ts";
import { THEME, toggleTheme } from "./theme.ts";
import { clock, count } from "./words.ts";

const PAGES = ["assets", "runs", "backfills"];

/** The frame of every page: where one can go, whether it is live, what to know. */
export function Shell(
  { crumb, title, children }: { crumb: ComponentChildren; title: string; children: ComponentChildren },
) {
  const [help, setHelp] = useState(false);
  useEffect(() => {
    document.title = `${title} · Assetwright`;
  }, [title]);
  useKeys({
    "t": toggleTheme,
    ".": togglePause,
    "?": () => setHelp(true),
    "g l": () => go("/lineage"),
    "g c": () => go("/assets"),
    "g r": () => go("/runs"),
    "g b": () => go("/backfills"),
  });
  return (
    <div class="app">
      <Rail onHelp={() => setHelp(true)} />
      <main class="page">
        <div class="top">
          <nav class="crumb" aria-label="Place">{crumb}</nav>
          <Search />
        </div>
        <Notices />
        <div class="body">{children}</div>
        <FollowedRun />
      </main>
      <PlanSheet />
      {help && <Help onClose={() => setHelp(false)} />}
    </div>
  );
}

function Rail({ onHelp }: { onHelp: () => void }) {
  const { value: status } = useStatus();
  const live = useTopic<LiveState>(LIVE) ?? "Live";
  const theme = useTopic<string>(THEME);
  const { path } = usePlace();
  const current = PAGES.includes(path[0]) ? `/${path[0]}` : "/lineage";
  const running = status?.running.length ?? 0;
  const items = [
    { href: "/lineage", name: "Lineage", icon: "lineage", note: "", tone: "" },
    { href: "/assets", name: "Catalog", icon: "catalog", note: count(status?.assets ?? 0), tone: "" },
    { href: "/runs", name: "Runs", icon: "runs", note: running > 0 ? count(running) : "", tone: "running" },
    { href: "/backfills", name: "Backfills", icon: "backfill", note: "", tone: "" },
  ];
  const liveTone = live === "Live" ? "live" : live === "Paused" ? "live paused" : "live wait";
  return (
    <nav class="rail" aria-label="Main">
      <a class="brand" href="/">
        <Mark />
        <span>Assetwright</span>
      </a>
      <div class="env">
        <span class="b ell">{status?.project ?? ""}</span>
        <span class="s3">{status?.mode ?? ""}</span>
        <button
          type="button"
          class={liveTone}
          title={live === "Paused" ? "Go on (.)" : "Pause (.)"}
          onClick={togglePause}
          aria-live="polite"
        >
          {live}
        </button>
      </div>
      {items.map(({ href, name, icon, note, tone }) => (
        <a key={href} class="item" href={href} aria-current={href === current ? "page" : undefined}>
          <Icon name={icon} />
          <span>{name}</span>
          {note !== "" && <b class={tone}>{note}</b>}
        </a>
      ))}
      <span class="spring" />
      <button type="button" class="item quiet" onClick={onHelp}>
        <Icon name="help" />
        Keys
      </button>
      <button type="button" class="item" onClick={toggleTheme}>
        <Icon name="theme" />
        <span class="quiet">{theme === "dark" ? "Light" : "Dark"} theme</span>
      </button>
      {status !== undefined && (
        <div class="foot">
          <span class="mono">{status.graph.slice(0, 7)}</span> · loaded {clock(new Date(status.loadedAt))}
          <br />
          {status.nextTick === null ? "no schedules" : <>next schedule <When at={status.nextTick} /></>}
        </div>
      )}
    </nav>
  );
}

function Search() {
  return (
    <form
      class="inp find"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const text = new FormData(event.currentTarget).get("q") as string;
        go(withQuery("/assets", { q: text }));
      }}
    >
      <Icon name="search" />
      <input name="q" type="text" placeholder="Find an asset" aria-label="Find an asset" autocomplete="off" />
    </form>
  );
}

/** What people should know on every page; a graph that does not load first. */
function Notices() {
  const { value: status, error } = useStatus();
  const [closed, setClosed] = useState<string[]>([]);
  const problem = status?.problem ?? null;
  return (
    <div class="notices">
      {error !== undefined && (
        <div class="notice problem" role="alert">
          <Glyph tone="fail" />
          <div>
            <b class="b">{error.message}</b> {error.hints.join(" ")}
          </div>
        </div>
      )}
      {problem !== null && (
        <div class="notice problem" role="alert">
          <Glyph tone="fail" />
          <div>
            <b class="b">{problem.title}</b>{" "}
            <span class="s2">The last good graph is shown and goes on working.</span>
            {problem.lines.length > 0 && <pre class="mono">{problem.lines.join("\n")}</pre>}
          </div>
        </div>
      )}
      {(status?.notices ?? []).filter((notice) => !closed.includes(notice)).map((notice) => (
        <div class="notice" key={notice} role="note">
          <Icon name="file" size={14} />
          <span>{notice}</span>
          <button type="button" aria-label="Close" onClick={() => setClosed([...closed, notice])}>
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
    </div>
  );
}
