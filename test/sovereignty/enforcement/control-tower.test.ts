import { App, CloudFormationValidatePlugin, Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import {
  ENABLED_CONTROLS,
  ENABLED_CONTROLS_SOURCE,
  RECOMMENDED_CONTROLS,
  RECOMMENDED_CONTROLS_SOURCES,
} from '../../../lib/catalog/control-tower-controls';
import { ControlTowerControls, KeyOrigin, SovereigntyChecks, SovereigntyPolicy } from '../../../lib/sovereignty';
import { controlTowerList } from '../../../lib/sovereignty/enforcement/control-tower';
import { isSourced } from '../../catalog/support/sourced';
import { ACCOUNT, PARTNER, POLICY, REGION, STRICT_POLICY } from './fixture';

const UNIT = 'arn:aws-eusc:organizations::444455556666:ou/o-exampleorgid/ou-abcd-12345678';
const ENABLED = 'AWS::ControlTower::EnabledControl';

function management(app = new App()): Stack {
  return new Stack(app, 'Organization', { env: { account: PARTNER, region: REGION }, terminationProtection: true });
}

describe('ControlTowerControls', () => {
  test('enables every control whose identifier is published on every unit, one after the other', () => {
    const stack = management();
    const other = UNIT.replace('12345678', '87654321');
    const { controlNames } = new ControlTowerControls(stack, 'Controls', { unitArns: [other, UNIT] });
    const controls = Object.values(Template.fromStack(stack).findResources(ENABLED));
    expect(controlNames).toHaveLength(ENABLED_CONTROLS.length);
    expect(controls).toHaveLength(2 * ENABLED_CONTROLS.length);
    expect(controls.filter(({ DependsOn }) => DependsOn === undefined)).toHaveLength(1);
    expect(controls.map(({ Properties }) => Properties.ControlIdentifier)).toContainEqual({
      'Fn::Join': [
        '',
        ['arn:', { Ref: 'AWS::Partition' }, `:controltower:${REGION}::control/AWS-GR_DISALLOW_CROSS_REGION_NETWORKING`],
      ],
    });
  });

  test('leaves controls out that do not fit the site', () => {
    const excludedControls = ['AWS-GR_DISALLOW_VPN_CONNECTIONS'];
    const stack = management();
    new ControlTowerControls(stack, 'Controls', { unitArns: [UNIT], excludedControls });
    expect(JSON.stringify(Template.fromStack(stack).toJSON())).not.toContain('VPN');
  });

  test('passes the checks of the policy in the management account, and nowhere else', () => {
    const synth = (managementAccount?: string) => {
      const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
      const policy = new SovereigntyPolicy({ ...STRICT_POLICY, allowedAccounts: [], managementAccount });
      Validations.of(app).addPlugins(new SovereigntyChecks(policy), new CloudFormationValidatePlugin());
      new ControlTowerControls(management(app), 'Controls', { unitArns: [UNIT] });
      return () => app.synth();
    };
    expect(synth(PARTNER)).not.toThrow();
    expect(synth()).toThrow('AIF-SOV-002');
  });

  test.each([
    [{ unitArns: [] }],
    [{ unitArns: ['ou-abcd-12345678'] }],
    [{ unitArns: [UNIT.replace('ou/o-', 'root/o-')] }],
    [{ unitArns: [UNIT], excludedControls: ['AWS-GR_NO_SUCH_CONTROL'] }],
  ])('fails when it is given %o', (props) => {
    expect(() => new ControlTowerControls(management(), 'Controls', props)).toThrow('[AIF-SOV-608]');
  });
});

describe('the list of controls', () => {
  test('names its sources, and each control once', () => {
    const names = [...ENABLED_CONTROLS, ...RECOMMENDED_CONTROLS].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect([ENABLED_CONTROLS_SOURCE, ...RECOMMENDED_CONTROLS_SOURCES].every(isSourced)).toBe(true);
  });

  test('gives identifiers where they are published, and none that nobody confirms', () => {
    const { controls, allowedRegions } = controlTowerList(POLICY);
    expect(allowedRegions).toEqual([REGION]);
    expect(controls.find(({ name }) => name === 'AWS-GR_DISALLOW_VPC_INTERNET_ACCESS')?.identifier).toBe(
      'arn:aws-eusc:controltower:<Region>::control/AWS-GR_DISALLOW_VPC_INTERNET_ACCESS',
    );
    expect(controls.filter(({ name, identifier }) => name.startsWith('CT.') && identifier !== undefined)).toEqual([]);
    expect(JSON.stringify(controls)).not.toContain(ACCOUNT);
  });

  test.each([
    [KeyOrigin.AWS_CLOUDHSM, 'CT.KMS.PV.4'],
    [KeyOrigin.EXTERNAL, 'CT.KMS.PV.5'],
    [KeyOrigin.EXTERNAL_KEY_STORE, 'CT.KMS.PV.6'],
  ])('recommends for keys of origin %s %s alone', (keyOrigin, expected) => {
    const { controls } = controlTowerList(new SovereigntyPolicy({ ...STRICT_POLICY, keyOrigin }));
    expect(controls.map(({ name }) => name).filter((name) => /^CT\.KMS\.PV\.[456]$/.test(name))).toEqual([expected]);
  });

  test('recommends what compares organizations where the policy names one', () => {
    const names = (policy: SovereigntyPolicy) => controlTowerList(policy).controls.map(({ name }) => name);
    expect(names(POLICY)).not.toContain('CT.STS.PV.1');
    expect(names(new SovereigntyPolicy(STRICT_POLICY))).toContain('CT.STS.PV.1');
  });
});
