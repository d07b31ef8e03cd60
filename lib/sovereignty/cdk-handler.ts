import { CDK_HANDLERS, type CdkHandler } from '../catalog/cdk-handlers';

/**
 * The code of the AWS CDK that a resource is part of: the handler itself, its role or what else it needs.
 *
 * It tells where a finding comes from and excuses nothing.
 */
export function cdkHandlerOf(logicalId: string, constructPath: string | undefined): CdkHandler | undefined {
  const marked = [constructPath ?? '', logicalId].map((name) => name.replace(/[^A-Za-z0-9]/g, ''));
  return CDK_HANDLERS.find(({ mark }) => marked.some((name) => name.includes(mark)));
}
