import { SupportPermits } from '../../catalog/sovereignty-words';
import type { ResourceUnderAudit } from '../template/resource-under-audit';
import type { SovereigntyRule, Violation } from './rule';

const HOUR = 3_600_000;

export const SUPPORT_PERMITS_ARE_NARROW: SovereigntyRule = {
  code: 'AIF-SOV-306',
  severity: 'fatal',
  title: 'AWS Support is let in narrowly, or not at all',
  explanation:
    'What AWS Support learns under a permit can be read outside the Region. Without a permit support sees nothing; with one it sees what the permit names, for as long as it holds.',
  remedy:
    'Remove the permit; or, where operatorAccess.supportPermits is narrow, name actions and resources, and state AllowAfter and AllowBefore in UTC.',
  sources: ['https://docs.aws.amazon.com/awssupport/latest/user/support-authorization.html'],
  frameworks: ['NIST.800-53r5 MA-4', 'C5:2020 IDM-07', 'SecNumCloud-3.2 19.2.e'],
  concerns: (type) => type === 'AWS::SupportAuthZ::SupportPermit',
  *check(resource, { policy }) {
    const { supportPermits, maximumSupportPermitHours = 24 } = policy.operatorAccess;
    if (supportPermits !== SupportPermits.NARROW) {
      yield { path: 'Type', message: 'the permit lets AWS Support in, which the policy forbids' };
      return;
    }
    for (const [path, lists] of [
      ['Permit.Actions', ['AllActions', 'Actions']],
      ['Permit.Resources', ['AllResourcesInRegion', 'Resources']],
    ] as const) {
      const [all, some] = lists;
      if (resource.has(`${path}.${all}`) || !resource.has(`${path}.${some}`)) {
        yield { path: `Properties.${path}`, message: `the permit is not limited to named ${some.toLowerCase()}` };
      }
      for (const text of resource.values(`${path}.${some}[]`)) {
        if (!/^\*|\*$/.test(text)) continue;
        yield { path: `Properties.${path}.${some}`, message: `the permit names ${resource.holes.show(text)}` };
      }
    }
    yield* duration(resource, maximumSupportPermitHours);
  },
};

/** A permit starts and ends; neither is compared with today, so that the answer is the same on every day. */
function* duration(resource: ResourceUnderAudit, longest: number): Iterable<Violation> {
  const timesOf = (name: string) => resource.values(`Permit.Conditions[].${name}`).map((text) => Date.parse(text));
  const starts = timesOf('AllowAfter');
  const ends = timesOf('AllowBefore');
  const path = 'Properties.Permit.Conditions';
  if ([starts, ends].some((times) => times.length === 0 || times.some((time) => Number.isNaN(time)))) {
    yield { path, message: 'the permit does not say when it starts and when it ends' };
    return;
  }
  const hours = (Math.max(...ends) - Math.min(...starts)) / HOUR;
  if (hours <= 0 || hours > longest) {
    yield { path, message: `the permit holds for ${hours} hours; at most ${longest} are allowed` };
  }
}
