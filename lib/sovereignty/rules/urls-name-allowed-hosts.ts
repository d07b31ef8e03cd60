import { addressesIn, hostsInScript } from '../template/addresses';
import type { Leaf } from '../template/leaf';
import type { LeafContext, SovereigntyRule, Violation } from './rule';
import { UNPROVABLE_LOCATION } from './unprovable';

export const URLS_NAME_ALLOWED_HOSTS: SovereigntyRule = {
  code: 'AIF-SOV-040',
  severity: 'fatal',
  title: 'Addresses name allowed hosts',
  explanation: 'A host outside the site receives whatever is sent to it, and decides what is fetched from it.',
  remedy:
    'Use an interface of a service of the site or a private name, or list the host in allowedHosts after it was approved.',
  sources: ['https://docs.aws.amazon.com/general/latest/gr/rande.html'],
  frameworks: ['NIST.800-53r5 SC-7(8)', 'C5:2020 COS-03', 'SecNumCloud-3.2 13.2.e'],
  *checkLeaf(leaf, context) {
    const { holes, judge } = context;
    const addresses = [...addressesIn(leaf, holes)];
    if (addresses.length === 0) yield* inScript(leaf, context);
    for (const { host, isUnknown } of addresses) {
      const verdict = isUnknown ? { kind: 'unprovable' as const } : judge.judge(host);
      const shown = holes.show(host);
      if (verdict.kind === 'unprovable') {
        const message = `${leaf.key} names ${shown}, which can be any host`;
        yield { path: leaf.path, message, unprovable: UNPROVABLE_LOCATION };
      } else if (verdict.kind === 'off-list') {
        yield { path: leaf.path, message: `${leaf.key} names the host ${shown}, which is not in allowedHosts` };
      }
    }
  },
};

/** A script that names a host opens no path by itself, so this is advice. */
function* inScript(leaf: Leaf, { holes, judge }: LeafContext): Iterable<Violation> {
  for (const host of hostsInScript(leaf)) {
    if (judge.judge(host).kind !== 'off-list') continue;
    const message = `${leaf.key} has a script that names the host ${holes.show(host)}, which is not in allowedHosts`;
    yield { path: leaf.path, message, severity: 'warning' };
  }
}
