import { Annotations, Token } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { SERVICE_RANGE } from '../catalog/cell-layout';
import { Cidr, privateBlockOf } from '../catalog/cidr';
import { AiFactoryError } from '../errors';
import type { ICellNetwork } from '../region';

/** EKS puts the control plane into two zones (https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html); a private Region may not. */
export function checkZones(scope: IConstruct, network: ICellNetwork): void {
  if (network.controlPlaneSubnets.length >= 2) {
    return;
  }
  const message = 'the network has one zone, and EKS asks for control plane subnets in two';
  if (network.region.hosting.kind === 'region') {
    throw new AiFactoryError('AIF-CMP-001', message, 'Give the hosting a second zone.', scope);
  }
  Annotations.of(scope).addWarningV2('AIF-CMP-001', `${message}. Ask AWS whether this factory takes one.`);
}

/** Refuses what is not a minor version. */
export function checkVersion(scope: IConstruct, version: string): void {
  if (!Token.isUnresolved(version) && !/^1\.\d{2}$/.test(version)) {
    throw new AiFactoryError(
      'AIF-CMP-002',
      `"${version}" is not a Kubernetes minor version`,
      'Write major and minor version, such as "1.34".',
      scope,
    );
  }
}

/** Refuses a cluster that nobody could use. */
export function checkAdministrators(scope: IConstruct, roles: readonly IRole[]): void {
  if (roles.length === 0) {
    throw new AiFactoryError(
      'AIF-CMP-003',
      'administratorRoles is empty, so nobody could ever use the cluster',
      'Name at least one IAM role, such as iam.Role.fromRoleName(this, "Administrator", "PlatformAdministrator").',
      scope,
    );
  }
}

/** Refuses a service range that EKS does not take, or that would hide addresses of the network or the premises from pods. */
export function checkServiceCidr(scope: IConstruct, serviceCidr: string, network: ICellNetwork): void {
  if (Token.isUnresolved(serviceCidr)) {
    return;
  }
  const range = Cidr.parse(serviceCidr);
  const { widest, narrowest } = SERVICE_RANGE;
  if (range === undefined || privateBlockOf(range) === undefined || range.prefix < widest || range.prefix > narrowest) {
    throw new AiFactoryError(
      'AIF-CMP-013',
      `serviceCidr ${serviceCidr} is not a range that EKS takes`,
      `Give a range inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, /${widest} to /${narrowest}.`,
      scope,
    );
  }
  const taken = [
    { cidr: network.vpc.vpcCidrBlock, where: 'in the network' },
    { cidr: network.nodeSubnet.ipv4CidrBlock, where: 'in the network' },
    ...network.onPremisesCidrs.map((cidr) => ({ cidr, where: 'on the premises' })),
  ].find(({ cidr }) => !Token.isUnresolved(cidr) && Cidr.parse(cidr)?.overlaps(range) === true);
  if (taken !== undefined) {
    throw new AiFactoryError(
      'AIF-CMP-013',
      `serviceCidr ${serviceCidr} overlaps ${taken.cidr}, which is in use ${taken.where}`,
      'Give another private range; pods could not reach the addresses that both have.',
      scope,
    );
  }
}
