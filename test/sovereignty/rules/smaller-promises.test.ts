import { describe, expect, test } from 'vitest';
import { countOf } from '../fixtures';

test('traffic is not copied', () => {
  expect(countOf('AIF-SOV-111', 'AWS::EC2::TrafficMirrorTarget', { NetworkInterfaceId: 'eni-1' })).toBe(1);
  expect(countOf('AIF-SOV-111', 'AWS::EC2::TrafficMirrorSession', {})).toBe(1);
});

describe('a policy of the organization', () => {
  const declarative = (attributes: object, asText = false) => {
    const content = { ec2_attributes: attributes };
    return { Type: 'DECLARATIVE_POLICY_EC2', Content: asText ? JSON.stringify(content) : content };
  };
  const block = (mode: string, exclusions: string) => ({
    vpc_block_public_access: {
      internet_gateway_block: { mode: { '@@assign': mode }, exclusions_allowed: { '@@assign': exclusions } },
    },
  });

  test('loosens nothing, as an object or as a text', () => {
    const type = 'AWS::Organizations::Policy';
    const code = 'AIF-SOV-112';
    expect(countOf(code, type, declarative(block('block_bidirectional', 'disabled')))).toBe(0);
    expect(countOf(code, type, declarative(block('block_bidirectional', 'enabled')))).toBe(1);
    expect(countOf(code, type, declarative(block('off', 'enabled'), true))).toBe(2);
    const sharing = { snapshot_block_public_access: { state: { '@@assign': 'unblocked' } } };
    expect(countOf(code, type, declarative(sharing))).toBe(1);
  });
});

test('instances give their credentials for a token only', () => {
  const code = 'AIF-SOV-308';
  const options = (tokens: string) => ({ MetadataOptions: { HttpTokens: tokens } });
  expect(countOf(code, 'AWS::EC2::Instance', options('required'))).toBe(0);
  expect(countOf(code, 'AWS::EC2::Instance', { LaunchTemplate: { LaunchTemplateId: 'lt-1' } })).toBe(0);
  expect(countOf(code, 'AWS::EC2::Instance', options('optional'))).toBe(1);
  expect(countOf(code, 'AWS::EC2::LaunchTemplate', { LaunchTemplateData: {} })).toBe(1);
  expect(countOf(code, 'AWS::EC2::LaunchTemplate', { LaunchTemplateData: options('required') })).toBe(0);
});

describe('a knowledge base', () => {
  test('keeps its vectors and finds its texts at the site', () => {
    const vectors = (type: string) =>
      countOf('AIF-SOV-103', 'AWS::Bedrock::KnowledgeBase', { StorageConfiguration: { Type: type } });
    const texts = (type: string) =>
      countOf('AIF-SOV-103', 'AWS::Bedrock::DataSource', { DataSourceConfiguration: { Type: type } });
    expect([vectors('S3_VECTORS'), vectors('OPENSEARCH_SERVERLESS'), texts('S3')]).toEqual([0, 0, 0]);
    expect([vectors('PINECONE'), vectors('MONGO_DB_ATLAS'), texts('CONFLUENCE'), texts('WEB')]).toEqual([1, 1, 1, 1]);
  });
});
