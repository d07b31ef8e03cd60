import type { CapacityTaskFailure, InstanceTypeCapacity } from '@aws-sdk/client-outposts';
import type { TaskRequest } from './fake-task';

/** A server of an Outpost and the slots that it is cut into. */
export interface FakeAsset {
  readonly id: string;
  readonly vcpus: number;
  readonly slots: Map<string, number>;
}

/** An Outpost: its assets, its orders, and what runs on it. */
export interface FakeOutpost {
  readonly id: string;
  readonly arn: string;
  lifeCycleStatus: string;
  readonly assets: readonly FakeAsset[];
  readonly orders: readonly string[];
  /** The virtual processors of each type that there can be slots for. */
  readonly types: ReadonlyMap<string, number>;
  /** Instances that keep tasks from running, until a moment. */
  readonly blockers: readonly { readonly instanceId: string; readonly until: number }[];
}

/** All slots of an Outpost, or of one of its assets. */
export function slotsOf({ assets }: FakeOutpost, assetId?: string): { [type: string]: number } {
  const slots: { [type: string]: number } = {};
  for (const asset of assets.filter(({ id }) => assetId === undefined || id === assetId)) {
    for (const [type, count] of asset.slots) slots[type] = (slots[type] ?? 0) + count;
  }
  return slots;
}

/** Why a request does not fit the processors of the place, if it does not. */
export function misfitOf(outpost: FakeOutpost, { pools, assetId }: TaskRequest): CapacityTaskFailure | undefined {
  const needed = pools.reduce((sum, pool) => sum + vcpusOf(outpost, pool), 0);
  const there = placesOf(outpost, assetId).reduce((sum, { vcpus }) => sum + vcpus, 0);
  return needed <= there
    ? undefined
    : { Type: 'UNSUPPORTED_CAPACITY_CONFIGURATION', Reason: `${needed} vCPUs requested, ${there} available` };
}

/** Cuts the assets anew, the first ones into as many of the slots as they hold. A task for an order changes what is delivered later. */
export function applyTo(outpost: FakeOutpost, { pools, assetId, orderId }: TaskRequest): void {
  if (orderId !== undefined) return;
  const places = placesOf(outpost, assetId).map((asset) => ({ asset, free: asset.vcpus }));
  for (const { asset } of places) asset.slots.clear();
  for (const pool of pools) {
    const size = outpost.types.get(pool.InstanceType ?? '') ?? 0;
    for (let slot = 0; slot < (pool.Count ?? 0); slot++) {
      const place = places.find(({ free }) => free >= size) ?? places[places.length - 1];
      if (place === undefined) return;
      place.free -= size;
      place.asset.slots.set(pool.InstanceType ?? '', (place.asset.slots.get(pool.InstanceType ?? '') ?? 0) + 1);
    }
  }
}

function placesOf({ assets }: FakeOutpost, assetId: string | undefined): readonly FakeAsset[] {
  return assets.filter(({ id }) => assetId === undefined || id === assetId);
}

function vcpusOf({ types }: FakeOutpost, { InstanceType = '', Count = 0 }: InstanceTypeCapacity): number {
  return (types.get(InstanceType) ?? 0) * Count;
}
