import { REGION_IN_TEXT, SERVICE_NAME, SERVICE_NAME_EVERYWHERE } from '../../catalog/exposure-locations';
import { addressesIn } from '../template/addresses';
import { regionsNamedIn, serviceSuffix } from '../template/host';
import type { SovereigntyRule } from './rule';

const DOTTED = /[A-Za-z0-9_*-]+(?:\.[A-Za-z0-9_*-]+){2,}/g;
const NAME_PROPERTY = /bucket(?:name)?$|^(?:.*)?(?:table|topic|queue|role|function|stack)name$/i;

export const SERVICES_ARE_IN_ALLOWED_REGIONS: SovereigntyRule = {
  code: 'AIF-SOV-041',
  severity: 'fatal',
  title: 'Interfaces of services are those of allowed Regions',
  explanation: 'The name of an interface holds the Region that answers: a call to it takes its data there.',
  remedy: 'Build the name from the pseudo parameters AWS::Region and AWS::URLSuffix.',
  sources: ['https://docs.aws.amazon.com/general/latest/gr/rande.html'],
  frameworks: ['NIST.800-53r5 SA-9(5)', 'NIST.800-53r5 SC-7'],
  *checkLeaf(leaf, { policy, holes, judge }) {
    if (leaf.isRestriction) return;
    const addresses = [...addressesIn(leaf, holes)];
    for (const { host } of addresses) {
      const verdict = judge.judge(host);
      if (verdict.kind !== 'foreign-service') continue;
      yield { path: leaf.path, message: `${leaf.key} names ${holes.show(host)}, which ${verdict.problem}` };
    }
    if (addresses.length > 0 || NAME_PROPERTY.test(leaf.key)) return;
    for (const name of leaf.texts.flatMap(dottedNames)) {
      if (SERVICE_NAME_EVERYWHERE.test(name))
        yield { path: leaf.path, message: `${leaf.key} names ${name}, which spans Regions` };
      if (!SERVICE_NAME.test(name) && serviceSuffix(name, policy) === undefined) continue;
      const labels = name.split('.');
      const elsewhere = (SERVICE_NAME.test(name) ? serviceRegion(labels) : regionsNamedIn(labels)).find(
        (region) => !policy.allowsRegion(region),
      );
      if (elsewhere !== undefined)
        yield { path: leaf.path, message: `${leaf.key} names ${name}, which is in ${elsewhere}` };
    }
  },
};

function dottedNames(text: string): readonly string[] {
  return text.includes('.') && (text.includes('aws') || text.match(REGION_IN_TEXT) !== null)
    ? (text.toLowerCase().match(DOTTED) ?? [])
    : [];
}

function serviceRegion(labels: readonly string[]): readonly string[] {
  return regionsNamedIn(labels.slice(0, 5));
}
