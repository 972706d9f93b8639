import { render } from "preact";
import { startKeys } from "./keys.ts";
import { startLive } from "./live.ts";
import { AssetPage } from "./pages/asset.tsx";
import { BackfillPage } from "./pages/backfill.tsx";
import { BackfillsPage } from "./pages/backfills.tsx";
import { CatalogPage } from "./pages/catalog.tsx";
import { LineagePage } from "./pages/lineage.tsx";
import { RunPage } from "./pages/run.tsx";
import { RunsPage } from "./pages/runs.tsx";
import { Empty } from "./parts/parts.tsx";
import { startRouter, usePlace } from "./router.ts";
import { Shell } from "./shell.tsx";
import { startTheme } from "./theme.ts";
import "./styles/app.css";

function App() {
  const { path } = usePlace();
  const [page, ...rest] = path;
  if (page === undefined || page === "lineage" || page === "plan") return <LineagePage />;
  if (page === "assets" && rest.length === 0) return <CatalogPage />;
  if (page === "assets") return <AssetPage key={rest.join("/")} asset={rest.join("/")} />;
  if (page === "runs" && rest.length === 0) return <RunsPage />;
  if (page === "runs") return <RunPage key={rest[0]} run={rest[0]} />;
  if (page === "backfills" && rest.length === 0) return <BackfillsPage />;
  if (page === "backfills") return <BackfillPage key={rest[0]} backfill={rest[0]} />;
  return (
    <Shell crumb={<strong>Not found</strong>} title="Not found">
      <Empty title={`There is no page /${path.join("/")}.`}>
        <a class="btn" href="/">To the lineage</a>
      </Empty>
    </Shell>
  );
}

startTheme();
startRouter();
startKeys();
startLive();
render(<App />, document.getElementById("app")!);
