import { flagViolations } from './flags';
import type { SovereigntyRule } from './rule';

/** Where instances say how their credentials are asked for; what the template of an instance says is judged there. */
const PLACES: ReadonlyMap<string, { readonly path: string; readonly closedWith: readonly string[] }> = new Map([
  ['AWS::EC2::Instance', { path: 'MetadataOptions.HttpTokens', closedWith: ['LaunchTemplate'] }],
  ['AWS::EC2::LaunchTemplate', { path: 'LaunchTemplateData.MetadataOptions.HttpTokens', closedWith: [] }],
]);

export const INSTANCES_ASK_FOR_A_TOKEN: SovereigntyRule = {
  code: 'AIF-SOV-308',
  severity: 'warning',
  title: 'Instances give their credentials for a token only',
  explanation:
    'Without a token a program that can be talked into fetching an address hands out the credentials of its instance.',
  remedy: 'Set HttpTokens of MetadataOptions to required (requireImdsv2).',
  sources: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html'],
  frameworks: ['NIST.800-53r5 AC-6'],
  concerns: (type) => PLACES.has(type),
  *check(resource) {
    const place = PLACES.get(resource.type);
    if (place === undefined) return;
    yield* flagViolations(resource, { type: resource.type, ...place, safe: ['required'], absent: 'open' });
  },
};
