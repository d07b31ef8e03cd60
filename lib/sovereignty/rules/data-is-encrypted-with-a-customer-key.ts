import {
  type DefaultKey,
  ENCRYPTED_RESOURCES,
  type EncryptedResource,
  KEY_PROPERTY,
  WITHOUT_CUSTOMER_KEY,
} from '../../catalog/encryption';
import type { ResourceUnderAudit } from '../template/resource-under-audit';
import { type Slot, select } from '../template/select';
import { byType } from './flags';
import type { SovereigntyRule, Violation } from './rule';
import { UNPROVABLE_KEY } from './unprovable';

const ENTRIES = byType(ENCRYPTED_RESOURCES);
const WITHOUT: { readonly [key in DefaultKey]: string } = {
  'aws-owned': 'which leaves a key that AWS owns',
  'aws-managed': 'which leaves a key that AWS manages',
  unencrypted: 'which leaves the data unencrypted',
};

export const DATA_IS_ENCRYPTED_WITH_A_CUSTOMER_KEY: SovereigntyRule = {
  code: 'AIF-SOV-201',
  severity: 'fatal',
  title: 'Data is encrypted with a key of the site',
  explanation: 'Only with its own key can the site decide who decrypts, see each use, and end all access at once.',
  remedy: 'Name an AWS KMS key of the site.',
  sources: ['https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-mgmt'],
  frameworks: ['NIST.800-53r5 SC-12', 'NIST.800-53r5 SC-28(1)', 'C5:2020 CRY-03', 'SecNumCloud-3.2 10.1.a'],
  concerns: (type) => WITHOUT_CUSTOMER_KEY.has(type) || ENTRIES.has(type),
  *check(resource) {
    const instead = WITHOUT_CUSTOMER_KEY.get(resource.type);
    if (instead !== undefined) {
      yield { path: 'Type', message: `${resource.type} takes no key of the site`, help: `Use ${instead}.` };
    }
    for (const entry of ENTRIES.get(resource.type) ?? []) {
      if (entry.unless?.some(({ path, values }) => matches(resource, resource.select(path), values))) continue;
      for (const holder of holders(resource, entry)) {
        const { when } = entry;
        if (when !== undefined && !matches(resource, select(holder.value, when.path, holder.path), when.values))
          continue;
        yield* judged(resource, entry, holder);
      }
    }
  },
  /** Judges keys that no table knows, by the name of their property. */
  *checkLeaf(leaf, { holes, type }) {
    if (leaf.isCondition || ENTRIES.has(type) || !KEY_PROPERTY.test(leaf.key)) return;
    for (const text of leaf.texts) {
      if (holes.whole(text)?.kind !== 'unknown') continue;
      const message = `${leaf.key} is ${holes.show(text)}, which can be any key`;
      yield { path: leaf.path, message, unprovable: UNPROVABLE_KEY };
    }
  },
};

function holders(resource: ResourceUnderAudit, entry: EncryptedResource): readonly Slot[] {
  if (entry.within === undefined) return [{ path: 'Properties', value: resource.properties ?? {} }];
  return resource.select(entry.within).filter((slot) => slot.value !== undefined);
}

function* judged(resource: ResourceUnderAudit, entry: EncryptedResource, holder: Slot): Iterable<Violation> {
  const { holes } = resource;
  for (const slot of select(holder.value, entry.key, holder.path)) {
    for (const text of resource.texts(slot)) {
      if (text === undefined) {
        yield { path: slot.path, message: `${resource.type} names no key, ${WITHOUT[entry.absent]}` };
      } else if (holes.isUnknown(text)) {
        const message = `the key is ${holes.show(text)}, which can be any key`;
        yield { path: slot.path, message, unprovable: UNPROVABLE_KEY };
      }
    }
  }
  for (const setting of entry.with ?? []) {
    for (const slot of select(holder.value, setting.path, holder.path)) {
      for (const text of resource.texts(slot)) {
        if (text !== undefined && equalsOne(text, setting.values)) continue;
        const isOpen = text !== undefined && holes.isUnknown(text);
        const shown = text === undefined ? 'not set' : holes.show(text);
        const message = `${setting.path.replace(/\[\]/g, '')} is ${shown}; the key only counts with ${setting.values.join(' or ')}`;
        yield { path: slot.path, message, ...(isOpen ? { unprovable: UNPROVABLE_KEY } : {}) };
      }
    }
  }
}

/** Whether a property may have one of the values; with no values, whether it is set. */
function matches(resource: ResourceUnderAudit, slots: readonly Slot[], values: readonly string[] | undefined): boolean {
  return slots.some((slot) => {
    if (values === undefined) return slot.value !== undefined;
    return resource
      .texts(slot)
      .some((text) => text !== undefined && (equalsOne(text, values) || resource.holes.isUnknown(text)));
  });
}

function equalsOne(text: string, values: readonly string[]): boolean {
  return values.some((value) => value.toLowerCase() === text.toLowerCase());
}
