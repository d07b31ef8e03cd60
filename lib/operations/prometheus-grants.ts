import * as iam from 'aws-cdk-lib/aws-iam';
import type { Hosting } from '../region';
import type { IPrometheusWorkspace } from './prometheus-workspace';

/** Allows to write metrics, and to have them encrypted. */
export function grantRemoteWrite(
  workspace: IPrometheusWorkspace,
  hosting: Hosting,
  grantee: iam.IGrantable,
): iam.Grant {
  return grant(workspace, hosting, grantee, ['aps:RemoteWrite'], ['kms:Decrypt', 'kms:GenerateDataKey']);
}

/** Allows to query metrics, and to have them decrypted. */
export function grantQuery(workspace: IPrometheusWorkspace, hosting: Hosting, grantee: iam.IGrantable): iam.Grant {
  const actions = ['aps:GetLabels', 'aps:GetMetricMetadata', 'aps:GetSeries', 'aps:QueryMetrics'];
  return grant(workspace, hosting, grantee, actions, ['kms:Decrypt']);
}

/**
 * The key is used by the workspace on behalf of its caller, and by nobody else
 * (https://docs.aws.amazon.com/prometheus/latest/userguide/encryption-at-rest-Amazon-Service-Prometheus.html).
 */
function grant(
  workspace: IPrometheusWorkspace,
  hosting: Hosting,
  grantee: iam.IGrantable,
  actions: string[],
  keyActions: string[],
): iam.Grant {
  const metrics = iam.Grant.addToPrincipal({ grantee, actions, resourceArns: [workspace.workspaceArn] });
  const key = iam.Grant.addToPrincipal({
    grantee,
    actions: keyActions,
    resourceArns: [workspace.key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `aps.${hosting.region}.${hosting.dnsSuffix}` } },
  });
  return metrics.combine(key);
}
