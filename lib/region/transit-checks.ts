import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Cidr } from '../catalog/cidr';
import { AiFactoryError } from '../errors';

/** Prefixes that a transit gateway announces to a Direct Connect gateway at most (https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html, read 2026-11-22). */
const MOST_PREFIXES = 200;

/** Numbers that nobody has on the internet (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayRequestOptions.html). */
const PRIVATE_ASNS = [
  { first: 64_512, last: 65_534 },
  { first: 4_200_000_000, last: 4_294_967_294 },
];

/** Refuses a BGP number that is not private. */
export function requirePrivateAsn(scope: IConstruct, asn: number): void {
  const isPrivate = PRIVATE_ASNS.some(({ first, last }) => Number.isInteger(asn) && asn >= first && asn <= last);
  if (!Token.isUnresolved(asn) && !isPrivate) {
    throw new AiFactoryError(
      'AIF-NET-115',
      `${asn} is not a private autonomous system number`,
      `use ${PRIVATE_ASNS.map(({ first, last }) => `${first} to ${last}`).join(', or ')}`,
      scope,
    );
  }
}

/** Refuses a cell that neither other cells nor the premises would find. */
export function requireInSite(scope: IConstruct, cell: Cidr, site: Cidr): void {
  if (!site.contains(cell)) {
    throw new AiFactoryError(
      'AIF-NET-116',
      `the cell range ${cell} is not in the range of the site, ${site}`,
      'take the range of the cell from that of the site: others know only the latter',
      scope,
    );
  }
}

/** The ranges of cells, by the transit gateway that they are attached to. */
const ATTACHED = new WeakMap<IConstruct, Map<Cidr, IConstruct>>();

/** Refuses a cell with addresses that another one has: a transit gateway has one route to an address. */
export function requireFreeRange(scope: IConstruct, cell: Cidr, transitGateway: IConstruct): void {
  const attached = ATTACHED.get(transitGateway) ?? new Map<Cidr, IConstruct>();
  for (const [range, other] of attached) {
    if (range.overlaps(cell)) {
      throw new AiFactoryError(
        'AIF-NET-129',
        `the cell range ${cell} overlaps ${range}, which is that of ${other.node.path}`,
        'give every cell of a transit gateway a range of its own',
        scope,
      );
    }
  }
  ATTACHED.set(transitGateway, attached.set(cell, scope));
}

/** Refuses what is not the id of a Direct Connect gateway. */
export function requireGatewayId(scope: IConstruct, id: string): void {
  if (!Token.isUnresolved(id) && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) {
    throw new AiFactoryError(
      'AIF-NET-117',
      `'${id}' is not the id of a Direct Connect gateway`,
      'give 32 hexadecimal digits in five groups, as describe-direct-connect-gateways prints them',
      scope,
    );
  }
}

/** Refuses what is not the id of an attachment. */
export function requireAttachmentId(scope: IConstruct, id: string): void {
  if (!Token.isUnresolved(id) && !/^tgw-attach-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id)) {
    throw new AiFactoryError(
      'AIF-NET-118',
      `'${id}' is not the id of an attachment`,
      'give an id such as tgw-attach-0123456789abcdef0, as describe-transit-gateway-attachments prints it',
      scope,
    );
  }
}

/** Refuses more announcements than the premises would get, and none at all. */
export function requireAnnounceable(scope: IConstruct, prefixes: readonly Cidr[]): void {
  if (prefixes.length < 1 || prefixes.length > MOST_PREFIXES) {
    throw new AiFactoryError(
      'AIF-NET-119',
      `${prefixes.length} ranges are announced to the premises`,
      `give 1 to ${MOST_PREFIXES} \`allowedPrefixes\`, or leave them out to announce the range of the site`,
      scope,
    );
  }
}

/** Refuses a range of the factory that the premises have too. */
export function requireApart(scope: IConstruct, range: Cidr, onPremises: readonly Cidr[]): void {
  const taken = onPremises.find((other) => other.overlaps(range));
  if (taken !== undefined) {
    throw new AiFactoryError(
      'AIF-NET-120',
      `the range ${range}, which the premises are told to find here, overlaps their own range ${taken}`,
      'give the factory a range that is free on the premises',
      scope,
    );
  }
}
