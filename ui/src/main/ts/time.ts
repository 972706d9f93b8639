/** The server's clock: ages are told by it, as the browser's may be wrong. */
let ahead = 0;

export function syncClock(server: string): void {
  ahead = Date.parse(server) - Date.now();
}

export function now(): number {
  return Date.now() + ahead;
}
