import { Aws, Stack, Token } from 'aws-cdk-lib';
import { CfnEnabledControl } from 'aws-cdk-lib/aws-controltower';
import { Construct } from 'constructs';
import { ENABLED_CONTROLS } from '../../catalog/control-tower-controls';
import { AiFactoryError } from '../../errors';
import { controlArn } from './control-tower';

/** Which units get the controls. */
export interface ControlTowerControlsProps {
  /** ARNs of units that AWS Control Tower governs: `arn:…:organizations::111122223333:ou/o-exampleorgid/ou-abcd-12345678`. */
  readonly unitArns: string[];
  /**
   * Names of controls to leave out, such as `AWS-GR_DISALLOW_VPN_CONNECTIONS`.
   *
   * @default - none
   */
  readonly excludedControls?: string[];
}

/**
 * Enables the controls of AWS Control Tower that cover parts of a sovereignty policy and whose identifier is published.
 *
 * It belongs in a stack of the management account, in the home Region of the landing zone. What more of the catalogue covers the policy is in
 * the list that `ai-factory policies` writes: its identifiers are opaque, and no public source gives them.
 */
export class ControlTowerControls extends Construct {
  /** The names of the controls. */
  public readonly controlNames: string[];

  /**
   * @throws AIF-SOV-608 when there is no unit, one is not the ARN of a unit, or a control that is left out is not among those enabled
   */
  public constructor(scope: Construct, id: string, props: ControlTowerControlsProps) {
    super(scope, id);
    const { unitArns, excludedControls = [] } = props;
    this.requireUnits(unitArns);
    const names = ENABLED_CONTROLS.map(({ name }) => name).sort();
    const unknown = excludedControls.find((name) => !names.includes(name));
    if (unknown !== undefined) {
      throw this.refused(`excludedControls holds ${JSON.stringify(unknown)}`, `write one of ${names.join(', ')}`);
    }
    this.controlNames = names.filter((name) => !excludedControls.includes(name));
    this.enable([...new Set(unitArns)].sort());
  }

  /** One after the other: Control Tower changes a unit for one caller at a time. */
  private enable(unitArns: readonly string[]): void {
    let previous: CfnEnabledControl | undefined;
    for (const unitArn of unitArns) {
      for (const name of this.controlNames) {
        const control = new CfnEnabledControl(this, `${name}-${unitArn.split('/').at(-1)}`, {
          controlIdentifier: controlArn(Aws.PARTITION, Stack.of(this).region, name),
          targetIdentifier: unitArn,
        });
        if (previous !== undefined) control.addResourceDependency(previous);
        previous = control;
      }
    }
  }

  private requireUnits(unitArns: readonly string[]): void {
    const wrong = unitArns.find((arn) => Token.isUnresolved(arn) || !UNIT.test(arn));
    if (wrong !== undefined) throw this.refused(`unitArns holds ${JSON.stringify(wrong)}`, SHAPE);
    if (unitArns.length === 0) throw this.refused('unitArns is empty', SHAPE);
  }

  private refused(what: string, help: string): AiFactoryError {
    return new AiFactoryError('AIF-SOV-608', what, help, this);
  }
}

/** Roots and accounts are no targets. https://docs.aws.amazon.com/controltower/latest/APIReference/API_EnableControl.html */
const UNIT = /^arn:[\w-]+:organizations::\d{12}:ou\/o-[a-z0-9]{10,32}\/ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$/;
const SHAPE = 'write the ARN of a unit, with the ids of account, organization and unit in it, without tokens';
