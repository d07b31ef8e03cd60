import { z } from 'zod';
import { SupportPermits } from '../../../catalog/sovereignty-words';

/** How people who operate the site, or AWS, get at it. */
export const operatorAccess = z
  .strictObject({
    supportPermits: z
      .enum(SupportPermits)
      .optional()
      .meta({
        title: 'Permits for AWS Support',
        description:
          'Whether a template may let AWS Support in. By default as the preset says.\n\nforbidden: never.\n\nnarrow: for named actions on named resources, for no longer than the hours below.',
        examples: ['forbidden'],
      }),
    maximumSupportPermitHours: z.int().min(1).max(720).default(24).meta({
      title: 'Longest permit in hours',
      description: 'How long a permit for AWS Support may last.',
    }),
    recordSessions: z.boolean().optional().meta({
      title: 'Record sessions',
      description:
        'Whether people reach machines only in sessions that are encrypted and recorded: no SSH keys, no endpoints for SSH. By default as the preset says.',
    }),
  })
  .meta({ title: 'Operator access', description: 'How people who operate the site, or AWS, get at it.' });
