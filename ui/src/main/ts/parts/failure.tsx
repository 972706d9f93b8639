import type { ComponentChildren } from "preact";
import type { FailureView } from "../api.d.ts";
import { assetHref, go, runHref } from "../router.ts";
import { useKeys } from "../keys.ts";
import { plural } from "../words.ts";
import { Glyph, Key } from "./parts.tsx";

/** What failed, where in the user's code, and whom it holds back. */
export function FailureBanner(
  { failure, onAsset, children }: { failure: FailureView; onAsset?: boolean; children?: ComponentChildren },
) {
  const log = runHref(failure.run, {
    asset: failure.asset,
    p: failure.partition,
    attempt: String(failure.attempt),
  });
  useKeys(onAsset ? { "e": () => go(log) } : {});
  const type = failure.type.split(".").pop();
  const tries = failure.attempt === 2 ? ", twice" : failure.attempt > 2 ? `, ${failure.attempt} times` : "";
  return (
    <div class="callout fail" role="alert">
      <div>
        <div class="row told">
          <Glyph tone="fail" />
          <p class="break message">
            <b class="b">{failure.asset}{failure.partition === null ? "" : ` ${failure.partition}`}</b>{" "}
            failed: {failure.message || type}
          </p>
        </div>
        <p class="s2 under">
          {[
            failure.frame === null ? `${type}${tries}` : `${type} at ${failure.frame}${tries}`,
            failure.blocks.length > 0 ? `Held back because of it: ${failure.blocks.join(", ")}` : "",
            failure.permanent ? "Another try on the same input gives the same" : "",
            failure.like > 1 ? `${plural(failure.like, "failure")} like it, earlier runs included` : "",
          ].filter((part) => part !== "").join(" · ")}
        </p>
      </div>
      <div class="row">
        {children}
        {onAsset
          ? (
            <a class="btn sm" href={log}>
              Log at the error<Key>E</Key>
            </a>
          )
          : <a class="btn sm" href={assetHref(failure.asset, { p: failure.partition })}>Asset</a>}
      </div>
    </div>
  );
}
