import type { SovereigntyRule } from './rule';
import { UNPROVABLE_EXPOSURE } from './unprovable';

const SETTINGS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

export const BUCKETS_BLOCK_PUBLIC_ACCESS: SovereigntyRule = {
  code: 'AIF-SOV-107',
  severity: 'fatal',
  title: 'Buckets block public access',
  explanation: 'With the block, no policy and no ACL can make an object public, also none that is written later.',
  remedy: 'Set all four settings of PublicAccessBlockConfiguration (blockPublicAccess: BlockPublicAccess.BLOCK_ALL).',
  sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html'],
  frameworks: ['NIST.800-53r5 AC-21', 'NIST.800-53r5 SC-7'],
  concerns: (type) => type === 'AWS::S3::Bucket',
  *check(resource) {
    for (const setting of SETTINGS) {
      for (const slot of resource.select(`PublicAccessBlockConfiguration.${setting}`)) {
        for (const text of resource.texts(slot)) {
          if (text?.toLowerCase() === 'true') continue;
          const isOpen = text !== undefined && resource.holes.isUnknown(text);
          const message = `${setting} is ${text === undefined ? 'not set' : resource.holes.show(text)}`;
          yield { path: slot.path, message, ...(isOpen ? { unprovable: UNPROVABLE_EXPOSURE } : {}) };
        }
      }
    }
  },
};
