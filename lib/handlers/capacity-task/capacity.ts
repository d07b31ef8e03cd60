/** How many slots there are of each instance type. Types without a slot are left out. */
export type Capacity = ReadonlyMap<string, number>;

/** The part of an answer of the service that says how many slots a type has. */
export interface Slots {
  readonly InstanceType?: string | undefined;
  readonly Count?: number | undefined;
}

/** Adds up slots by their type. */
export function capacityOf(slots: readonly Slots[]): Capacity {
  const capacity = new Map<string, number>();
  for (const { InstanceType: type = '', Count: count = 0 } of slots) {
    if (count > 0) {
      capacity.set(type, (capacity.get(type) ?? 0) + count);
    }
  }
  return capacity;
}

/** Whether two capacities have the same slots, in whatever order they were given. */
export function isSameCapacity(a: Capacity, b: Capacity): boolean {
  return a.size === b.size && [...a].every(([type, count]) => b.get(type) === count);
}

/** A capacity in words: `4 m5.xlarge, 2 r5.large`. */
export function describeCapacity(capacity: Capacity): string {
  const slots = [...capacity].sort(([a], [b]) => (a < b ? -1 : 1)).map(([type, count]) => `${count} ${type}`);
  return slots.length === 0 ? 'no slots' : slots.join(', ');
}
