import { ENDPOINTS_WITHOUT_POLICY } from '../../catalog/services';
import type { Statement } from '../template/leaf';
import type { SovereigntyRule } from './rule';

export const ENDPOINTS_HAVE_A_POLICY: SovereigntyRule = {
  code: 'AIF-SOV-120',
  severity: 'error',
  title: 'VPC endpoints have a policy that names what may pass',
  explanation:
    "Without a policy an endpoint carries requests to everyone's resources: data can be written to a bucket of a stranger over it.",
  remedy: 'Give the endpoint a PolicyDocument that names accounts, organizations or resources.',
  sources: ['https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html'],
  frameworks: ['NIST.800-53r5 AC-4', 'NIST.800-53r5 AC-20', 'C5:2020 COS-04'],
  concerns: (type) => type === 'AWS::EC2::VPCEndpoint',
  *check(resource) {
    if (resource.values('ServiceName').some((name) => name.includes('.vpce.'))) return;
    if (
      ['gatewayloadbalancer', 'resource', 'servicenetwork'].includes(
        resource.values('VpcEndpointType')[0]?.toLowerCase() ?? '',
      )
    )
      return;
    const takesNone = resource
      .values('ServiceName')
      .some((name) => ENDPOINTS_WITHOUT_POLICY.some((service) => name.endsWith(`.${service}`)));
    if (!resource.has('PolicyDocument') && !takesNone) {
      yield { path: 'Properties.PolicyDocument', message: 'the endpoint has no policy, which allows everything' };
    }
    for (const statement of resource.statements.filter(allowsEverything)) {
      yield { path: statement.path, message: 'the policy of the endpoint allows everything' };
    }
  },
};

function allowsEverything({ value }: Statement): boolean {
  const isAll = (field: unknown) => field === '*' || (Array.isArray(field) && field.includes('*'));
  return value.Effect === 'Allow' && isAll(value.Action) && isAll(value.Resource) && value.Condition === undefined;
}
