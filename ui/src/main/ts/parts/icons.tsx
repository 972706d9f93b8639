import type { ComponentChildren } from "preact";

/** Own icons, drawn on 16 pixels with one stroke; decoration only, so hidden from readers. */
const PATHS: Record<string, ComponentChildren> = {
  lineage: (
    <>
      <rect x="1.8" y="2.2" width="4.6" height="3.6" rx="1" />
      <rect x="1.8" y="10.2" width="4.6" height="3.6" rx="1" />
      <rect x="9.8" y="6.2" width="4.6" height="3.6" rx="1" />
      <path d="M6.4 4h1.2c1 0 1.2.6 1.2 1.6v.6c0 1 .2 1.8 1 1.8M6.4 12h1.2c1 0 1.2-.6 1.2-1.6v-.6c0-1 .2-1.8 1-1.8" />
    </>
  ),
  catalog: <path d="M2.5 4h11M2.5 8h11M2.5 12h7" />,
  runs: <path d="M2.5 4.5h5M5.5 8h6M8.5 11.5h5" stroke-width="2" />,
  backfill: <path d="M13.5 4.5h-11M13.5 8h-7M13.5 11.5h-4M4.6 9.6 2.5 11.7l2.1 2.1" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.4" />
      <path d="m10.4 10.4 3 3" />
    </>
  ),
  theme: (
    <>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.6v1.2M8 13.2v1.2M1.6 8h1.2M13.2 8h1.2M3.5 3.5l.8.8M11.7 11.7l.8.8M12.5 3.5l-.8.8M4.3 11.7l-.8.8" />
    </>
  ),
  help: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M6.4 6.5a1.7 1.7 0 1 1 2.4 1.6c-.5.2-.8.6-.8 1.1M8 11.2v.05" />
    </>
  ),
  down: <path d="m5 6.5 3 3 3-3" />,
  right: <path d="m6.3 4.5 3.5 3.5-3.5 3.5" />,
  play: <path d="M5 3.4v9.2l7.2-4.6z" fill="currentColor" />,
  close: <path d="m4.5 4.5 7 7M11.5 4.5l-7 7" />,
  retry: <path d="M13.2 8A5.2 5.2 0 1 1 11.5 4.1l1.7 1.5M13.2 2.6v3h-3" />,
  arrow: <path d="M3 8h10M9.5 4.5 13 8l-3.5 3.5" />,
  code: <path d="m5.5 5-3 3 3 3M10.5 5l3 3-3 3" />,
  up: <path d="M8 12.5v-9M4.6 6.9 8 3.5l3.4 3.4" />,
  target: (
    <>
      <circle cx="8" cy="8" r="4.6" />
      <circle cx="8" cy="8" r="1" fill="currentColor" />
    </>
  ),
  dash: (
    <circle cx="8" cy="8" r="4.6" stroke-dasharray="2.4 2" />
  ),
  check: <path d="M8 1.9 13 4v3.8c0 3-2.1 5-5 6.3-2.9-1.3-5-3.3-5-6.3V4z" />,
  gear: <path d="M3 5h5M12 5h1M3 11h1M8 11h5M10 3.4v3.2M6 9.4v3.2" />,
  list: <path d="M5.5 4h8M7.5 8h6M7.5 12h6M2.5 4h.05M4.5 8h.05M4.5 12h.05" />,
  file: <path d="M4 2.2h5l3 3v8.6H4zM9 2.2v3h3" />,
  menu: <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />,
};

export function Icon({ name, size = 16 }: { name: string; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      {PATHS[name]}
    </svg>
  );
}

export function Mark() {
  return (
    <svg aria-hidden="true" width="20" height="20" viewBox="0 0 20 20">
      <path
        d="M3 16.5 10 3l7 13.5"
        fill="none"
        stroke="var(--ink)"
        stroke-width="2"
        stroke-linejoin="round"
        stroke-linecap="round"
      />
      <path d="M6.6 13.2h6.8" stroke="var(--accent)" stroke-width="2" stroke-linecap="round" />
      <circle cx="10" cy="3" r="1.7" fill="var(--accent)" />
    </svg>
  );
}
