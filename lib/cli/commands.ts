import type { Argument, Command, Option } from './command';

const SITE: Argument = { name: '<site.yaml>', description: 'the site description' };

const DIAGNOSTIC_FORMAT: Option = {
  flags: '--format <format>',
  description: 'how to print what was found, pretty by default',
  choices: ['pretty', 'json', 'sarif', 'github'],
};

/** Every command, in the order in which a newcomer needs them. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'init',
    summary: 'start a site in a directory',
    description:
      'Writes a commented site description that is valid as it stands, its JSON Schema for editors, and the cdk.json that synthesizes it. Overwrites nothing.',
    arguments: [{ name: '<dir>', description: 'the directory, made when it does not exist' }],
    options: [],
    examples: ['ai-factory init bravo'],
    load: async () => (await import('./commands/init.js')).init,
  },
  {
    name: 'validate',
    summary: 'find everything that is wrong with a site description',
    description:
      'Checks the description, whether its parts fit each other, and whether the plan fits the building and the addresses. Exits with 1 when there is an error; warnings are allowed.',
    arguments: [SITE],
    options: [DIAGNOSTIC_FORMAT],
    examples: ['ai-factory validate site.yaml', 'ai-factory validate site.yaml --format sarif > site.sarif'],
    load: async () => (await import('./commands/validate.js')).validate,
  },
  {
    name: 'plan',
    summary: 'show what a site description comes to',
    description: 'Prints racks, power, cells, pools and stacks, without loading the AWS CDK.',
    arguments: [SITE],
    options: [
      { flags: '--format <format>', description: 'how to print it, pretty by default', choices: ['pretty', 'json'] },
    ],
    examples: ['ai-factory plan site.yaml', 'ai-factory plan site.yaml --format json | jq .totals'],
    load: async () => (await import('./commands/plan.js')).plan,
  },
  {
    name: 'synth',
    summary: 'write the CloudFormation templates of a site',
    description: 'Writes a cloud assembly that `cdk deploy --app <dir>` deploys, and lists its stacks.',
    arguments: [SITE],
    options: [{ flags: '--output <dir>', description: 'where to write it, cdk.out by default' }],
    examples: ['ai-factory synth site.yaml', 'ai-factory synth site.yaml --output build/assembly'],
    load: async () => (await import('./commands/synth.js')).synth,
  },
  {
    name: 'manifests',
    summary: 'write what runs inside the clusters of a site',
    description:
      'Writes Helm values, a list of images, lifecycle scripts and the scripts that carry them to a closed site and install them, without loading the AWS CDK. Its README.md has the order. What somebody put beside the files of an earlier run stays.',
    arguments: [SITE],
    options: [{ flags: '--output <dir>', description: 'where to write it, manifests by default' }],
    examples: ['ai-factory manifests site.yaml', 'ai-factory manifests site.yaml --output build/manifests'],
    load: async () => (await import('./commands/manifests.js')).manifests,
  },
  {
    name: 'audit',
    summary: 'hold CloudFormation templates against the sovereignty policy of a site',
    description:
      'Reads templates, and directories of templates such as a cloud assembly, whoever wrote them. Policy, partition, Region and account come from the site. Exits with 1 when there is an error.',
    arguments: [{ name: '<paths...>', description: 'templates in JSON or YAML, or directories of them' }],
    options: [
      { flags: '--site <site.yaml>', description: 'the site that states the policy, site.yaml by default' },
      DIAGNOSTIC_FORMAT,
    ],
    examples: ['ai-factory audit cdk.out --site site.yaml', 'ai-factory audit vendor/*.yaml --format json'],
    load: async () => (await import('./commands/audit.js')).audit,
  },
  {
    name: 'explain',
    summary: 'explain a code of a problem or a finding',
    description: 'Prints why the rule exists and what to do. Without a code, lists all of them.',
    arguments: [{ name: '[CODE]', description: 'a code such as AIF-HALL-001' }],
    options: [],
    examples: ['ai-factory explain AIF-HALL-001', 'ai-factory explain'],
    load: async () => (await import('./commands/explain.js')).explain,
  },
  {
    name: 'schema',
    summary: 'print the JSON Schema of site descriptions',
    description: 'For editors: completion, documentation and checks while typing. Write it anew after an upgrade.',
    arguments: [],
    options: [{ flags: '--output <file>', description: 'write it to a file instead' }],
    examples: ['ai-factory schema --output site.schema.json'],
    load: async () => (await import('./commands/schema.js')).schema,
  },
];
