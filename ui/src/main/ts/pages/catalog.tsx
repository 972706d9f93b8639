import { useEffect, useRef, useState } from "preact/hooks";
import type { AssetListEntry, AssetListView } from "../api.d.ts";
import { useGet } from "../client.ts";
import { useKeys } from "../keys.ts";
import { Icon } from "../parts/icons.tsx";
import { Empty, HealthBar, Key, State, Trouble, When } from "../parts/parts.tsx";
import { Sideways } from "../parts/sideways.tsx";
import { assetHref, setQuery, usePlace, withQuery } from "../router.ts";
import { toSelection } from "../selection.ts";
import { Shell } from "../shell.tsx";
import { count } from "../words.ts";

/** Find an asset. */
export function CatalogPage() {
  const { query } = usePlace();
  const q = query.get("q") ?? "";
  const sort = query.get("sort") ?? "key";
  const [text, setText] = useState(q);
  const input = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => input.current?.focus() });
  useEffect(() => {
    if (document.activeElement !== input.current) setText(q);
  }, [q]);
  const { value, error, loading } = useGet<AssetListView>(
    withQuery("/api/assets", { q: toSelection(q) }),
    (event) => event.topic === "asset" || event.topic === "graph",
  );
  const assets = sorted(value?.assets ?? [], sort);
  return (
    <Shell crumb={<strong>Catalog</strong>} title="Catalog">
      <div class="scroll">
        <div class="head">
          <div class="about">
            <h1>Catalog</h1>
            <p class="s2">{value === undefined ? "" : `${count(assets.length)} assets`}</p>
          </div>
          <div class="inp big catalog-filter">
            <Icon name="search" />
            <input
              ref={input}
              type="text"
              value={text}
              placeholder="A name, group:mart, owner:sales, status:stale"
              aria-label="Filter the catalog"
              autocomplete="off"
              onInput={(event) => {
                setText(event.currentTarget.value);
                setQuery({ q: event.currentTarget.value || null }, "replace");
              }}
            />
            <Key>/</Key>
          </div>
        </div>
        {error !== undefined && <Trouble error={error} />}
        {error === undefined && !loading && assets.length === 0 && (
          <Empty title={q === "" ? "There are no assets yet." : `No asset matches '${q}'.`} />
        )}
        {assets.length > 0 && (
          <section class="card" aria-label="Assets">
            <Sideways class="table" label="Table of assets">
              <table class="list">
                <thead>
                  <tr>
                    <Sortable name="key" sort={sort}>Asset</Sortable>
                    <Sortable name="status" sort={sort}>Status</Sortable>
                    <th>Partitions</th>
                    <th>Kind</th>
                    <Sortable name="at" sort={sort}>Published</Sortable>
                    <th>Freshness</th>
                    <th>Next</th>
                    <th>Owner</th>
                  </tr>
                </thead>
                <tbody>{assets.map((asset) => <Row key={asset.key} asset={asset} />)}</tbody>
              </table>
            </Sideways>
          </section>
        )}
      </div>
    </Shell>
  );
}

function Sortable({ name, sort, children }: { name: string; sort: string; children: string }) {
  const active = name === sort;
  return (
    <th aria-sort={active ? "ascending" : "none"}>
      <button
        type="button"
        class={active ? "b" : ""}
        onClick={() => setQuery({ sort: name === "key" ? null : name }, "replace")}
      >
        {children}
      </button>
    </th>
  );
}

function Row({ asset }: { asset: AssetListEntry }) {
  const present = asset.partitions - asset.absent;
  return (
    <tr>
      <td class="main">
        <a href={assetHref(asset.key)}>
          {asset.group !== "" && <span class="s3">{asset.group}/</span>}
          <b class="b">{asset.key.slice(asset.group === "" ? 0 : asset.group.length + 1)}</b>
        </a>
        {asset.description !== "" && <span class="s3 ell">{asset.description}</span>}
      </td>
      <td><State state={asset.status} /></td>
      <td>
        {asset.partitions > 1
          ? (
            <span class="row" title={`${count(asset.absent)} absent`}>
              <HealthBar
                counts={{
                  "up to date": asset.upToDate,
                  stale: asset.stale,
                  missing: asset.missing,
                  failed: asset.failed,
                }}
              />
              <span class="s3">{count(asset.upToDate)} of {count(present)}</span>
            </span>
          )
          : ""}
      </td>
      <td class="s2">{asset.kind}</td>
      <td><When at={asset.at} /></td>
      <td>{asset.freshness !== "" && <State state={asset.freshness} />}</td>
      <td class="s2">{asset.nextAt !== null && <When at={asset.nextAt} />}</td>
      <td class="s2">{asset.owners.join(", ")}</td>
    </tr>
  );
}

const WORST = ["failed", "stale", "missing", "up to date"];

function sorted(assets: AssetListEntry[], sort: string): AssetListEntry[] {
  if (sort === "status") return [...assets].sort((a, b) => WORST.indexOf(a.status) - WORST.indexOf(b.status));
  if (sort === "at") return [...assets].sort((a, b) => (b.at ?? "").localeCompare(a.at ?? ""));
  return assets;
}
