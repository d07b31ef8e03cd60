/** A way for people into a machine that no recorded session covers. */
export interface SessionBypass {
  readonly type: string;
  /** The property, relative to `Properties`; `[]` stands for each element, an empty path for the resource itself. */
  readonly path: string;
  /** Values that keep the way closed, compared without regard to case. */
  readonly off: readonly string[];
  /** What people can do. */
  readonly way: string;
}

const COMMANDS = 'people can run commands in containers';
const SSH_KEY = 'people can get in with an SSH key';

/**
 * Ways in besides Session Manager.
 *
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html,
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/connect-with-ec2-instance-connect-endpoint.html,
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html, read 2026-11-22.
 */
export const SESSION_BYPASSES: readonly SessionBypass[] = [
  { type: 'AWS::AutoScaling::LaunchConfiguration', path: 'KeyName', off: [], way: SSH_KEY },
  { type: 'AWS::Cloud9::EnvironmentEC2', path: '', off: [], way: 'people can get in from a browser' },
  { type: 'AWS::EC2::Instance', path: 'KeyName', off: [], way: SSH_KEY },
  {
    type: 'AWS::EC2::InstanceConnectEndpoint',
    path: '',
    off: [],
    way: 'people can open SSH and RDP from outside the network',
  },
  { type: 'AWS::EC2::KeyPair', path: '', off: [], way: SSH_KEY },
  { type: 'AWS::EC2::LaunchTemplate', path: 'LaunchTemplateData.KeyName', off: [], way: SSH_KEY },
  {
    type: 'AWS::EC2::SpotFleet',
    path: 'SpotFleetRequestConfigData.LaunchSpecifications[].KeyName',
    off: [],
    way: SSH_KEY,
  },
  { type: 'AWS::ECS::Service', path: 'EnableExecuteCommand', off: ['false'], way: COMMANDS },
  { type: 'AWS::EKS::Nodegroup', path: 'RemoteAccess.Ec2SshKey', off: [], way: SSH_KEY },
  { type: 'AWS::EMR::Cluster', path: 'Instances.Ec2KeyName', off: [], way: SSH_KEY },
  { type: 'AWS::Events::Rule', path: 'Targets[].EcsParameters.EnableExecuteCommand', off: ['false'], way: COMMANDS },
  {
    type: 'AWS::Scheduler::Schedule',
    path: 'Target.EcsParameters.EnableExecuteCommand',
    off: ['false'],
    way: COMMANDS,
  },
];
