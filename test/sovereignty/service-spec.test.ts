import { describe, expect, test } from 'vitest';
import { ENCRYPTED_RESOURCES } from '../../lib/catalog/encryption';
import { EXPOSURE_FLAGS, SPANNING_FLAGS } from '../../lib/catalog/exposure-flags';
import { DATA_SINKS } from '../../lib/catalog/exposure-sinks';
import { EXPOSED_TYPES } from '../../lib/catalog/exposure-types';
import { auditResource, codes } from './fixtures';
import { planted, type SpecProperty, specProperties } from './service-spec';

const PROPERTIES = specProperties().filter(({ type }) => !type.startsWith('AWS::QuickSight::'));
const PATHS = new Set(PROPERTIES.map(({ type, path }) => `${type} ${path}`));
const TYPES = new Set(PROPERTIES.map(({ type }) => type));

/** Properties named like a Region, a zone or a public path that are neither. */
const OTHER_MEANING: { readonly [property: string]: string } = {
  'AWS::ECS::Service AvailabilityZoneRebalancing': 'a switch, not a zone',
  'AWS::Redshift::Cluster AvailabilityZoneRelocationStatus': 'a switch, not a zone',
  'AWS::Lightsail::Bucket AccessRules.AllowPublicOverrides': 'the service is forbidden as a whole',
};

/** Types with a key property that the table leaves out. */
const WITHOUT_DATA_OF_THEIR_OWN: { readonly [reason: string]: readonly string[] } = {
  'the key protects settings of the resource, which hold no data of the site': [
    'AWS::AppConfig::ConfigurationProfile',
    'AWS::AppConfig::Deployment',
    'AWS::CustomerProfiles::ObjectType',
    'AWS::CustomerProfiles::DomainObjectType',
    'AWS::EC2::VerifiedAccessEndpoint',
    'AWS::EC2::VerifiedAccessGroup',
    'AWS::EC2::VerifiedAccessTrustProvider',
    'AWS::ImageBuilder::Component',
    'AWS::ImageBuilder::Workflow',
    'AWS::Lambda::EventSourceMapping',
    'AWS::Lambda::Function',
    'AWS::Lambda::CapacityProvider',
    'AWS::Serverless::Function',
    'AWS::MGN::LaunchConfigurationTemplate',
    'AWS::Pipes::Pipe',
    'AWS::Proton::EnvironmentTemplate',
    'AWS::Proton::ServiceTemplate',
    'AWS::ResilienceHubV2::Policy',
    'AWS::ResilienceHubV2::Service',
    'AWS::ResilienceHubV2::System',
    'AWS::Scheduler::Schedule',
    'AWS::SecurityAgent::Application',
    'AWS::SecurityAgent::SecurityRequirementPack',
    'AWS::SecurityHub::ConnectorV2',
    'AWS::DevOpsAgent::Service',
    'AWS::WorkSpacesThinClient::Environment',
    'AWS::WorkSpacesWeb::BrowserSettings',
    'AWS::WorkSpacesWeb::DataProtectionSettings',
    'AWS::WorkSpacesWeb::IpAccessSettings',
    'AWS::WorkSpacesWeb::SessionLogger',
    'AWS::WorkSpacesWeb::UserSettings',
    'AWS::EMR::Studio',
    'AWS::EMR::Step',
    'AWS::CodeStarConnections::RepositoryLink',
    'AWS::Cognito::UserPool',
    'AWS::Cognito::UserPoolRegionalConfigurationAttachment',
    'AWS::CustomerProfiles::Integration',
    'AWS::EventsV2::EventSource',
    'AWS::Bedrock::Session',
    'AWS::SageMaker::UserProfile',
    'AWS::SageMaker::ModelPackage',
  ],
  'the key is used for what is written to a bucket or a volume that another entry covers': [
    'AWS::CodeBuild::ReportGroup',
    'AWS::Config::DeliveryChannel',
    'AWS::DMS::Endpoint',
    'AWS::DataExchange::EventAction',
    'AWS::ECS::Cluster',
    'AWS::EMR::Cluster',
    'AWS::EMRContainers::SecurityConfiguration',
    'AWS::EntityResolution::IdMappingWorkflow',
    'AWS::EntityResolution::MatchingWorkflow',
    'AWS::GuardDuty::PublishingDestination',
    'AWS::ImageBuilder::DistributionConfiguration',
    'AWS::Lex::Bot',
    'AWS::Lex::BotAlias',
    'AWS::Logs::Integration',
    'AWS::ObservabilityAdmin::OrganizationCentralizationRule',
    'AWS::ObservabilityAdmin::OrganizationTelemetryRule',
    'AWS::ObservabilityAdmin::S3TableIntegration',
    'AWS::ObservabilityAdmin::TelemetryRule',
    'AWS::Personalize::MetricAttribution',
    'AWS::SES::MailManagerIngressPoint',
    'AWS::SES::MailManagerRuleSet',
    'AWS::SES::ReceiptRule',
    'AWS::SSM::ResourceDataSync',
    'AWS::SSMGuiConnect::Preferences',
    'AWS::SageMaker::DeviceFleet',
    'AWS::Synthetics::Canary',
    'AWS::Timestream::ScheduledQuery',
    'AWS::Timestream::Table',
    'AWS::Glue::Catalog',
    'AWS::Glue::IntegrationResourceProperty',
    'AWS::GroundStation::MissionProfile',
    'AWS::BedrockAgentCore::CapacityProvider',
  ],
  'the key protects a credential for another system, which the rules on addresses judge': [
    'AWS::BedrockAgentCore::OAuth2CredentialProvider',
    'AWS::DataSync::LocationAzureBlob',
    'AWS::DataSync::LocationFSxONTAP',
    'AWS::DataSync::LocationFSxWindows',
    'AWS::DataSync::LocationHDFS',
    'AWS::DataSync::LocationObjectStorage',
    'AWS::DataSync::LocationSMB',
    'AWS::DataZone::Connection',
    'AWS::Glue::Connection',
    'AWS::SecretsManager::RotationSchedule',
    'AWS::SupportAuthZ::SupportPermit',
  ],
  'the type is forbidden as a whole': ['AWS::Redshift::SnapshotCopyGrant', 'AWS::SSMIncidents::ReplicationSet'],
  'the type sets the default key itself': [
    'AWS::IoT::EncryptionConfiguration',
    'AWS::OpenSearchServerless::Collection',
  ],
};

function missed(properties: readonly SpecProperty[], value: unknown, code: RegExp): string[] {
  return properties
    .filter(({ type, path }) => !codes(auditResource(type, planted(path, value))).some((found) => code.test(found)))
    .map(({ type, path }) => `${type} ${path}`)
    .filter((place) => OTHER_MEANING[place] === undefined);
}

describe('the resource specification', () => {
  test('a Region is found in every property that is named like one', () => {
    const properties = PROPERTIES.filter(({ key, kind }) => /Region/.test(key) && kind === 'string');
    expect(properties.length).toBeGreaterThan(100);
    expect(missed(properties, 'us-east-1', /020/)).toEqual([]);
  });

  test('a flag for several Regions is found on every type', () => {
    expect(
      missed(
        PROPERTIES.filter(({ key, kind }) => /Region/.test(key) && kind === 'boolean'),
        true,
        /02[23]/,
      ),
    ).toEqual([]);
  });

  test('a zone is found in every property that is named like one', () => {
    expect(
      missed(
        PROPERTIES.filter(({ key, kind }) => /AvailabilityZone/.test(key) && kind === 'string'),
        'us-east-1a',
        /021/,
      ),
    ).toEqual([]);
  });

  test('an account is found in every property that is named like one', () => {
    const properties = PROPERTIES.filter(
      ({ key, kind }) => /^(?:.*AccountIds?|Accounts?|.*Accounts|.*OwnerId)$/.test(key) && kind === 'string',
    );
    expect(missed(properties, '999988887777', /012/)).toEqual([]);
  });

  test('an address outside is found in every property', () => {
    const properties = PROPERTIES.filter(
      ({ key, kind }) => /(?:Url|URL|Uri|Endpoint|Host|Hostname|HostName|Server)$/.test(key) && kind === 'string',
    );
    expect(missed(properties, 'https://outside.example.com/x', /040/)).toEqual([]);
  });

  test('every property named like a public path decides a finding', () => {
    const flags = PROPERTIES.filter(({ key, kind }) => /[Pp]ublic|InternetAccess/.test(key) && kind === 'boolean');
    expect(flags.length).toBeGreaterThan(25);
    const closed = /^(?:Block|Ignore|Restrict)/;
    const open = flags.filter(({ key }) => !closed.test(key));
    expect(missed(open, true, /10[137]/)).toEqual([]);
    expect(
      missed(
        flags.filter(({ key }) => closed.test(key)),
        false,
        /10[137]/,
      ),
    ).toEqual([]);
  });

  test('every type with a key is in the table or left out for a reason', () => {
    const listed = new Set(ENCRYPTED_RESOURCES.map(({ type }) => type));
    const excluded = new Set(Object.values(WITHOUT_DATA_OF_THEIR_OWN).flat());
    const keyed = PROPERTIES.filter(
      ({ key, kind }) =>
        kind === 'string' &&
        /Kms|KMS|EncryptionKey|CustomerManagedKey/.test(key) &&
        /(?:Key|Arn|ARN|Id|ID|Identifier)$/.test(key) &&
        !/Role|Provider/.test(key),
    );
    const unknown = new Set(keyed.map(({ type }) => type).filter((type) => !listed.has(type) && !excluded.has(type)));
    expect([...unknown]).toEqual([]);
  });

  test('every entry of a table names a property that exists', () => {
    const entries = [
      ...ENCRYPTED_RESOURCES.map(
        ({ type, within, key }) => `${type} ${within === undefined ? '' : `${within}.`}${key}`,
      ),
      ...[...EXPOSURE_FLAGS, ...SPANNING_FLAGS, ...DATA_SINKS].map(({ type, path }) => `${type} ${path}`),
    ].filter((entry) => !entry.startsWith('AWS::Serverless::') && !entry.startsWith('AWS::CodePipeline::'));
    expect(entries.filter((entry) => !PATHS.has(entry))).toEqual([]);
  });

  test('every type that is exposed by existing exists', () => {
    const missing = EXPOSED_TYPES.filter(
      ({ type }) => ![...TYPES].some((known) => (type.endsWith('::') ? known.startsWith(type) : known === type)),
    );
    expect(missing.map(({ type }) => type)).toEqual([]);
  });
});

describe('every entry of a table', () => {
  test.each(EXPOSED_TYPES.filter(({ type }) => !type.endsWith('::')))('$type is found', ({ type }) => {
    expect(codes(auditResource(type, {})).some((code) => /AIF-SOV-(?:022|101|102)/.test(code))).toBe(true);
  });

  test.each([...EXPOSURE_FLAGS, ...SPANNING_FLAGS].filter(({ safe }) => !safe.includes('*')))(
    '$type $path is found when open',
    ({ type, path }) => {
      expect(
        codes(auditResource(type, planted(path, 'wide-open'))).some((code) => /AIF-SOV-(?:022|103)/.test(code)),
      ).toBe(true);
      expect(codes(auditResource(type, planted(path, { Ref: 'Anything' })))).toContain('AIF-SOV-903');
    },
  );

  test.each(ENCRYPTED_RESOURCES)('$type $key is found when it is missing, held by AWS or open', (entry) => {
    const condition = entry.when === undefined ? {} : planted(entry.when.path, entry.when.values?.[0]);
    const at = (key: string, value: unknown) =>
      merge(condition, planted(entry.within === undefined ? key : `${entry.within}.${key}`, value));
    expect(codes(auditResource(entry.type, at('Unrelated', 'x')))).toContain('AIF-SOV-201');
    expect(codes(auditResource(entry.type, at(entry.key, 'alias/aws/service')))).toContain('AIF-SOV-202');
    expect(codes(auditResource(entry.type, at(entry.key, { Ref: 'Anything' })))).toContain('AIF-SOV-904');
  });

  test.each(DATA_SINKS)('$type $path is found when it is open', ({ type, path }) => {
    expect(codes(auditResource(type, planted(path, { Ref: 'Anything' })))).toContain('AIF-SOV-905');
    const foreign = codes(auditResource(type, planted(path, 'arn:aws-eusc:s3:::elsewhere')));
    expect(foreign.some((code) => code === 'AIF-SOV-905' || code === 'AIF-SOV-050')).toBe(true);
  });
});

function merge(
  a: { readonly [key: string]: unknown },
  b: { readonly [key: string]: unknown },
): { [key: string]: unknown } {
  return { ...a, ...b };
}
