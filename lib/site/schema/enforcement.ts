import { z } from 'zod';
import { KEY_ROTATION_RULE, LOG_RETENTION_RULE, MANAGED_CONFIG_RULES } from '../../catalog/config-rules';
import { ENABLED_CONTROLS } from '../../catalog/control-tower-controls';
import { MANAGED_POLICY_NAME, POLICY_TARGET } from '../../catalog/policy-shapes';
import { RegionExemption } from '../../catalog/region-exemptions';
import { EnforcementKind } from '../../catalog/sovereignty-words';
import { accountId } from './primitives';

const target = z
  .string()
  .regex(POLICY_TARGET, {
    error: 'must be the id of a root (r-…), of a unit (ou-…) or of an account (twelve digits, in quotes)',
  })
  .meta({ title: 'Target', examples: ['ou-abcd-12345678'] });

const rules = [...MANAGED_CONFIG_RULES, KEY_ROTATION_RULE, LOG_RETENTION_RULE]
  .map(({ identifier }) => identifier)
  .sort();
const controls = ENABLED_CONTROLS.map(({ name }) => name).sort();

const conformancePack = z
  .strictObject({
    excludedRules: z
      .array(z.enum(rules))
      .default([])
      .meta({
        title: 'Excluded rules',
        description:
          'Managed rules to leave out. AWS Config refuses the whole pack where the Region lacks one of its rules; the page of each rule says where it is to be had.',
        examples: [['SAGEMAKER_MODEL_IN_VPC']],
      }),
  })
  .meta({
    title: 'Conformance pack',
    description:
      'Rules of AWS Config that report what breaks the policy. The account needs a recorder of AWS Config that records all types; there is one in an account, so the site does not make it.',
  });

const controlTower = z
  .strictObject({
    excludedControls: z
      .array(z.enum(controls))
      .default([])
      .meta({
        title: 'Excluded controls',
        description: 'Controls to leave out.',
        examples: [['AWS-GR_DISALLOW_VPN_CONNECTIONS']],
      }),
  })
  .meta({
    title: 'Control Tower',
    description:
      'Enables controls of AWS Control Tower on the units among `targetIds`. The Region of the site has to be the home Region of the landing zone.',
  });

/** How the policy is enforced while the site runs. */
export const enforcement = z
  .strictObject({
    managementAccount: accountId.optional().meta({
      title: 'Management account',
      description:
        'The account that owns the organization, in quotes. A stack in it attaches the policies, deployed with credentials of that account. Without it `ai-factory policies` writes them for those who attach them otherwise.',
      examples: ['444455556666'],
    }),
    targetIds: z
      .array(target)
      .default([])
      .meta({
        title: 'Targets',
        description: 'Ids of the root, of units or of accounts that the policies are attached to.',
        examples: [['ou-abcd-12345678']],
      }),
    aiOptOutTargetIds: z
      .array(target)
      .min(1)
      .optional()
      .meta({
        title: 'Targets of the opt-out of AI services',
        description: 'By default `targetIds`. The root is the right place, if the whole organization is to opt out.',
        examples: [['r-abcd']],
      }),
    kinds: z
      .array(z.enum(EnforcementKind).exclude(['PERMISSION_BOUNDARY']))
      .min(1)
      .optional()
      .meta({
        title: 'Kinds of policies',
        description:
          'What is attached, by default every kind that the site has a document for. Each has to be enabled on the root of the organization first.',
        examples: [['serviceControl', 'resourceControl']],
      }),
    boundary: z.boolean().default(false).meta({
      title: 'Permission boundary',
      description: 'Whether every role of the site carries a boundary that ends where the policy ends.',
    }),
    boundaryName: z
      .string()
      .regex(MANAGED_POLICY_NAME, { error: 'must be the name of a managed policy' })
      .optional()
      .meta({
        title: 'Name of the boundary',
        description: 'By default the id of the site and -boundary.',
        examples: ['bravo-boundary'],
      }),
    requireBoundary: z.boolean().default(false).meta({
      title: 'Boundary on every role of the accounts',
      description:
        'Whether roles that others make have to carry the boundary too. Platform roles then have to bootstrap the accounts and to change the boundary.',
    }),
    fixBlockPublicAccess: z.boolean().default(false).meta({
      title: 'Block of public access by the organization',
      description:
        'Whether the organization fixes the block of public access to networks. Accounts can then not set it: `hosting.blockPublicAccess` has to be false.',
    }),
    regionExemptions: z
      .array(z.enum(RegionExemption))
      .optional()
      .meta({
        title: 'Services outside the Region',
        description:
          'Services that answer from one place of the partition and stay reachable. By default all but marketplace and support.',
        examples: [['identity', 'accountRead', 'privateDns']],
      }),
    earlierLimits: z.boolean().default(false).meta({
      title: 'Earlier limits',
      description:
        'Whether the partition still counts as before May 2026: service control policies of 5,120 characters, five to a target.',
    }),
    otherServiceControlPolicies: z.int().min(0).max(9).default(0).meta({
      title: 'Service control policies of others',
      description: 'How many others attach to the same targets, such as AWS Control Tower, besides FullAWSAccess.',
    }),
    conformancePack: conformancePack.optional(),
    controlTower: controlTower.optional(),
  })
  .meta({
    title: 'Enforcement',
    description: 'How the policy is enforced while the site runs, and who deploys what for it.',
  });
