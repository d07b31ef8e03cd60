import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ALERT_RULES } from '../../lib/catalog/alert-rules';
import { PrometheusWorkspace, type PrometheusWorkspaceProps } from '../../lib/operations';
import { aiFactory, expectCode, TestSite } from './fixture';

function newWorkspace(props: Partial<PrometheusWorkspaceProps> = {}, site = new TestSite()) {
  const workspace = new PrometheusWorkspace(site.stack, 'Metrics', {
    network: site.network,
    topic: site.topic,
    accelerators: 3456,
    ...props,
  });
  return { site, workspace, template: () => Template.fromStack(site.stack) };
}

function limitsOf(props: Partial<PrometheusWorkspaceProps>): unknown {
  const [workspace] = Object.values(newWorkspace(props).template().findResources('AWS::APS::Workspace'));
  return workspace?.Properties.WorkspaceConfiguration.LimitsPerLabelSets;
}

describe('a workspace', () => {
  test('is encrypted with the key for logs and outlives its stack', () => {
    newWorkspace()
      .template()
      .hasResource('AWS::APS::Workspace', {
        Properties: {
          Alias: 'demo-cell-1',
          KmsKeyArn: { 'Fn::ImportValue': Match.stringLikeRegexp('^foundation:.*logs') },
          WorkspaceConfiguration: { RetentionPeriodInDays: 150 },
        },
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
      });
  });

  test('logs what its rules could not do, in a group that needs no policy of its own', () => {
    newWorkspace()
      .template()
      .hasResource('AWS::Logs::LogGroup', {
        Properties: { LogGroupName: '/aws/vendedlogs/prometheus/demo-cell-1', RetentionInDays: 365 },
        DeletionPolicy: 'Retain',
      });
  });

  test('is reached over a private endpoint', () => {
    const { site } = newWorkspace();

    Template.fromStack(Stack.of(site.network)).hasResourceProperties('AWS::EC2::VPCEndpoint', {
      ServiceName: 'com.example.xx-factory-1.aps-workspaces',
    });
  });

  test('has the rules of every set, as YAML that reads as the catalogue says', () => {
    const namespaces = Object.values(newWorkspace().template().findResources('AWS::APS::RuleGroupsNamespace'));

    expect(namespaces.map(({ Properties }) => Properties.Name).sort()).toEqual(Object.keys(ALERT_RULES).sort());
    for (const { Properties } of namespaces) {
      const { groups } = parse(Properties.Data);
      const rules = ALERT_RULES[Properties.Name as keyof typeof ALERT_RULES];
      expect(groups).toEqual([
        {
          name: Properties.Name,
          rules: rules.map((rule) => ({
            alert: rule.name,
            expr: rule.expression,
            for: `${rule.minutes}m`,
            labels: { severity: rule.severity },
            annotations: { summary: rule.summary, runbook: rule.runbook },
          })),
        },
      ]);
    }
  });

  test('has no rules on what only Kubernetes knows where there is none', () => {
    const namespaces = newWorkspace({ kubernetes: false }).template().findResources('AWS::APS::RuleGroupsNamespace');
    const names = Object.values(namespaces).flatMap(({ Properties }) =>
      parse(Properties.Data).groups.flatMap(({ rules }: { rules: { alert: string }[] }) =>
        rules.map(({ alert }) => alert),
      ),
    );

    const expected = Object.values(ALERT_RULES)
      .flat()
      .filter(({ exporter }) => exporter !== 'kube-state-metrics');
    expect(names.sort()).toEqual(expected.map(({ name }) => name).sort());
  });

  test('sends its alerts to the topic', () => {
    const { site, template } = newWorkspace();
    const [workspace] = Object.values(template().findResources('AWS::APS::Workspace'));
    const parts: unknown[] = workspace?.Properties.AlertManagerDefinition['Fn::Join'][1];
    const text = parts.map((part) => (typeof part === 'string' ? part : 'arn:topic')).join('');
    const { alertmanager_config } = parse(text);

    expect(parse(alertmanager_config)).toMatchObject({
      route: { receiver: 'notifications' },
      receivers: [
        {
          name: 'notifications',
          sns_configs: [
            {
              topic_arn: 'arn:topic',
              sigv4: { region: 'xx-factory-1' },
              subject: 'demo-cell-1: {{ .GroupLabels.alertname }} ({{ .Status }})',
            },
          ],
        },
      ],
    });
    expect(site.stack.dependencies).toContain(Stack.of(site.topic));
  });

  test.each([
    [{ accelerators: 0 }, 500_000],
    [{ accelerators: 3456 }, 3_110_400],
    [{ accelerators: 100_000 }, 10_000_000],
    [{ maximumSeries: 7 }, 7],
  ])('lets in %o %i series', (props, maxSeries) => {
    expect(limitsOf(props)).toEqual([
      { LabelSet: [{ Name: 'cell', Value: 'cell-1' }], Limits: { MaxSeries: maxSeries } },
    ]);
  });

  test('limits tenants, in whatever order they come', () => {
    const tenants = [
      { tenant: 'weather', maximumSeries: 2 },
      { tenant: 'health', maximumSeries: 1 },
    ];

    expect(limitsOf({ tenants })).toEqual(limitsOf({ tenants: [...tenants].reverse() }));
    expect(limitsOf({ tenants })).toContainEqual({
      LabelSet: [{ Name: 'tenant', Value: 'health' }],
      Limits: { MaxSeries: 1 },
    });
  });

  test('grants to write and to query, each with the key for nothing else', () => {
    const { site, workspace, template } = newWorkspace();
    const roleFor = (id: string) => new iam.Role(site.stack, id, { assumedBy: new iam.AccountRootPrincipal() });

    workspace.grantRemoteWrite(roleFor('Collector'));
    workspace.grantQuery(roleFor('Dashboard'));

    const viaService = { StringEquals: { 'kms:ViaService': 'aps.xx-factory-1.factory.example' } };
    const allows = (metrics: unknown, key: unknown) =>
      template().hasResourceProperties('AWS::IAM::Policy', {
        PolicyDocument: {
          Statement: [
            Match.objectLike({ Action: metrics, Resource: { 'Fn::GetAtt': Match.anyValue() } }),
            Match.objectLike({ Action: key, Condition: viaService }),
          ],
        },
      });
    allows('aps:RemoteWrite', ['kms:Decrypt', 'kms:GenerateDataKey']);
    allows(['aps:GetLabels', 'aps:GetMetricMetadata', 'aps:GetSeries', 'aps:QueryMetrics'], 'kms:Decrypt');
  });

  test('can be one that was made elsewhere', () => {
    const site = new TestSite();
    const workspaceArn = 'arn:aws-example:aps:xx-factory-1:111122223333:workspace/ws-1';
    const workspace = PrometheusWorkspace.fromPrometheusWorkspaceAttributes(site.stack, 'Metrics', {
      workspaceArn,
      endpoint: 'https://aps.example/workspaces/ws-1/',
      key: site.topic.key,
      hosting: aiFactory(),
    });
    const role = new iam.Role(site.stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });

    workspace.grantQuery(role);
    workspace.grantRemoteWrite(role);

    Template.fromStack(site.stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Resource: workspaceArn })]) },
    });
  });
});

describe('a workspace fails', () => {
  test.each([Duration.days(0), Duration.days(1096), Duration.hours(36)])(
    'when metrics are kept for %s',
    (retention) => {
      expectCode('AIF-OPS-002', () => newWorkspace({ retention }));
    },
  );

  test.each([-1, 1.5])('when the cell has %d accelerators', (accelerators) => {
    expectCode('AIF-OPS-003', () => newWorkspace({ accelerators }));
  });

  test('when a limit lets nothing in', () => {
    expectCode('AIF-OPS-004', () => newWorkspace({ maximumSeries: 0 }));
    expectCode('AIF-OPS-004', () => newWorkspace({ tenants: [{ tenant: 'health', maximumSeries: 0.5 }] }));
  });

  test('when a tenant has no name, or two limits', () => {
    const health = { tenant: 'health', maximumSeries: 1 };
    expectCode('AIF-OPS-005', () => newWorkspace({ tenants: [{ tenant: '', maximumSeries: 1 }] }));
    expectCode('AIF-OPS-005', () => newWorkspace({ tenants: [health, health] }));
  });

  test('when the factory has no managed Prometheus', () => {
    expectCode('AIF-REGION-012', () => newWorkspace({}, new TestSite(aiFactory(['aps']))));
  });
});
