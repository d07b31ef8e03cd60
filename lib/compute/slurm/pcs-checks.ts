import { type Duration, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { RESERVATION_INSTANCES } from '../../catalog/training-limits';
import { AiFactoryError } from '../../errors';
import type { ICellNetwork } from '../../region';
import type { PcsNodeScript } from './pcs-node-script';
import type { PcsAccounting, PcsProps } from './pcs-props';

/** See https://docs.aws.amazon.com/pcs/latest/userguide/slurm-versions.html, read 2026-11-22. */
const SLURM_VERSIONS = ['24.11', '25.05', '25.11', '26.05'];

/** Compute node groups, and queues, of a cluster. Not adjustable (https://docs.aws.amazon.com/pcs/latest/userguide/service-endpoints-quotas.html). */
const MAX_IN_CLUSTER = 10;

/** Refuses a version that the service does not offer, and a cluster where it cannot have a controller. */
export function checkCluster(scope: IConstruct, props: PcsProps, network: ICellNetwork, clusterName: string): void {
  checkName(scope, 'AIF-CMP-101', 'a cluster', clusterName, 40);
  if (!Token.isUnresolved(props.slurmVersion) && !SLURM_VERSIONS.includes(props.slurmVersion)) {
    throw new AiFactoryError(
      'AIF-CMP-103',
      `AWS PCS does not offer Slurm ${JSON.stringify(props.slurmVersion)}`,
      `Use one of ${SLURM_VERSIONS.join(', ')}, in quotes.`,
      scope,
    );
  }
  checkHomeZone(scope, network);
  checkAccounting(scope, props.accounting ?? {});
  checkSrunPorts(scope, props.srunPortRange);
  checkIdle(scope, props.scaleDownIdle);
}

/** Refuses a script that a node would not run. */
export function checkScript(scope: IConstruct, { name, sha256, args = [] }: PcsNodeScript): void {
  const problem =
    sha256 !== undefined && !Token.isUnresolved(sha256) && !/^[0-9a-f]{64}$/i.test(sha256)
      ? `the checksum "${sha256}", which is not SHA-256`
      : args.length > 20 || args.some((arg) => !Token.isUnresolved(arg) && arg.length > 256)
        ? 'more than 20 arguments, or one of more than 256 characters'
        : undefined;
  if (problem !== undefined) {
    throw new AiFactoryError(
      'AIF-CMP-116',
      `the script "${name}" has ${problem}`,
      'Give the 64 hexadecimal digits that `sha256sum` prints for the script; put long lists of arguments into a file.',
      scope,
    );
  }
}

/** Refuses a name that the service refuses. */
export function checkName(scope: IConstruct, code: string, what: string, name: string, most: number): void {
  const accepted = /^[A-Za-z][A-Za-z0-9-]+$/.test(name) && name.length >= 3 && name.length <= most;
  if (!accepted && !Token.isUnresolved(name)) {
    throw new AiFactoryError(
      code,
      `AWS PCS does not take "${name}" as the name of ${what}`,
      `Use 3 to ${most} letters, digits and hyphens, starting with a letter.`,
      scope,
    );
  }
}

/** Refuses the same name twice. */
export function checkUnique(scope: IConstruct, what: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new AiFactoryError('AIF-CMP-102', `two ${what} are called "${twice}"`, 'Give each a name of its own.', scope);
  }
}

/** Refuses more than a cluster can have. */
export function checkAtMost(scope: IConstruct, what: string, count: number): void {
  if (count > MAX_IN_CLUSTER) {
    throw new AiFactoryError(
      'AIF-CMP-105',
      `a cluster of AWS PCS cannot have ${count} ${what}`,
      `Keep to ${MAX_IN_CLUSTER}, and put the rest into another cluster. A reserved group of more than ${RESERVATION_INSTANCES} nodes counts as several.`,
      scope,
    );
  }
}

/** An Availability Zone is its Region and one letter; a Local Zone has more in between. Private Regions name theirs as they like. */
function checkHomeZone(scope: IConstruct, { region, homeZone }: ICellNetwork): void {
  const { kind, region: code } = region.hosting;
  if (kind === 'region' && !Token.isUnresolved(homeZone) && !/^[a-z]$/.test(homeZone.slice(code.length))) {
    throw new AiFactoryError(
      'AIF-CMP-110',
      `the home zone ${homeZone} is not an Availability Zone of ${code}, and AWS PCS puts no controller into any other`,
      `Put the cell into a zone such as ${code}a.`,
      scope,
    );
  }
}

function checkAccounting(scope: IConstruct, { retention }: PcsAccounting): void {
  if (retention === undefined || retention.isUnresolved()) {
    return;
  }
  const days = retention.toDays({ integral: false });
  if (!Number.isInteger(days) || days < 1 || days > 10_000) {
    throw new AiFactoryError(
      'AIF-CMP-113',
      `accounting records cannot be kept for ${days} days`,
      'Use Duration.days(n) with n from 1 to 10000.',
      scope,
    );
  }
}

function checkSrunPorts(scope: IConstruct, range: string | undefined): void {
  if (range === undefined || Token.isUnresolved(range)) {
    return;
  }
  const [, first = '0', last = '0'] = /^(\d{1,5})-(\d{1,5})$/.exec(range) ?? [];
  if (Number(first) < 1024 || Number(last) > 65_535 || Number(first) >= Number(last)) {
    throw new AiFactoryError(
      'AIF-CMP-114',
      `srunPortRange must be two unprivileged ports with a hyphen between, got "${range}"`,
      'Use a range such as 60001-63000.',
      scope,
    );
  }
}

/** Refuses an idle time that is none. */
export function checkIdle(scope: IConstruct, idle: Duration | undefined): void {
  if (idle === undefined || idle.isUnresolved()) {
    return;
  }
  const seconds = idle.toSeconds({ integral: false });
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 10_000_000) {
    throw new AiFactoryError(
      'AIF-CMP-108',
      `an idle time cannot be ${seconds} seconds`,
      'Use whole seconds, 1 to 10000000.',
      scope,
    );
  }
}
