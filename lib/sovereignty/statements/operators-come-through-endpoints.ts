import { unless } from './enforced-site';
import type { EnforcementStatement } from './statement';

export const OPERATORS_COME_THROUGH_ENDPOINTS: EnforcementStatement = {
  id: 'OperatorsComeThroughEndpoints',
  title: 'Sessions on machines are opened from inside, never on the serial console',
  denies: 'Opening a session or a tunnel by an address of the internet, and the serial console from anywhere.',
  letsThrough: 'Sessions through an endpoint of a network, and break-glass roles.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 MA-4', 'NIST.800-53r5 AC-6', 'C5:2020 IDM-06'],
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcevpc',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configure-access-to-serial-console.html',
  ],
  statements: (site) => [
    {
      actions: ['ec2-instance-connect:OpenTunnel', 'ssm:ResumeSession', 'ssm:StartSession'],
      conditions: { Null: { 'aws:SourceVpc': ['true'] }, ...unless(site, 'breakGlass') },
    },
    {
      actions: ['ec2-instance-connect:SendSerialConsoleSSHPublicKey', 'ec2:EnableSerialConsoleAccess'],
      conditions: unless(site, 'breakGlass'),
    },
  ],
};
