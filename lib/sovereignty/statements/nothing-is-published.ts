import { unless } from './enforced-site';
import type { EnforcementStatement, PolicyStatement } from './statement';

const PUBLIC_FORMS: readonly PolicyStatement[] = [
  {
    actions: ['elasticloadbalancing:CreateLoadBalancer'],
    conditions: { StringEquals: { 'elasticloadbalancing:Scheme': ['internet-facing'] } },
  },
  {
    actions: ['lambda:CreateFunctionUrlConfig', 'lambda:UpdateFunctionUrlConfig'],
    conditions: { StringEquals: { 'lambda:FunctionUrlAuthType': ['NONE'] } },
  },
  {
    actions: ['rds:CreateDBInstance', 'rds:CreateDBInstanceReadReplica'],
    conditions: { Bool: { 'rds:PubliclyAccessible': ['true'] } },
  },
  {
    actions: ['appsync:CreateGraphqlApi'],
    conditions: { StringNotEquals: { 'appsync:Visibility': ['PRIVATE'] } },
  },
  {
    actions: ['sagemaker:CreateNotebookInstance'],
    conditions: { StringNotEquals: { 'sagemaker:DirectInternetAccess': ['Disabled'] } },
  },
  {
    actions: ['sagemaker:CreateDomain', 'sagemaker:UpdateDomain'],
    conditions: { StringEquals: { 'sagemaker:AppNetworkAccessType': ['PublicInternetOnly'] } },
  },
  {
    actions: ['eks:CreateCluster', 'eks:UpdateClusterConfig'],
    conditions: { Bool: { 'eks:endpointPublicAccess': ['true'] } },
  },
  {
    actions: [
      'bedrock-agentcore:CreateAgentRuntime',
      'bedrock-agentcore:CreateBrowser',
      'bedrock-agentcore:CreateCodeInterpreter',
    ],
    conditions: { Null: { 'bedrock-agentcore:subnets': ['true'] } },
  },
  {
    actions: ['apigateway:PATCH', 'apigateway:POST', 'apigateway:PUT'],
    conditions: { 'ForAnyValue:StringEquals': { 'apigateway:Request/EndpointType': ['EDGE', 'REGIONAL'] } },
  },
  {
    actions: ['route53:CreateHostedZone'],
    conditions: { Null: { 'route53:VPCs': ['true'] } },
  },
];

export const NOTHING_IS_PUBLISHED: EnforcementStatement = {
  id: 'NothingIsPublished',
  title: 'No service is given a public address',
  denies:
    'Load balancers that face the internet, functions that anyone may call, databases and clusters with a public address, public interfaces, notebooks and agents with a way out of their own, and hosted zones without a network.',
  letsThrough:
    'The private form of each of them; clusters and Studio domains whose request says nothing, which checks of templates cover; break-glass roles.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 SC-7', 'C5:2020 COS-04'],
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  ],
  statements: (site) =>
    PUBLIC_FORMS.map((form) => ({ ...form, conditions: { ...form.conditions, ...unless(site, 'breakGlass') } })),
};
