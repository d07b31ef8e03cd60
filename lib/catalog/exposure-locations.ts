/**
 * How locations look in templates: Region codes, zones, DNS suffixes, geographies of cross-Region inference.
 *
 * The lists only help to recognize names. What is allowed is always decided by the policy, so a Region that nobody listed is still judged.
 */

/**
 * The shape of a Region code: `us-east-1`, `us-gov-west-1`, `eusc-de-east-1`, `us-isob-east-1`.
 *
 * Source: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
export const REGION_CODE = /^[a-z]{2,8}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/;

/**
 * The shape of the code of a Region that AWS has published: geography, direction, number.
 *
 * Narrower than `REGION_CODE`, for places where a name of that shape may mean something else.
 */
export const PUBLISHED_REGION_CODE =
  /^(?:us|eu|ap|ca|sa|me|af|il|mx|cn|us-gov|us-isob?|us-isof|eu-isoe|eusc-[a-z]{2})-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-\d{1,2}$/;

/** A Region code inside a longer text, between characters that cannot belong to it. */
export const REGION_IN_TEXT =
  /(?<![a-z0-9])(?:us|eu|ap|ca|sa|me|af|il|mx|cn|us-gov|us-isob?|us-isof|eu-isoe|eusc-[a-z]{2})-(?:northeast|northwest|southeast|southwest|north|south|east|west|central)-\d{1,2}(?![0-9])/g;

/** A zone name: the Region, then a letter, or the city and letter of a Local or Wavelength Zone. */
export const ZONE_NAME = /^([a-z]{2,8}(?:-[a-z]{2,12}){1,3}-\d{1,2})(?:[a-z]|(?:-[a-z0-9]+)+-\d+[a-z]?)$/;

const DIRECTIONS: { readonly [word: string]: string } = {
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  central: 'c',
  northeast: 'ne',
  northwest: 'nw',
  southeast: 'se',
  southwest: 'sw',
};

/** The shape of a zone ID, which abbreviates its Region: `use1-az1`, `euc1-az2`, `usw2-lax1-az1`. */
export const ZONE_ID = /^([a-z]{3,9}\d{1,2})-(?:[a-z0-9]+-)?az\d{1,2}$/;

/**
 * How zone IDs abbreviate a Region: `us-east-1` is `use1`, `us-gov-west-1` is `usgw1`.
 *
 * @returns undefined for a Region whose code does not follow the published pattern
 *
 * Source: https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html
 */
export function zoneIdPrefix(region: string): string | undefined {
  const words = region.split('-');
  const digits = words.pop();
  const direction = DIRECTIONS[words.pop() ?? ''];
  if (digits === undefined || direction === undefined || words.length === 0) return undefined;
  return `${words.map((word, index) => (index === 0 ? word : word === 'gov' ? 'g' : word)).join('')}${direction}${digits}`;
}

/** Zone-ID abbreviations of published Regions, so that a zone ID of another Region is known for what it is. */
export const PUBLISHED_ZONE_ID_PREFIX = /^(?:us|eu|ap|ca|sa|me|af|il|mx|cn|usg)(?:ne|nw|se|sw|n|s|e|w|c)\d{1,2}$/;

/**
 * DNS suffixes under which AWS serves its interfaces.
 *
 * Source: the partition metadata of aws-cdk-lib region-info and https://docs.aws.amazon.com/general/latest/gr/rande.html
 */
export const SERVICE_DNS_SUFFIXES: readonly string[] = [
  'amazonaws.com.cn',
  'amazonaws.com',
  'amazonaws.eu',
  'amazonwebservices.com.cn',
  'api.aws',
  'on.aws',
  'aws.dev',
  'c2s.ic.gov',
  'sc2s.sgov.gov',
  'cloud.adc-e.uk',
  'csp.hci.ic.gov',
];

/**
 * What ids of foundation models begin with, behind the geography of a profile where there is one.
 *
 * Source: https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html, read 2026-11-22.
 */
export const MODEL_PROVIDERS: readonly string[] = [
  'amazon',
  'anthropic',
  'meta',
  'mistral',
  'cohere',
  'deepseek',
  'ai21',
  'stability',
  'writer',
  'twelvelabs',
  'openai',
  'qwen',
  'luma',
  'google',
  'nvidia',
  'minimax',
  'moonshot',
  'moonshotai',
  'zai',
];

/**
 * Prefixes of inference profiles that route a request to several Regions.
 *
 * Source: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
 */
export const INFERENCE_GEOGRAPHIES: readonly string[] = [
  'global',
  'us',
  'us-gov',
  'eu',
  'apac',
  'ap',
  'jp',
  'au',
  'ca',
  'sa',
  'in',
  'kr',
  'uk',
  'me',
  'il',
  'mx',
  'af',
];

/** Hosts of addresses that are names, never fetched: XML namespaces, JSON Schema dialects, SAML attribute names, groups of an ACL. */
export const NAMESPACE_HOSTS: readonly string[] = [
  'www.w3.org',
  'w3.org',
  'json-schema.org',
  'schemas.xmlsoap.org',
  'schemas.microsoft.com',
  'schemas.openxmlformats.org',
  'docs.oasis-open.org',
  'purl.org',
  'xmlns.jcp.org',
  'acs.amazonaws.com',
  'signin.aws.amazon.com',
  'aws.amazon.com',
];

/** Endings of host names that the public DNS does not serve. Source: https://www.rfc-editor.org/rfc/rfc6762, https://www.icann.org/en/board-activities-and-meetings/materials/approved-resolutions-special-meeting-of-the-icann-board-29-07-2024-en (`internal`). */
export const PRIVATE_HOST_ENDINGS: readonly string[] = ['.internal', '.local', '.localhost', '.svc', '.home.arpa'];

/**
 * Names of services as VPC endpoints use them: `com.` or `aws.`, then the Region, then the service.
 *
 * Source: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
export const SERVICE_NAME = /^(?:[a-z]{2}\.)?(?:com\.amazonaws|aws|eu\.amazonaws)\./;

/** The name of a service that spans Regions. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPoints.html */
export const SERVICE_NAME_EVERYWHERE = /^(?:[a-z]{2}\.)?com\.amazonaws\.s3-global\./;
