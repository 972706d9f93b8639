import { useEffect, useState } from "preact/hooks";
import type { LineageCard } from "../api.d.ts";
import { Icon } from "../parts/icons.tsx";
import { Glyph } from "../parts/parts.tsx";
import { shownState, toneOf } from "../states.ts";
import { count } from "../words.ts";
import { lineOf } from "./scene.ts";

/** Above so many assets a group is opened only when asked for, or when it holds the selected one. */
const ALL_OPEN = 300;

interface Props {
  assets: LineageCard[];
  selected: string | null;
  /** Off screen it is for readers only. */
  visible: boolean;
  onSelect(key: string): void;
}

/** The same assets as a tree of groups: for readers, for small windows, and to find one by name. */
export function Outline({ assets, selected, visible, onSelect }: Props) {
  const groups = new Map<string, LineageCard[]>();
  for (const asset of assets) groups.set(asset.group, [...groups.get(asset.group) ?? [], asset]);
  const home = assets.find((asset) => asset.key === selected)?.group;
  const [turned, setTurned] = useState<Record<string, boolean>>({});
  useEffect(() => setTurned({}), [assets.length]);
  const byDefault = assets.length <= ALL_OPEN;
  return (
    <ul role="tree" aria-label="Assets" class={visible ? "outline" : "outline away"}>
      {[...groups].map(([group, members]) => {
        const open = turned[group] ?? (byDefault || group === home);
        return (
          <li role="treeitem" aria-expanded={open} aria-label={group || "no group"} key={group}>
            <button
              type="button"
              class="branch"
              tabIndex={visible ? 0 : -1}
              onClick={() => setTurned({ ...turned, [group]: !open })}
            >
              <Icon name={open ? "down" : "right"} size={12} />
              {group || "no group"}
              <span class="s3">{count(members.length)}</span>
            </button>
            {open && (
              <ul role="group">
                {members.map((asset) => (
                  <li
                    role="treeitem"
                    key={asset.key}
                    aria-selected={asset.key === selected}
                    aria-label={`${asset.key}, ${shownState(asset)}`}
                  >
                    <button
                      type="button"
                      class="leaf"
                      tabIndex={visible ? 0 : -1}
                      onClick={() => onSelect(asset.key)}
                    >
                      <Glyph tone={toneOf(shownState(asset))} />
                      <span class="ell">{asset.name}</span>
                      <span class="s3 ell">{lineOf(asset) || shownState(asset)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}
