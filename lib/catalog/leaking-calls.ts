/** Calls of an API that make what no resource of a site may be. */
export interface LeakingCalls {
  /** `service:action` in lower case, `*` for any characters. */
  readonly calls: readonly string[];
  /** What they do, to end the sentence "the call … ". */
  readonly effect: string;
}

/**
 * Calls that a custom resource must not make, by the names of the AWS SDK for JavaScript.
 *
 * Whoever cannot declare a resource can still call the API that makes it. Source: the resource types and properties that this catalogue forbids,
 * and https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html for what the actions do, read
 * 2026-11-22.
 */
export const LEAKING_CALLS: readonly LeakingCalls[] = [
  {
    effect: 'makes a path to the internet',
    calls: [
      'cloudfront:create*',
      'cloudfront:update*',
      'ec2:allocateaddress',
      'ec2:associateaddress',
      'ec2:attachinternetgateway',
      'ec2:createcarriergateway',
      'ec2:createdefault*',
      'ec2:createegressonlyinternetgateway',
      'ec2:createinternetgateway',
      'ec2:createnatgateway',
      'ec2:createvpcblockpublicaccessexclusion',
      'ec2:modifyvpcblockpublicaccessexclusion',
      'globalaccelerator:create*',
      'globalaccelerator:update*',
      'lambda:createfunctionurlconfig',
      'lambda:updatefunctionurlconfig',
      'lightsail:create*',
      's3:deletepublicaccessblock',
      's3control:deletepublicaccessblock',
    ],
  },
  {
    effect: 'sends copies of data elsewhere',
    calls: [
      'backup:startcopyjob',
      'dynamodb:createglobaltable',
      'dynamodb:updateglobaltable*',
      'ec2:copyfpgaimage',
      'ec2:copyimage',
      'ec2:copysnapshot',
      'ecr:putreplicationconfiguration',
      'efs:createreplicationconfiguration',
      'elasticache:createglobalreplicationgroup',
      'kms:replicatekey',
      'kms:updateprimaryregion',
      'memorydb:createmultiregioncluster',
      'rds:copydb*snapshot',
      'rds:createglobalcluster',
      'rds:startdbinstanceautomatedbackupsreplication',
      'redshift:enablesnapshotcopy',
      's3:putbucketaccelerateconfiguration',
      's3:putbucketreplication',
      's3control:createmultiregionaccesspoint',
      's3control:putbucketreplication',
      'secretsmanager:replicatesecrettoregions',
    ],
  },
  {
    effect: 'shares data with others',
    calls: [
      'ec2:modifyfpgaimageattribute',
      'ec2:modifyimageattribute',
      'ec2:modifysnapshotattribute',
      'lambda:addlayerversionpermission',
      'ram:createresourceshare',
      'ram:updateresourceshare',
      'rds:modifydb*snapshotattribute',
      'redshift:authorizesnapshotaccess',
      'ssm:modifydocumentpermission',
    ],
  },
  {
    effect: 'takes a lock of the site away',
    calls: [
      'account:enableregion',
      'bedrock:putaccountdataretention',
      'kms:deletecustomkeystore',
      'kms:deleteimportedkeymaterial',
      'kms:disablekey',
      'kms:disconnectcustomkeystore',
      'kms:schedulekeydeletion',
      'organizations:deletepolicy',
      'organizations:detachpolicy',
      'organizations:disablepolicytype',
      'organizations:leaveorganization',
      'organizations:moveaccount',
      'organizations:removeaccountfromorganization',
      'organizations:updatepolicy',
      'supportauthz:createsupportpermit',
    ],
  },
];
