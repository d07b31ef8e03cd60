import type { AlertRule } from '../catalog/alert-rules';

/** A rules file of Prometheus. Text is quoted as in JSON, which YAML reads alike. */
export function rulesYaml(group: string, rules: readonly AlertRule[]): string {
  return ['groups:', `  - name: ${quoted(group)}`, '    rules:', ...rules.flatMap(ruleLines), ''].join('\n');
}

function ruleLines(rule: AlertRule): string[] {
  return [
    `      - alert: ${quoted(rule.name)}`,
    `        expr: ${quoted(rule.expression)}`,
    `        for: ${rule.minutes}m`,
    '        labels:',
    `          severity: ${quoted(rule.severity)}`,
    '        annotations:',
    `          summary: ${quoted(rule.summary)}`,
    `          runbook: ${quoted(rule.runbook)}`,
  ];
}

/** Where an alert manager sends what it groups. */
export interface AlertReceiver {
  readonly topicArn: string;
  readonly region: string;
  /** What the subject of messages starts with. */
  readonly origin: string;
}

/**
 * An alert manager that sends everything to one topic, as one message for each alert however many nodes have it.
 *
 * The subject is set, because the default one lists all labels and may be longer than the 100 characters that SNS takes
 * (https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-alertmanager-receiver-config.html).
 */
export function alertManagerYaml({ topicArn, region, origin }: AlertReceiver): string {
  return [
    'alertmanager_config: |',
    '  route:',
    '    receiver: "notifications"',
    '    group_by: ["alertname", "severity"]',
    '    group_wait: 30s',
    '    group_interval: 5m',
    '    repeat_interval: 12h',
    '  receivers:',
    '    - name: "notifications"',
    '      sns_configs:',
    `        - topic_arn: "${topicArn}"`,
    '          sigv4:',
    `            region: ${quoted(region)}`,
    `          subject: ${quoted(`${origin}: {{ .GroupLabels.alertname }} ({{ .Status }})`)}`,
    '          send_resolved: true',
    '',
  ].join('\n');
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
