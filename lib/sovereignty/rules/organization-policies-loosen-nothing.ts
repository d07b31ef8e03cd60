import type { SovereigntyRule } from './rule';

/** Settings of declarative policies by the end of their path, with the values that loosen what the policy of the site asks for. */
const LOOSENING: readonly { readonly setting: string; readonly values: readonly string[] }[] = [
  { setting: 'internet_gateway_block.mode', values: ['off', 'block_ingress'] },
  { setting: 'internet_gateway_block.exclusions_allowed', values: ['enabled'] },
  { setting: 'snapshot_block_public_access.state', values: ['unblocked', 'block_new_sharing'] },
  { setting: 'image_block_public_access.state', values: ['unblocked'] },
  { setting: 'serial_console_access.status', values: ['enabled'] },
  { setting: 'allowed_images_settings.state', values: ['disabled'] },
];

export const ORGANIZATION_POLICIES_LOOSEN_NOTHING: SovereigntyRule = {
  code: 'AIF-SOV-112',
  severity: 'fatal',
  title: 'Policies of the organization loosen nothing',
  explanation:
    'A declarative policy sets what accounts cannot change any more: one that opens something opens it everywhere.',
  remedy: 'Set the closed value, or leave the setting out.',
  sources: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative_syntax.html'],
  frameworks: ['NIST.800-53r5 SC-7', 'NIST.800-53r5 CM-6'],
  concerns: (type) => type === 'AWS::Organizations::Policy',
  *check({ leaves, holes }) {
    for (const { path, texts } of leaves) {
      const loosening = LOOSENING.find(({ setting }) => path.endsWith(`.${setting}.@@assign`));
      const loose = texts.find((text) => loosening?.values.includes(text.toLowerCase()));
      if (loosening !== undefined && loose !== undefined)
        yield { path, message: `${loosening.setting} is ${holes.show(loose)}` };
    }
  },
};
