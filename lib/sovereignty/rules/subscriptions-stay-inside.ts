import { HostJudge, hostsOfUrl } from '../template/host';
import type { SovereigntyRule } from './rule';
import { UNPROVABLE_DESTINATION } from './unprovable';

const INSIDE = new Set(['sqs', 'lambda', 'firehose']);
/** Where subscriptions stand, by type. */
const PLACES: ReadonlyMap<string, string> = new Map([
  ['AWS::SNS::Subscription', ''],
  ['AWS::SNS::Topic', 'Subscription[].'],
]);

export const SUBSCRIPTIONS_STAY_INSIDE: SovereigntyRule = {
  code: 'AIF-SOV-110',
  severity: 'fatal',
  title: 'Notifications go to resources of the site',
  explanation: 'A subscription by e-mail, text message or push hands each message to a carrier outside the site.',
  remedy: 'Subscribe a queue, a function or a delivery stream, or an HTTPS endpoint on an allowed host.',
  sources: ['https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html'],
  frameworks: ['NIST.800-53r5 AC-4', 'NIST.800-53r5 SC-7(10)'],
  concerns: (type) => PLACES.has(type),
  *check(resource, { policy, app }) {
    const place = PLACES.get(resource.type);
    if (place === undefined) return;
    const judge = new HostJudge(policy, resource.holes, app);
    const hosts = resource.values(`${place}Endpoint`).flatMap(hostsOfUrl);
    const isAllowedHost = hosts.length > 0 && hosts.every((host) => judge.judge(host).kind === 'allowed');
    for (const slot of resource.select(`${place}Protocol`)) {
      for (const protocol of resource.texts(slot)) {
        if (protocol === undefined || INSIDE.has(protocol.toLowerCase())) continue;
        if (/^https?$/i.test(protocol) && isAllowedHost) continue;
        const isOpen = resource.holes.isUnknown(protocol);
        const message = `messages leave by ${resource.holes.show(protocol)}`;
        yield { path: slot.path, message, ...(isOpen ? { unprovable: UNPROVABLE_DESTINATION } : {}) };
      }
    }
  },
};
