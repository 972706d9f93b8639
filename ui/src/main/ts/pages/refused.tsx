import type { FailureView, QuarantineView } from "../api.d.ts";
import { assetPath, useGet } from "../client.ts";
import { Rows, rowsNote } from "../parts/asset-parts.tsx";
import { Card } from "../parts/parts.tsx";
import { Sideways } from "../parts/sideways.tsx";
import { withQuery } from "../router.ts";

/** What a blocking check of the latest attempt refused, to be looked at beside what is published. */
export function Refused({ asset, failure }: { asset: string; failure: FailureView }) {
  const { value } = useGet<QuarantineView>(
    withQuery(assetPath("quarantine", asset), { p: failure.partition, n: "12" }),
    (event) => event.topic === "asset" && event.key === asset,
  );
  if (value === undefined || value.refused === null) return null;
  return (
    <Card title="Refused rows" note={rowsNote(value.rows)}>
      <Sideways class="table" label="Refused rows">
        <Rows rows={value.rows} />
      </Sideways>
    </Card>
  );
}
