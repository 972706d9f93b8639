/** How the pages write numbers and times: short, the same everywhere, never rounded to a lie. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `12,204`. */
export function count(value: number): string {
  return Math.round(value).toString().replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** `1 day`, `6,141 days`. */
export function plural(value: number, one: string, many = one + "s"): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A noun with its article: a day, an hour. */
export function one(noun: string): string {
  return `${/^(hour|[aeio])/.test(noun) ? "an" : "a"} ${noun}`;
}

/** `412 rows`, `38.4 k rows`, `4.21 M rows`: three figures, for a card. */
export function short(value: number): string {
  const size = Math.abs(value);
  if (size < 10_000) return count(value);
  const [unit, name] = size < 999_500 ? [1e3, "k"] : size < 999_500_000 ? [1e6, "M"] : [1e9, "G"];
  const scaled = value / unit;
  const digits = Math.abs(scaled) >= 99.95 ? 0 : Math.abs(scaled) >= 9.995 ? 1 : 2;
  return `${scaled.toFixed(digits)} ${name}`;
}

/** `340 B`, `8.4 MB`. */
export function bytes(value: number): string {
  if (value < 1000) return `${value} B`;
  const units = ["kB", "MB", "GB", "TB"];
  let scaled = value / 1000;
  let unit = 0;
  while (scaled >= 999.95 && unit < units.length - 1) {
    scaled /= 1000;
    unit++;
  }
  return `${scaled >= 99.95 ? scaled.toFixed(0) : scaled.toFixed(1)} ${units[unit]}`;
}

/** `84 ms`, `1.2 s`, `48 s`, `1 m 08 s`, `3 h 12 m`, `4 d 2 h`. */
export function duration(millis: number): string {
  if (millis < 1000) return `${Math.max(0, Math.round(millis))} ms`;
  if (millis < 9_950) return `${(millis / 1000).toFixed(1)} s`;
  const seconds = Math.round(millis / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ${two(seconds % 60)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} m`;
  const hours = Math.floor((minutes % 1440) / 60);
  return `${Math.floor(minutes / 1440)} d${hours === 0 ? "" : ` ${hours} h`}`;
}

/** `just now`, `4 m ago`, `3 h ago`, `yesterday`, `5 d ago`. */
export function ago(millis: number): string {
  if (millis < MINUTE) return "just now";
  if (millis < HOUR) return `${Math.floor(millis / MINUTE)} m ago`;
  if (millis < DAY) return `${Math.floor(millis / HOUR)} h ago`;
  if (millis < 2 * DAY) return "yesterday";
  return `${count(Math.floor(millis / DAY))} d ago`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `09:08`. */
export function clock(at: Date): string {
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** `09:08:00`. */
export function clockSeconds(at: Date): string {
  return `${clock(at)}:${two(at.getSeconds())}`;
}

/** `09:08:00.114`. */
export function clockMillis(at: Date): string {
  return `${clockSeconds(at)}.${at.getMilliseconds().toString().padStart(3, "0")}`;
}

/** The time today, else the weekday within a week, else the day: `09:08`, `Thu 07:00`, `3 Mar 2026`. */
export function moment(at: Date, now: Date): string {
  if (sameDay(at, now)) return clock(at);
  if (Math.abs(now.getTime() - at.getTime()) < 6 * DAY) return `${WEEKDAYS[at.getDay()]} ${clock(at)}`;
  const day = `${at.getDate()} ${MONTHS[at.getMonth()]}`;
  return at.getFullYear() === now.getFullYear() ? `${day} ${clock(at)}` : `${day} ${at.getFullYear()}`;
}

/** `Sun 22 Nov` for a day of this year, `22 Nov 2010` for another, anything else as it is. */
export function partitionName(key: string, now: Date): string {
  const day = dayOf(key);
  if (day === null) return key;
  const at = new Date(day * DAY);
  const name = `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`;
  return at.getUTCFullYear() === now.getFullYear()
    ? `${WEEKDAYS[at.getUTCDay()]} ${name}`
    : `${name} ${at.getUTCFullYear()}`;
}

/** The days since 1970-01-01 of a key such as `2010-12-01`; null when it is none. */
export function dayOf(key: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(key)) return null;
  const millis = Date.parse(`${key}T00:00:00Z`);
  return Number.isNaN(millis) ? null : millis / DAY;
}

export function monthName(index: number): string {
  return MONTHS[index];
}

function sameDay(a: Date, b: Date): boolean {
  return a.getFullYear() === b.getFullYear() && a.getMonth() === b.getMonth() &&
    a.getDate() === b.getDate();
}
