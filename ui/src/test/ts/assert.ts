/** Fails unless both are the same as JSON; undefined and null count as equal. */
export function equal(actual: unknown, expected: unknown): void {
  const a = JSON.stringify(actual ?? null, null, 1);
  const b = JSON.stringify(expected ?? null, null, 1);
  if (a !== b) throw new Error(`expected ${b}\nbut was ${a}`);
}
