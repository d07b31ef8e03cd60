import { KeyOrigin } from '../../catalog/sovereignty-words';
import type { SovereigntyRule } from './rule';
import { UNPROVABLE_KEY } from './unprovable';

/** Origins that CloudFormation can make, with what it calls them. */
const MAKEABLE: readonly string[] = [KeyOrigin.AWS_KMS, KeyOrigin.EXTERNAL];

export const KEYS_HAVE_THE_STATED_ORIGIN: SovereigntyRule = {
  code: 'AIF-SOV-213',
  severity: 'fatal',
  title: 'Keys come from the stated key store',
  explanation:
    'A key of AWS KMS is held by AWS. CloudFormation has no property for a key store, so a template that makes keys cannot make those of a key store of the site, and deployment would fail once it is enforced.',
  remedy:
    'Make the key in the key store (kms create-key --origin … --custom-key-store-id …), name its ARN in keyArns of the policy, and refer to it by ARN (Key.fromKeyArn).',
  sources: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-store-overview.html',
  ],
  frameworks: ['NIST.800-53r5 SA-9(6)', 'NIST.800-53r5 SC-28(3)', 'C5:2020 CRY-04', 'SecNumCloud-3.2 10.5.c'],
  concerns: (type) => type === 'AWS::KMS::Key',
  *check(resource, { policy: { keyOrigin } }) {
    if (keyOrigin === undefined) return;
    for (const slot of resource.select('Origin')) {
      for (const text of resource.texts(slot)) {
        const origin = text ?? KeyOrigin.AWS_KMS;
        if (origin === keyOrigin && MAKEABLE.includes(origin)) continue;
        const isOpen = resource.holes.isUnknown(origin) && MAKEABLE.includes(keyOrigin);
        const message = `the key is of origin ${resource.holes.show(origin)}; ${keyOrigin} is asked for`;
        yield { path: slot.path, message, ...(isOpen ? { unprovable: UNPROVABLE_KEY } : {}) };
      }
    }
  },
};
