import type { CodeDefinition } from '../../errors';

/** The codes of how the policy of a site is enforced. */
export const ENFORCEMENT_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-ENF-001',
    title: 'Nothing of a site runs in the management account',
    explanation: 'Policies of an organization do not bind the account that owns it, so the site would not be guarded.',
    remedy: 'Move the site to a member account of the organization.',
    sources: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html'],
  },
  {
    code: 'AIF-ENF-002',
    title: 'Policies that are deployed are attached to something',
    explanation: 'A policy without a target is stored and guards nothing.',
    remedy: 'Name the unit or the account of the site in `targetIds`.',
    sources: ['https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html'],
  },
  {
    code: 'AIF-ENF-003',
    title: 'Public access is blocked by the organization or by the account, not by both',
    explanation: 'Where the organization fixes the setting, the account cannot make it, and its stack fails.',
    remedy: 'Set `hosting.blockPublicAccess: false`, or leave it to the account.',
    sources: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative.html'],
  },
  {
    code: 'AIF-ENF-004',
    title: 'A boundary that roles have to carry is there, and somebody may change it',
    explanation:
      'Roles without the boundary are refused. Where the site does not deploy it, no role can be made at all; where no role is exempt, nobody can bootstrap an account or change the boundary.',
    remedy: 'Set `boundary: true`, and name platform roles in `sovereignty.exemptRoles`.',
    sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html'],
  },
  {
    code: 'AIF-ENF-005',
    title: 'What an attached policy is for is attached',
    explanation: 'A key asks for something that one kind of policy does, and that kind is left out or has no document.',
    remedy: 'Add the kind to `kinds`, or delete the key.',
  },
  {
    code: 'AIF-ENF-006',
    title: 'Roles can be made while Regions are locked',
    explanation:
      'IAM answers from one Region of the partition. Where that is none of the allowed ones, the lock refuses it, and no stack with a role can be deployed.',
    remedy: 'Add `identity`, unless IAM answers from an allowed Region.',
    sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/disaster-recovery-resiliency.html'],
  },
  {
    code: 'AIF-ENF-007',
    title: 'Controls of AWS Control Tower have units to be enabled on',
    explanation:
      'A control is enabled on a unit, and the name of a unit holds the account and the organization that it belongs to.',
    remedy: 'State `managementAccount`, `sovereignty.organizationId` and a unit in `targetIds`.',
    sources: ['https://docs.aws.amazon.com/controltower/latest/APIReference/API_EnableControl.html'],
  },
  {
    code: 'AIF-ENF-008',
    title: 'The policy names its organization',
    explanation:
      'Without its id nothing can compare organizations: data and keys are not kept from identities of others at run time.',
    remedy: 'State `sovereignty.organizationId`.',
    sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html'],
  },
];
