import { useEffect, useState } from "preact/hooks";
import type { RunHead, RunList } from "../api.d.ts";
import { type ApiError, get, useGet } from "../client.ts";
import { Empty, Trouble, useTick } from "../parts/parts.tsx";
import { RunTable } from "../parts/run-table.tsx";
import { assetHref, usePlace, withQuery } from "../router.ts";
import { Shell } from "../shell.tsx";

const PAGE = 50;

/** What ran? */
export function RunsPage() {
  const { query } = usePlace();
  const asset = query.get("asset");
  const [older, setOlder] = useState<RunHead[]>([]);
  const [end, setEnd] = useState(false);
  const [refused, setRefused] = useState<ApiError | null>(null);
  const { value, error, loading } = useGet<RunList>(
    withQuery("/api/runs", { asset, n: String(PAGE) }),
    (event) => event.topic === "run" || event.topic === "status",
  );
  useTick(1000);
  useEffect(() => {
    setOlder([]);
    setEnd(false);
  }, [asset]);
  const newest = value?.runs ?? [];
  const known = new Set(newest.map((run) => run.run));
  const runs = [...newest, ...older.filter((run) => !known.has(run.run))];

  async function more(): Promise<void> {
    try {
      const before = runs[runs.length - 1].run;
      const next = await get<RunList>(withQuery("/api/runs", { asset, before, n: String(PAGE) }));
      setOlder([...older, ...next.runs]);
      setEnd(next.runs.length < PAGE);
      setRefused(null);
    } catch (failure) {
      setRefused(failure as ApiError);
    }
  }

  return (
    <Shell crumb={<strong>Runs</strong>} title="Runs">
      <div class="scroll">
        <div class="head">
          <div class="about">
            <h1>Runs</h1>
            {asset !== null && (
              <p class="s2">
                of <a class="lnk" href={assetHref(asset)}>{asset}</a> · <a class="lnk" href="/runs">all runs</a>
              </p>
            )}
          </div>
        </div>
        {error !== undefined && <Trouble error={error} />}
        {!loading && error === undefined && runs.length === 0 && (
          <Empty title="No runs yet.">
            <p>Press M on any asset.</p>
          </Empty>
        )}
        {runs.length > 0 && (
          <section class="card" aria-label="Runs">
            <RunTable runs={runs} />
          </section>
        )}
        {refused !== null && <Trouble error={refused} />}
        {newest.length === PAGE && !end && (
          <p class="more">
            <button type="button" class="btn" onClick={more}>Older runs</button>
          </p>
        )}
      </div>
    </Shell>
  );
}
