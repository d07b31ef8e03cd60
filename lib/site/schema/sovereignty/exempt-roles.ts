import { z } from 'zod';
import { ROLE_NAME } from '../../../catalog/policy-shapes';

const role = z.string().max(512).regex(ROLE_NAME, {
  error: 'must be the name of a role with its path, without wildcards, such as ops/break-glass',
});

const roles = z.array(role).default([]);

/** Roles that single statements of the policies of the organization leave out. */
export const exemptRoles = z
  .strictObject({
    platform: roles.meta({
      title: 'Platform roles',
      description: 'Roles that set accounts up, deploy boundaries and share what is to be shared.',
      examples: [['platform/setup']],
    }),
    breakGlass: roles.meta({
      title: 'Break-glass roles',
      description: 'Roles for emergencies. They never destroy keys, stop trails or open prompts.',
      examples: [['ops/break-glass']],
    }),
    keyCustodians: roles.meta({
      title: 'Key custodians',
      description: 'Roles that may disable and destroy keys.',
      examples: [['custody/keys']],
    }),
    auditors: roles.meta({
      title: 'Auditors',
      description: 'Roles that set up and change trails and logs.',
      examples: [['audit/admin']],
    }),
    supportApprovers: roles.meta({
      title: 'Approvers of support',
      description: 'Roles that may give AWS Support access.',
      examples: [['support/approver']],
    }),
  })
  .meta({
    title: 'Exempt roles',
    description:
      'Roles, by name with path, that single statements of the policies of the organization leave out. The names hold in every account.',
  });
