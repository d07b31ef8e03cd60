import { AWS_HELD_KEY, KEY_PROPERTY } from '../../catalog/encryption';
import type { SovereigntyRule } from './rule';

const ENCRYPTED_BY_NAME = /^(?:storage|atrest)?encrypt(?:ed|ion)(?:enabled)?$|^atrestencryptionenabled$/i;

export const KEYS_ARE_NOT_HELD_BY_AWS: SovereigntyRule = {
  code: 'AIF-SOV-202',
  severity: 'fatal',
  title: 'No key that AWS holds is named',
  explanation: 'The aliases alias/aws/… stand for keys whose policy the site cannot change.',
  remedy: 'Name an AWS KMS key of the site.',
  sources: ['https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-key'],
  frameworks: ['NIST.800-53r5 SC-12', 'C5:2020 CRY-04'],
  *check({ leaves }) {
    for (const leaf of leaves) {
      if (leaf.isProse || leaf.isCondition || leaf.isRestriction) continue;
      for (const text of leaf.texts) {
        const isKey = KEY_PROPERTY.test(leaf.key) || /key/i.test(leaf.key) || text.includes('alias/aws/');
        if (isKey && AWS_HELD_KEY.test(text))
          yield { path: leaf.path, message: `${leaf.key} is ${text}, a key that AWS holds` };
        if (/awsownedkey/i.test(leaf.key) && text.toLowerCase() === 'true') {
          yield { path: leaf.path, message: `${leaf.key} is true: AWS holds the key` };
        }
        if (ENCRYPTED_BY_NAME.test(leaf.key) && text.toLowerCase() === 'false') {
          yield { path: leaf.path, message: `${leaf.key} is false: the data is not encrypted` };
        }
      }
    }
  },
};
