import {
  NAMESPACE_HOSTS,
  PRIVATE_HOST_ENDINGS,
  REGION_CODE,
  REGION_IN_TEXT,
  SERVICE_DNS_SUFFIXES,
} from '../../catalog/exposure-locations';
import { property } from '../intrinsics/intrinsic';
import { HOLE_PATTERN, type Holes, withoutHoles } from '../intrinsics/text';
import type { SovereigntyPolicy } from '../sovereignty-policy';
import type { AppUnderAudit } from './app-under-audit';

/** What is wrong with a host, if anything. */
export type HostVerdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'unprovable' }
  | { readonly kind: 'foreign-service'; readonly problem: string }
  | { readonly kind: 'off-list' };

const ALLOWED: HostVerdict = { kind: 'allowed' };
const PRIVATE_ADDRESS =
  /^(?:0\.0\.0\.0$|10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;
const PRIVATE_ADDRESS_6 = /^\[?(?:f[cd]|fe80:|::1\]?$)/i;
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** An address written as one number, which clients take for an address all the same. */
const NUMBER = /^(?:\d+|0x[0-9a-f]+)$/i;
const ENDS_IN_HOLE = new RegExp(`(${HOLE_PATTERN})$`);

/** Judges hosts against the policy; private names of the app itself are its own. */
export class HostJudge {
  private readonly privateZones: ReadonlySet<string>;

  public constructor(
    private readonly policy: SovereigntyPolicy,
    private readonly holes: Holes,
    app: AppUnderAudit,
  ) {
    this.privateZones = app.fact('private zones', () => privateZones(app));
  }

  /** Whether a host, without port, may be named. */
  public judge(given: string): HostVerdict {
    const host = given.toLowerCase().replace(/\.$/, '');
    const tail = ENDS_IN_HOLE.exec(host)?.[1];
    if (tail !== undefined) return this.holes.isUnknown(tail) ? { kind: 'unprovable' } : ALLOWED;
    const name = host.replace(/\uE000\d+\uE001/g, 'x');
    if (this.policy.allowsHost(name) || isPrivate(name) || this.isOwn(name)) return ALLOWED;
    const suffix = serviceSuffix(name, this.policy);
    return suffix === undefined ? { kind: 'off-list' } : this.judgeService(host, name, suffix);
  }

  private isOwn(name: string): boolean {
    for (let zone = name; ; zone = zone.slice(zone.indexOf('.') + 1)) {
      if (this.privateZones.has(zone)) return true;
      if (!zone.includes('.')) return false;
    }
  }

  private judgeService(host: string, name: string, suffix: string): HostVerdict {
    if (suffix !== this.policy.dnsSuffix) {
      return {
        kind: 'foreign-service',
        problem: `is under ${suffix}; services of the site are under ${this.policy.dnsSuffix}`,
      };
    }
    const labels = name.slice(0, -suffix.length - 1).split('.');
    const regions = regionsNamedIn(labels);
    const elsewhere = regions.find((region) => !this.policy.allowsRegion(region));
    if (elsewhere !== undefined) return { kind: 'foreign-service', problem: `is in ${elsewhere}` };
    if (regions.length > 0 || labels.some((label) => this.policy.allowsRegion(label))) return ALLOWED;
    if (this.holes.isUnknown(host)) return { kind: 'unprovable' };
    if (withoutHoles(host) !== host) return ALLOWED;
    return { kind: 'foreign-service', problem: 'names no Region, so any Region may answer' };
  }
}

/** The Regions in the labels of a host; the first label is the name of a service or of a resource unless it is a published Region. */
export function regionsNamedIn(labels: readonly string[]): readonly string[] {
  return labels.flatMap((label, index) => {
    const published = label.match(REGION_IN_TEXT) ?? [];
    return published.length === 0 && index > 0 && REGION_CODE.test(label) ? [label] : published;
  });
}

/** The suffix under which services answer, that a host name ends in. */
export function serviceSuffix(host: string, policy: SovereigntyPolicy): string | undefined {
  return [policy.dnsSuffix, ...SERVICE_DNS_SUFFIXES].find((suffix) => host === suffix || host.endsWith(`.${suffix}`));
}

/** `git@host:path`. */
const REMOTE = /^[\w.-]{1,64}@([\w.-]+\.[a-z]+):[^\s]*$/i;

/** `jdbc:oracle:thin:@host:1521:database`. */
const ORACLE = /^jdbc:[\w:]{1,40}@([\w.-]+)/i;

/** The hosts that an address names; none when the text is not an address. */
export function hostsOfUrl(text: string): readonly string[] {
  const match = /^\s*(?:[a-z][a-z0-9+.-]{0,30}:){1,3}\/\/([^/?#\s\\]*)/i.exec(text);
  if (match === null) {
    const remote = (REMOTE.exec(text) ?? ORACLE.exec(text))?.[1];
    return remote === undefined ? [] : [remote];
  }
  if (/^(?:s3[an]?|file|data|urn|arn|cloudformation|ssm|ecs|hdfs|emrfs):/i.test(text)) return [];
  const authority = (match[1] ?? '').slice((match[1] ?? '').lastIndexOf('@') + 1);
  return authority
    .split(',')
    .map((host) => (host.startsWith('[') ? host.slice(0, host.indexOf(']') + 1) : host.replace(/:[^:]*$/, '')))
    .filter((host) => host !== '' && !NAMESPACE_HOSTS.includes(host.toLowerCase()));
}

function isPrivate(name: string): boolean {
  if (NUMBER.test(name)) return false;
  if (ADDRESS.test(name)) return PRIVATE_ADDRESS.test(name);
  if (name.includes(':') || name.startsWith('[')) return PRIVATE_ADDRESS_6.test(name);
  return !name.includes('.') || PRIVATE_HOST_ENDINGS.some((ending) => name.endsWith(ending));
}

function* privateZones(app: AppUnderAudit): Iterable<string> {
  for (const type of ['AWS::Route53::HostedZone', 'AWS::ServiceDiscovery::PrivateDnsNamespace']) {
    for (const { scope, properties } of app.resourcesOf(type)) {
      if (type === 'AWS::Route53::HostedZone' && property(properties, 'VPCs') === undefined) continue;
      for (const name of app.evaluator.texts(property(properties, 'Name'), scope)) {
        if (withoutHoles(name) === name && name.includes('.')) yield name.toLowerCase().replace(/\.$/, '');
      }
    }
  }
}
