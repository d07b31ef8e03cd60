import { AWS_HELD_KEY, ENCRYPTED_RESOURCES, KEY_PROPERTY } from '../../catalog/encryption';
import type { SovereigntyRule } from './rule';

const ENCRYPTED_BY_NAME =
  /^(?:enable)?(?:storage|atrest|data|disk|\w*volume)?encrypt(?:ed|ion)?(?:atrest)?(?:enabled)?$/i;
const KIND_BY_NAME = /^(?:atrest|sse)?encryption(?:type|mode)$/i;

/** Settings that another rule judges together with the key. */
const JUDGED = new Set(
  ENCRYPTED_RESOURCES.flatMap(({ type, with: settings = [] }) =>
    settings.map(({ path }) => `${type} ${path.slice(path.lastIndexOf('.') + 1)}`),
  ),
);

export const KEYS_ARE_NOT_HELD_BY_AWS: SovereigntyRule = {
  code: 'AIF-SOV-202',
  severity: 'fatal',
  title: 'No key that AWS holds is named',
  explanation: 'The aliases alias/aws/… stand for keys whose policy the site cannot change.',
  remedy: 'Name an AWS KMS key of the site.',
  sources: ['https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-key'],
  frameworks: ['NIST.800-53r5 SC-12', 'C5:2020 CRY-04'],
  *checkLeaf(leaf, { type }) {
    if (leaf.isCondition || leaf.isRestriction) return;
    for (const text of leaf.texts) {
      const isKey = KEY_PROPERTY.test(leaf.key) || /key/i.test(leaf.key) || text.includes('alias/aws/');
      if (isKey && AWS_HELD_KEY.test(text))
        yield { path: leaf.path, message: `${leaf.key} is ${text}, a key that AWS holds` };
      if (/awsownedkey/i.test(leaf.key) && text.toLowerCase() === 'true') {
        yield { path: leaf.path, message: `${leaf.key} is true: AWS holds the key` };
      }
      const isOff = ENCRYPTED_BY_NAME.test(leaf.key)
        ? /^false$/i
        : KIND_BY_NAME.test(leaf.key)
          ? /^(?:none|disabled)$/i
          : undefined;
      if (isOff?.test(text) === true && !JUDGED.has(`${type} ${leaf.key}`)) {
        yield { path: leaf.path, message: `${leaf.key} is ${text}: the data is not encrypted` };
      }
    }
  },
};
