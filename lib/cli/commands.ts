import type { Argument, Command, Option } from './command';

const SITE: Argument = { name: '<site.yaml>', description: 'the site description' };

const DIAGNOSTIC_FORMAT: Option = {
  flags: '--format <format>',
  description: 'how to print what was found, pretty by default',
  choices: ['pretty', 'json', 'sarif', 'github'],
};

const DATE: Option = {
  flags: '--date <day>',
  description: 'the day on which waivers are judged, such as 2027-06-30, today by default',
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
    name: 'diff',
    summary: 'say what an edit of a site description means before it is deployed',
    description:
      'Compares two site descriptions and says what is added, changed in place, replaced, refused by AWS or left behind, without loading the AWS CDK. Exits with 1 when something would be lost, replaced or refused.',
    arguments: [
      { name: '<before.yaml>', description: 'the site description that is deployed' },
      { name: '<after.yaml>', description: 'the one that is to be' },
    ],
    options: [DIAGNOSTIC_FORMAT],
    examples: [
      'git show HEAD:site.yaml > deployed.yaml && ai-factory diff deployed.yaml site.yaml',
      'ai-factory diff deployed.yaml site.yaml --format github',
    ],
    load: async () => (await import('./commands/diff.js')).diff,
  },
  {
    name: 'synth',
    summary: 'write the CloudFormation templates of a site',
    description:
      'Writes a cloud assembly that `cdk deploy --app <dir>` deploys, and lists its stacks. Where templates break a rule, writes nothing and prints each place with its line of the site.',
    arguments: [SITE],
    options: [
      { flags: '--output <dir>', description: 'where to write it, cdk.out by default' },
      DIAGNOSTIC_FORMAT,
      DATE,
    ],
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
    name: 'policies',
    summary: 'write what enforces the policy of a site while it runs',
    description:
      'Writes service and resource control policies, the other policies of an organization, the permission boundary, the conformance pack of AWS Config, controls of AWS Control Tower and what none of them enforces, without loading the AWS CDK. Its README.md says how to attach them by hand. What somebody put beside the files of an earlier run stays.',
    arguments: [SITE],
    options: [{ flags: '--output <dir>', description: 'where to write it, policies by default' }],
    examples: ['ai-factory policies site.yaml', 'ai-factory policies site.yaml --output build/policies'],
    load: async () => (await import('./commands/policies.js')).policies,
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
      DATE,
    ],
    examples: ['ai-factory audit cdk.out --site site.yaml', 'ai-factory audit vendor/*.yaml --format json'],
    load: async () => (await import('./commands/audit.js')).audit,
  },
  {
    name: 'evidence',
    summary: 'write what shows how a site keeps its sovereignty policy',
    description:
      'Writes a new directory with a report to sign, the same for machines, and a manifest of SHA-256 sums. The same site, versions and date give the same bytes. A site whose templates break the policy gets its evidence too: it says FAIL, and the exit code is 1.',
    arguments: [SITE],
    options: [
      { flags: '--out, --output <dir>', description: 'the directory, evidence by default; it must not hold anything' },
      {
        flags: '--date <day>',
        description: 'the day that it is for, as 2027-06-30; waivers and OSCAL need one, and nothing reads the clock',
      },
      { flags: '--sign-key <file>', description: 'an Ed25519 private key in PEM that signs the manifest' },
    ],
    examples: [
      'ai-factory evidence site.yaml --out evidence --date 2027-06-30',
      'ai-factory evidence site.yaml --out evidence --date 2027-06-30 --sign-key key.pem',
      'ai-factory evidence verify evidence --public-key public.pem',
    ],
    load: async () => (await import('./commands/evidence.js')).evidence,
    commands: [
      {
        name: 'verify',
        summary: 'say whether a pack of evidence is as it was written',
        description:
          'Compares every file with the manifest, and the manifest with its signature where a public key is given. Changed, missing and additional files and links are all said. Needs no AWS CDK; `node verify.mjs` in the pack does the same.',
        arguments: [{ name: '<dir>', description: 'the directory of the pack' }],
        options: [
          { flags: '--public-key <file>', description: 'the Ed25519 public key in PEM that it has to be signed with' },
        ],
        examples: [
          'ai-factory evidence verify evidence',
          'ai-factory evidence verify evidence --public-key public.pem',
        ],
        load: async () => (await import('./commands/verify-evidence.js')).verifyEvidence,
      },
    ],
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
