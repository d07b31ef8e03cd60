import { BUCKET_NAMES, OUTPOST_ARN, SUBNET_ARN, ZONE_NAME } from '../../catalog/policy-shapes';
import { checkEach, sorted } from './checks';

/** What of a site is in its own building, and has to stay there. */
export interface OnPremisesProps {
  /**
   * Regions that stand in the building of the site, as that of an AWS AI Factory does.
   *
   * @default - none
   */
  readonly regions?: string[];
  /**
   * Services of these Regions that run in the building and not in a parent Region: the second word of their resource types in lower case,
   * such as `s3`, `rds`, `sagemaker`.
   *
   * @default - none
   */
  readonly localServices?: string[];
  /**
   * ARNs of Outposts: snapshots of their volumes stay on them.
   *
   * @default - none
   */
  readonly outpostArns?: string[];
  /**
   * ARNs of subnets on Outposts: instances and network interfaces are in them and nowhere else.
   *
   * @default - instances may be in any subnet
   */
  readonly outpostSubnetArns?: string[];
  /**
   * Local Zones, by the name of their zone: snapshots of their volumes stay in them. By its id too where directory buckets are in them.
   *
   * @default - none
   */
  readonly localZones?: string[];
  /**
   * Whether objects are kept on Outposts only: no bucket in the Region is made or written to, apart from those of `cdk bootstrap` and
   * those in `regionalBuckets`.
   *
   * @default false
   */
  readonly keepObjectsOnOutposts?: boolean;
  /**
   * Names of buckets in the Region that are written to all the same, such as that for logs. `*` stands for any characters.
   *
   * @default - none
   */
  readonly regionalBuckets?: string[];
}

const REGION = /^[a-z][a-z0-9-]*[a-z0-9]$/;

/** Everything filled in, each list sorted. */
export function onPremisesOf(props: OnPremisesProps = {}): OnPremisesProps {
  const regionalBuckets = sorted(props.regionalBuckets);
  checkEach('onPremises.regions', props.regions, REGION, 'the code of a Region');
  checkEach('localServices', props.localServices, /^[a-z0-9]+$/, 'the second word of a resource type in lower case');
  checkEach('outpostArns', props.outpostArns, OUTPOST_ARN, 'the ARN of an Outpost');
  checkEach('outpostSubnetArns', props.outpostSubnetArns, SUBNET_ARN, 'the ARN of a subnet');
  checkEach('localZones', props.localZones, ZONE_NAME, 'the name of a zone');
  checkEach('regionalBuckets', regionalBuckets, BUCKET_NAMES, 'the name of a bucket');
  return {
    regions: sorted(props.regions),
    localServices: sorted(props.localServices),
    outpostArns: sorted(props.outpostArns),
    outpostSubnetArns: sorted(props.outpostSubnetArns),
    localZones: sorted(props.localZones),
    keepObjectsOnOutposts: props.keepObjectsOnOutposts ?? false,
    regionalBuckets,
  };
}
