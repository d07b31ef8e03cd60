import { Residency } from '../../../lib/catalog/sovereignty-words';
import { KEY, leak } from './leak';

const OUTPOST = 'arn:aws-eusc:outposts:eusc-de-east-1:111122223333:outpost/op-0123456789abcdef0';
const OURS = { onPremises: { outpostArns: [OUTPOST] } };
const HERE = Residency.ON_PREMISES;
const ALL_HERE = {
  residency: {
    trainingData: HERE,
    promptsAndOutputs: HERE,
    modelWeights: HERE,
    backups: HERE,
    logs: HERE,
    metadata: HERE,
  },
};
const GUARDED = {
  inference: { guardrails: ['arn:aws-eusc:bedrock:eusc-de-east-1:111122223333:guardrail/abcdefghij:1'] },
};
const database = (properties: object) => ({
  DBSubnetGroupName: 's',
  StorageEncrypted: true,
  KmsKeyId: KEY,
  ...properties,
});
const cluster = (properties: object) => ({
  EncryptionConfig: [{ Provider: { KeyArn: KEY } }],
  ResourcesVpcConfig: { EndpointPublicAccess: false },
  ...properties,
});

/** What only leaks where the policy keeps data in the building, or models behind a guardrail. */
export const ON_PREMISES_LEAKS = [
  leak('S3O-01a', '061', 'S3Outposts::Bucket', { OutpostId: 'op-0fffffffffffffff0' }, OURS),
  leak('S3O-01b', '061', 'S3Outposts::Endpoint', { OutpostId: 'op-0fffffffffffffff0' }, OURS),
  leak('EC2-01', '060', 'EC2::Instance', { SubnetId: 'subnet-1' }, ALL_HERE),
  leak('NET-14', '060', 'Route53Resolver::ResolverEndpoint', { Direction: 'OUTBOUND' }, ALL_HERE),
  leak('DB-08a', '063', 'RDS::DBInstance', database({ EnableCloudwatchLogsExports: ['postgresql'] }), ALL_HERE),
  leak('DB-08b', '063', 'RDS::DBInstance', database({ EnablePerformanceInsights: true }), ALL_HERE),
  leak('BKP-02', '062', 'Backup::BackupPlan', { BackupPlan: { BackupPlanRule: [] } }, ALL_HERE),
  leak('LOG-04', '060', 'Logs::LogGroup', { KmsKeyId: KEY, RetentionInDays: 365 }, ALL_HERE),
  leak(
    'LOG-07',
    '063',
    'EKS::Cluster',
    cluster({
      OutpostConfig: { OutpostArns: [OUTPOST] },
      Logging: { ClusterLogging: { EnabledTypes: [{ Type: 'api' }] } },
    }),
    { ...ALL_HERE, ...OURS },
  ),
  leak('OPS-02', '060', 'EKS::Cluster', cluster({}), ALL_HERE),
  leak('AI-05a', '032', 'Bedrock::Agent', { CustomerEncryptionKeyArn: KEY, FoundationModel: 'x' }, GUARDED),
  leak('AI-05b', '032', 'Bedrock::EnforcedGuardrailConfiguration', { GuardrailVersion: 'DRAFT' }, GUARDED),
];
