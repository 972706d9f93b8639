import { absentLines, heldLines, rangeText } from "../../main/ts/plan.ts";
import { equal } from "./assert.ts";

Deno.test("assets that lack as many days for the same reason share a line", () => {
  const lines = absentLines([
    { asset: "clean/sales", count: 6150, unit: "day", reason: "no file" },
    { asset: "mart/daily_sales", count: 6150, unit: "day", reason: "no file" },
    { asset: "raw/refunds", count: 1, unit: "day", reason: "no file" },
  ]);
  equal(lines, [
    {
      text: "6,150 days of 2 assets have no source",
      reason: "no file",
      names: ["clean/sales", "mart/daily_sales"],
    },
    { text: "1 day of raw/refunds has no source", reason: "no file", names: ["raw/refunds"] },
  ]);
});

Deno.test("what is held back is one line an asset, with the reasons on demand when they differ", () => {
  const held = (partition: string | null, reason: string) => ({ asset: "mart/sales", partition, reason });
  equal(heldLines([held(null, "waits for raw")])[0].text, "mart/sales held back");
  equal(heldLines([held("2026-11-21", "waits"), held("2026-11-22", "waits")]), [
    { text: "2 days of mart/sales held back", reason: "waits", names: ["2026-11-21", "2026-11-22"] },
  ]);
  equal(heldLines([held("2026-11-21", "waits for a"), held("2026-11-22", "waits for b")])[0], {
    text: "2 days of mart/sales held back",
    reason: "",
    names: ["2026-11-21 waits for a", "2026-11-22 waits for b"],
  });
});

Deno.test("the days of a step are told by the first and the last", () => {
  equal([[], ["2026-11-22"], ["2026-09-24", "2026-09-27..2026-10-02"]].map(rangeText), [
    "",
    "2026-11-22",
    "2026-09-24 – 2026-10-02",
  ]);
});
