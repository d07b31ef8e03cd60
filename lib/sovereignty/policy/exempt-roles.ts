import { ROLE_NAME } from '../../catalog/policy-shapes';
import { checkEach, sorted } from './checks';

/**
 * Roles that single statements leave out, by name with path, without account: `ops/break-glass`.
 *
 * The names hold in every account, and nobody but platform roles may make, change or pass a role with such a name. Roles of IAM Identity
 * Center end in characters that nobody knows before; below `aws-reserved/`, where only AWS makes roles, `*` stands for any characters.
 */
export interface ExemptRoleProps {
  /**
   * Roles that set accounts up, deploy boundaries and share what is to be shared.
   *
   * @default - none
   */
  readonly platform?: string[];
  /**
   * Roles for emergencies. They may leave locations and networks, never destroy keys, stop trails or open prompts.
   *
   * @default - none
   */
  readonly breakGlass?: string[];
  /**
   * Roles that may disable and destroy keys.
   *
   * @default - none
   */
  readonly keyCustodians?: string[];
  /**
   * Roles that set up and change trails and logs.
   *
   * @default - none
   */
  readonly auditors?: string[];
  /**
   * Roles that may give AWS Support access.
   *
   * @default - none
   */
  readonly supportApprovers?: string[];
}

/** Every list, sorted. */
export function exemptRolesOf(props: ExemptRoleProps = {}): ExemptRoleProps {
  checkEach(
    'exemptRoles',
    Object.values(props).flat(),
    ROLE_NAME,
    'the name of a role with its path, without wildcards',
  );
  return {
    platform: sorted(props.platform),
    breakGlass: sorted(props.breakGlass),
    keyCustodians: sorted(props.keyCustodians),
    auditors: sorted(props.auditors),
    supportApprovers: sorted(props.supportApprovers),
  };
}
