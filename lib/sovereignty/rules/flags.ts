import type { ExposureFlag } from '../../catalog/exposure-flags';
import type { ResourceUnderAudit } from '../template/resource-under-audit';
import type { Violation } from './rule';
import { UNPROVABLE_EXPOSURE } from './unprovable';

/** The entries of a table by resource type. */
export function byType<T extends { readonly type: string }>(entries: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of entries) groups.set(entry.type, [...(groups.get(entry.type) ?? []), entry]);
  return groups;
}

/** The places that a table judges: type and path, as `withoutPositions` writes it. */
export function placesOf(entries: readonly { readonly type: string; readonly path: string }[]): ReadonlySet<string> {
  return new Set(entries.map(({ type, path }) => `${type} Properties.${path.replace(/\[\]/g, '')}`));
}

/** The path of a value without its positions in lists. */
export function withoutPositions(path: string): string {
  return path.replace(/\[\d+\]/g, '');
}

/** Holds one flag of a resource against the values that keep it closed. */
export function* flagViolations(resource: ResourceUnderAudit, flag: ExposureFlag): Iterable<Violation> {
  if (!concerns(resource, flag)) return;
  const name = flag.path.replace(/\[\]/g, '');
  const isNetwork = flag.safe.includes('*');
  const judgement = {
    ...(flag.severity === undefined ? {} : { severity: flag.severity }),
    ...(isNetwork ? { help: `Set ${name} to a network of the site.` } : {}),
  };
  for (const slot of resource.select(flag.path)) {
    for (const text of resource.texts(slot)) {
      if (text === undefined) {
        const isOpen = flag.absent === 'open' && !(flag.closedWith ?? []).some((path) => resource.has(path));
        if (isOpen) yield { path: slot.path, message: `${name} is not set, and the default is open`, ...judgement };
        continue;
      }
      if (isNetwork || flag.safe.includes(text.toLowerCase())) continue;
      if (resource.holes.isUnknown(text)) {
        const message = `${name} is ${resource.holes.show(text)}, which can be anything`;
        yield { path: slot.path, message, unprovable: UNPROVABLE_EXPOSURE };
      } else {
        const needed = flag.safe.length === 0 ? 'it must not be set' : `allowed: ${flag.safe.join(', ')}`;
        yield { path: slot.path, message: `${name} is ${resource.holes.show(text)}; ${needed}`, ...judgement };
      }
    }
  }
}

function concerns(resource: ResourceUnderAudit, flag: ExposureFlag): boolean {
  const { when } = flag;
  if (when === undefined) return true;
  return resource
    .select(when.path)
    .flatMap((slot) => resource.texts(slot))
    .some((text) =>
      text === undefined
        ? when.values.includes('')
        : when.values.includes(text.toLowerCase()) || resource.holes.isUnknown(text),
    );
}
