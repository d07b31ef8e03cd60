import { z } from 'zod';
import { LOG_RETENTION_DAYS } from '../../../catalog/config-rules';
import { IMAGE_PROVIDER, ORGANIZATION_ID } from '../../../catalog/policy-shapes';
import { SOVEREIGNTY_PRESETS } from '../../../catalog/sovereignty-presets';
import { SovereigntyPreset } from '../../../catalog/sovereignty-words';
import { accountId } from '../primitives';
import { exemptRoles } from './exempt-roles';
import { inference } from './inference';
import { keyArns, keyOrigin } from './keys';
import { onPremises } from './on-premises';
import { operatorAccess } from './operator-access';
import { allowedPeers } from './peers';
import { residency } from './residency';
import { waivers } from './waivers';

const host = z
  .string()
  .max(253)
  .regex(/^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, {
    error: 'must be a lower-case DNS name with a dot in it, with *. in front for everything under it',
  })
  .meta({ title: 'Host', examples: ['git.agency.example'] });

const regionCode = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)+-\d+$/, { error: 'must be a Region code, such as eu-central-1' })
  .meta({ title: 'Region', examples: ['eu-central-1'] });

export const sovereignty = z
  .strictObject({
    preset: z
      .enum(SovereigntyPreset)
      .default(SovereigntyPreset.RESIDENCY_STRICT)
      .meta({
        title: 'Preset',
        description: `A set of answers under one name. What is known to leave stops synthesis in any case. Other keys may ask for more, never for less.\n\n${Object.values(SovereigntyPreset).map(presetText).join('\n\n')}`,
        examples: ['residency-strict'],
      }),
    allowedRegions: z.array(regionCode).optional().meta({
      title: 'Allowed Regions',
      description: 'Regions that data may be in. By default only the Region of the site, which has to be among them.',
    }),
    allowedAccounts: z.array(accountId).default([]).meta({
      title: 'Allowed accounts',
      description: 'Further accounts that data may be shared with, in quotes.',
    }),
    allowedHosts: z.array(host).default([]).meta({
      title: 'Allowed hosts',
      description: 'Hosts outside AWS that resources may name, such as git.agency.example or *.agency.example.',
    }),
    allowedPeers,
    residency: residency.optional(),
    onPremises: onPremises.optional(),
    inference: inference.optional(),
    keyOrigin,
    keyArns,
    keyDeletionWindowDays: z.int().min(7).max(30).default(30).meta({
      title: 'Key deletion window in days',
      description: 'How long a key that somebody scheduled for deletion can still be saved.',
    }),
    logRetentionDays: z.literal(LOG_RETENTION_DAYS).default(365).meta({
      title: 'Log retention in days',
      description: 'How long logs are kept. CloudWatch Logs allows only certain values.',
    }),
    maximumLogRetentionDays: z.int().min(1).max(36_500).optional().meta({
      title: 'Longest log retention in days',
      description: 'How long logs may be kept, where there is a limit.',
    }),
    immutableLogs: z.boolean().optional().meta({
      title: 'Immutable logs',
      description:
        'Whether the buckets that trails write to keep every object unchanged for the log retention. By default as the preset says.',
    }),
    operatorAccess: operatorAccess.optional(),
    organizationId: z
      .string()
      .regex(ORGANIZATION_ID, { error: 'must be the id of an organization, such as o-exampleorgid' })
      .optional()
      .meta({
        title: 'Organization',
        description:
          'The id of the organization that the accounts belong to. Without it nothing can be kept inside it.',
        examples: ['o-exampleorgid'],
      }),
    exemptRoles: exemptRoles.optional(),
    imageProviders: z
      .array(
        z.string().regex(IMAGE_PROVIDER, {
          error: 'must be an account of twelve digits in quotes, or amazon, aws_marketplace or aws_backup_vault',
        }),
      )
      .optional()
      .meta({
        title: 'Image providers',
        description:
          "Whose machine images may be used. By default anyone's. The declarative policy of EC2 enforces it.",
        examples: [['amazon']],
      }),
    waivers,
  })
  .meta({
    title: 'Sovereignty',
    description: 'What must hold for every resource of the site. Checked on the synthesized templates.',
  });

/** What a preset asks for, in a line. */
function presetText(id: SovereigntyPreset): string {
  const { summary, supportPermits, recordSessions, immutableLogs } = SOVEREIGNTY_PRESETS[id];
  const sessions = recordSessions ? 'sessions are recorded' : 'sessions need not be recorded';
  const logs = immutableLogs ? 'trails write to buckets that cannot be changed' : 'buckets of trails may be changed';
  return `${id}: ${summary} Permits for AWS Support are ${supportPermits}, ${sessions}, ${logs}.`;
}
