import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../errors';
import { type NetworkInterface, NetworkInterfaceType } from './network-interface';

/**
 * Refuses a layout that EC2 would refuse only when the first node starts.
 *
 * The rules of https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-acc-inst-types.html: the primary interface is at card 0,
 * device 0 and is not EFA-only, each place is taken once, and a card has one EFA at most.
 */
export function checkNetworkInterfaces(scope: IConstruct, interfaces: readonly NetworkInterface[]): void {
  const place = (one: NetworkInterface) => `${one.networkCardIndex}/${one.deviceIndex}`;
  if (interfaces.some((one) => Token.isUnresolved(one.networkCardIndex) || Token.isUnresolved(one.deviceIndex))) {
    return;
  }
  const primary = interfaces.find((one) => place(one) === '0/0');
  if (primary === undefined || primary.interfaceType === NetworkInterfaceType.EFA_ONLY) {
    throw refused(scope, 'no interface with an IP address at card 0, device 0', 'Put the primary interface there.');
  }
  const twice = firstRepeated(interfaces.map(place));
  if (twice !== undefined) {
    throw refused(scope, `two interfaces at card/device ${twice}`, 'Give each interface a place of its own.');
  }
  const crowded = firstRepeated(interfaces.filter(isEfa).map((one) => `${one.networkCardIndex}`));
  if (crowded !== undefined) {
    throw refused(scope, `two EFAs on card ${crowded}`, 'Leave one EFA on each card.');
  }
}

/** Whether an interface carries fabric traffic. */
export function isEfa(one: NetworkInterface): boolean {
  return one.interfaceType === NetworkInterfaceType.EFA_ONLY || one.interfaceType === NetworkInterfaceType.EFA;
}

function firstRepeated(values: readonly string[]): string | undefined {
  return values.find((value, index) => values.indexOf(value) !== index);
}

function refused(scope: IConstruct, problem: string, help: string): AiFactoryError {
  return new AiFactoryError('AIF-CMP-008', `networkInterfaces has ${problem}`, help, scope);
}
