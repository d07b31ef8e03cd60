/** The edges of a graph that lie on a cycle or between two: what is left after nodes that lead nowhere, or that nothing leads to, are gone. */
export function cyclesIn(edges: readonly (readonly [string, string])[]): string[] {
  const from = new Set(edges.map(([source]) => source));
  const to = new Set(edges.map(([, target]) => target));
  const left = edges.filter(([source, target]) => from.has(target) && to.has(source));
  return left.length < edges.length ? cyclesIn(left) : [...new Set(left.map((edge) => edge.join(' -> ')))].sort();
}
