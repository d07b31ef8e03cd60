import { asIntrinsic, isRecord } from '../intrinsics/intrinsic';

/** The value at the end of a property path; undefined where the property is not set. */
export interface Slot {
  readonly path: string;
  readonly value: unknown;
}

/**
 * The values at a property path such as `Rules[].Destination.Bucket`, one for each element and each branch of a condition.
 *
 * A path that ends early gives one slot without a value, so that "not set" is seen wherever a list or an object is missing.
 */
export function select(value: unknown, path: string, at: string): Slot[] {
  let slots: Slot[] = branches({ path: at, value });
  for (const segment of segmentsOf(path)) {
    slots = slots.flatMap((slot) => step(slot, segment));
  }
  return slots;
}

interface Segment {
  readonly name: string;
  readonly isList: boolean;
}

const compiled = new Map<string, readonly Segment[]>();

function segmentsOf(path: string): readonly Segment[] {
  const known = compiled.get(path);
  if (known !== undefined) return known;
  const segments = path
    .split('.')
    .map((part) => (part.endsWith('[]') ? { name: part.slice(0, -2), isList: true } : { name: part, isList: false }));
  compiled.set(path, segments);
  return segments;
}

function step(slot: Slot, segment: Segment): Slot[] {
  const path = `${slot.path}.${segment.name}`;
  if (slot.value === undefined) return [{ path, value: undefined }];
  if (asIntrinsic(slot.value) !== undefined || !isRecord(slot.value)) return [{ path: slot.path, value: slot.value }];
  const value = Object.hasOwn(slot.value, segment.name) ? slot.value[segment.name] : undefined;
  const found = branches({ path, value });
  return segment.isList ? found.flatMap(elements) : found;
}

function elements(slot: Slot): Slot[] {
  if (!Array.isArray(slot.value)) return [slot];
  if (slot.value.length === 0) return [{ path: slot.path, value: undefined }];
  return slot.value.flatMap((value, index) => branches({ path: `${slot.path}[${index}]`, value }));
}

/** A value and what its conditions can make of it. */
function branches(slot: Slot, depth = 0): Slot[] {
  const call = asIntrinsic(slot.value);
  if (slot.value === null) return [{ path: slot.path, value: undefined }];
  if (call?.name === 'Ref' && call.argument === 'AWS::NoValue') return [{ path: slot.path, value: undefined }];
  if (call?.name !== 'Fn::If' || !Array.isArray(call.argument) || depth > 100) return [slot];
  return call.argument.slice(1).flatMap((value) => branches({ path: slot.path, value }, depth + 1));
}
