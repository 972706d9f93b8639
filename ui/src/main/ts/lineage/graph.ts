/** Who depends on whom, by position; for highlighting and for walking with the arrow keys. */
export class Graph {
  readonly upstream: number[][];
  readonly downstream: number[][];

  constructor(size: number, edges: [number, number][]) {
    this.upstream = Array.from({ length: size }, () => []);
    this.downstream = Array.from({ length: size }, () => []);
    for (const [from, to] of edges) {
      this.downstream[from].push(to);
      this.upstream[to].push(from);
    }
  }

  /** All that `start` comes from and all that comes from it, itself included. */
  around(start: number): { above: Set<number>; below: Set<number> } {
    return { above: reach(start, this.upstream), below: reach(start, this.downstream) };
  }
}

function reach(start: number, next: number[][]): Set<number> {
  const seen = new Set([start]);
  const open = [start];
  while (open.length > 0) {
    for (const node of next[open.pop()!]) {
      if (!seen.has(node)) {
        seen.add(node);
        open.push(node);
      }
    }
  }
  return seen;
}
