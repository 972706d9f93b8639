import * as words from "../../main/ts/words.ts";
import { equal } from "./assert.ts";

Deno.test("counts have a comma at each thousand", () => {
  equal([0, 999, 1000, 6141, 1234567].map(words.count), ["0", "999", "1,000", "6,141", "1,234,567"]);
});

Deno.test("nouns have their article", () => {
  equal(["day", "hour", "window", "us", "area"].map(words.one), ["a day", "an hour", "a window", "a us", "an area"]);
});

Deno.test("short counts keep three figures", () => {
  equal([412, 9120, 38_412, 811_000, 999_600, 4_210_000].map(words.short), [
    "412",
    "9,120",
    "38.4 k",
    "811 k",
    "1.00 M",
    "4.21 M",
  ]);
});

Deno.test("durations name the two largest units", () => {
  equal([84, 1240, 48_000, 68_000, 11_520_000, 352_800_000, 259_200_000].map(words.duration), [
    "84 ms",
    "1.2 s",
    "48 s",
    "1 m 08 s",
    "3 h 12 m",
    "4 d 2 h",
    "3 d",
  ]);
});

Deno.test("bytes are told in decimal units", () => {
  equal([340, 8_400_000, 123_456].map(words.bytes), ["340 B", "8.4 MB", "123 kB"]);
});

Deno.test("ages say when, not how exactly", () => {
  equal([5_000, 240_000, 11_000_000, 90_000_000, 500_000_000].map(words.ago), [
    "just now",
    "4 m ago",
    "3 h ago",
    "yesterday",
    "5 d ago",
  ]);
});

Deno.test("a moment is the time today and the day before that", () => {
  const now = new Date(2026, 10, 22, 12, 0);
  const moments = [
    new Date(2026, 10, 22, 6, 2),
    new Date(2026, 10, 19, 7, 0),
    new Date(2026, 2, 3, 7, 0),
    new Date(2025, 2, 3, 7, 0),
  ];
  equal(moments.map((at) => words.moment(at, now)), ["06:02", "Thu 07:00", "3 Mar 07:00", "3 Mar 2025"]);
});

Deno.test("a day is named by weekday only in the present year", () => {
  const now = new Date(2026, 10, 22);
  equal(["2026-11-22", "2010-12-01", "emea"].map((key) => words.partitionName(key, now)), [
    "Sun 22 Nov",
    "1 Dec 2010",
    "emea",
  ]);
});
