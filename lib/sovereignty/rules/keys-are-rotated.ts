import type { SovereigntyRule } from './rule';

export const KEYS_ARE_ROTATED: SovereigntyRule = {
  code: 'AIF-SOV-211',
  severity: 'error',
  title: 'Symmetric keys are rotated',
  explanation:
    'Rotation limits how much one version of the key material protects. Asymmetric, HMAC and imported keys cannot be rotated by the service.',
  remedy: 'Set EnableKeyRotation (enableKeyRotation) to true.',
  sources: ['https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html'],
  frameworks: ['NIST.800-53r5 SC-12', 'C5:2020 CRY-04'],
  concerns: (type) => type === 'AWS::KMS::Key',
  *check(resource) {
    const isSymmetric = resource.values('KeySpec').every((spec) => spec === 'SYMMETRIC_DEFAULT');
    const isOwnMaterial = resource.values('Origin').every((origin) => origin === 'AWS_KMS');
    if (!isSymmetric || !isOwnMaterial) return;
    for (const slot of resource.select('EnableKeyRotation')) {
      if (resource.texts(slot).every((text) => text?.toLowerCase() === 'true')) continue;
      yield { path: slot.path, message: 'the key is not rotated' };
    }
  },
};
