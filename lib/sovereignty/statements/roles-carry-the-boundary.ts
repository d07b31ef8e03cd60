import { type EnforcedSite, unless } from './enforced-site';
import type { EnforcementStatement, PolicyStatement } from './statement';

export const ROLES_CARRY_THE_BOUNDARY: EnforcementStatement = {
  id: 'RolesCarryTheBoundary',
  title: 'Roles of the site make no roles outside their own boundary',
  denies:
    'Making a role or user without the boundary, exchanging or removing the boundary, and changing the policy that is the boundary.',
  letsThrough: 'Making roles with the boundary; service-linked roles, which cannot carry one; platform roles.',
  places: ['permissionBoundary'],
  frameworks: ['NIST.800-53r5 AC-6', 'C5:2020 IDM-01', 'C5:2020 PSS-08'],
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    'https://docs.aws.amazon.com/cdk/v2/guide/customize-permissions-boundaries.html',
  ],
  statements: boundaryStatements,
};

/** What keeps a boundary on roles. */
export function boundaryStatements(site: EnforcedSite): PolicyStatement[] {
  const boundary = `arn:${site.partition}:iam::*:policy/${site.boundaryName}`;
  const platform = unless(site, 'platform').ArnNotLike;
  return [
    {
      actions: ['iam:CreateRole', 'iam:CreateUser', 'iam:PutRolePermissionsBoundary', 'iam:PutUserPermissionsBoundary'],
      conditions: { ArnNotLike: { 'iam:PermissionsBoundary': [boundary], ...platform } },
    },
    {
      actions: ['iam:DeleteRolePermissionsBoundary', 'iam:DeleteUserPermissionsBoundary'],
      conditions: unless(site, 'platform'),
    },
    {
      actions: ['iam:CreatePolicyVersion', 'iam:DeletePolicy*', 'iam:SetDefaultPolicyVersion'],
      resources: [boundary],
      conditions: unless(site, 'platform'),
    },
  ];
}
