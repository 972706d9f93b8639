import type { RunHead, RunView } from "../api.d.ts";
import { useGet } from "../client.ts";
import { Icon } from "../parts/icons.tsx";
import { Pill } from "../parts/parts.tsx";
import { Progress } from "../parts/progress.tsx";
import { runHref, usePlace } from "../router.ts";
import { isFinal, word } from "../states.ts";
import { useTopic, write } from "../store.ts";

/** What was just started here, or why nothing was. */
interface Followed {
  run: string | null;
  message: string;
}

const TOPIC = "followed";

export function follow(run: string | null, message = ""): void {
  write<Followed | null>(TOPIC, { run, message });
}

/** The run that was started from this page, below it until it is closed; it covers nothing. */
export function FollowedRun() {
  const followed = useTopic<Followed | null>(TOPIC) ?? null;
  const { path } = usePlace();
  const run = followed?.run ?? null;
  const address = run === null ? null : `/api/runs/${encodeURIComponent(run)}?n=1`;
  const { value } = useGet<RunView>(address, (event) => event.topic === "run" && event.run === run);
  if (followed === null || (run !== null && path[0] === "runs" && path[1] === run)) return null;
  return (
    <div class="followed" role="region" aria-label="Started here">
      <span class="hidden" role="status">{sentence(followed, value?.run)}</span>
      {run === null ? <span>{followed.message}</span> : <Line run={run} head={value?.run} total={value?.total} />}
      <button type="button" class="iconb sm" aria-label="Close" onClick={() => write(TOPIC, null)}>
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}

/** Told once at the start and once at the end. */
function sentence(followed: Followed, head?: RunHead): string {
  if (followed.run === null) return followed.message;
  return head !== undefined && isFinal(head.status)
    ? `Run ${head.run} ${word(head.status)}. ${head.reason}`
    : `Run ${followed.run} started.`;
}

function Line({ run, head, total }: { run: string; head?: RunHead; total?: number }) {
  const status = head?.status ?? "QUEUED";
  return (
    <>
      <Pill state={status} text={word(status)} />
      <span class="ell b">{head?.title ?? "Run"}</span>
      {head !== undefined && <Progress counts={head.counts} total={total ?? 0} />}
      {head !== undefined && isFinal(status) && head.reason !== "" && <span class="s2 ell">{head.reason}</span>}
      <a class="btn sm" href={runHref(run)}>Open the run</a>
    </>
  );
}
