import type { PathStep, UnplacedProblem } from '../problem';
import { shorten } from '../shape/show';
import { rule } from './rule';

/** What SageMaker takes (https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html, read 2026-11-22). */
const MOST_VARIABLES = 100;
const MOST_BYTES = 32 * 1024;
const MOST_BYTES_OF_VALUE = 1024;

const NAME_OF_SECRET = /(^|_)(password|passwd|secret|token|credentials?|api_?key|access_key(_id)?|private_key)$/i;
const SECRET = /^(AKIA|ASIA)[A-Z0-9]{16}$|^(hf|ghp|glpat|sk)[-_]\w{16,}|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** The environment of a model is one that SageMaker takes, written out, and without secrets. */
export const environments = rule(['models'], ({ models }) =>
  models.flatMap(({ environment }, index) => {
    const path = ['models', index, 'environment'];
    return [
      ...tooMuch(environment, path),
      ...Object.entries(environment).flatMap(([name, value]) => [
        ...tooLong(name, value, path),
        ...placeholder(name, value, path),
        ...secret(name, value, path),
      ]),
    ];
  }),
);

function tooMuch(environment: { readonly [name: string]: string }, path: readonly PathStep[]): UnplacedProblem[] {
  const entries = Object.entries(environment);
  const bytes = Buffer.byteLength(entries.flat().join(''));
  return entries.length <= MOST_VARIABLES && bytes <= MOST_BYTES
    ? []
    : [
        {
          code: 'AIF-MODEL-003',
          severity: 'error',
          path,
          message: `the environment has ${entries.length} variables in ${bytes.toLocaleString('en-US')} bytes, SageMaker takes ${MOST_VARIABLES} in ${MOST_BYTES.toLocaleString('en-US')}`,
          help: 'Put large settings in a file beside the weights.',
        },
      ];
}

function tooLong(name: string, value: string, path: readonly PathStep[]): UnplacedProblem[] {
  const bytes = Buffer.byteLength(value);
  return bytes <= MOST_BYTES_OF_VALUE
    ? []
    : [
        {
          code: 'AIF-MODEL-003',
          severity: 'error',
          path: [...path, name],
          message: `the value has ${bytes.toLocaleString('en-US')} bytes in UTF-8, SageMaker takes ${MOST_BYTES_OF_VALUE.toLocaleString('en-US')}`,
          help: 'Shorten it, or put it in a file beside the weights.',
        },
      ];
}

function placeholder(name: string, value: string, path: readonly PathStep[]): UnplacedProblem[] {
  const [found] = /\$\{(AWS::|Token\[)[^}]*\}/.exec(value) ?? [];
  return found === undefined
    ? []
    : [
        {
          code: 'AIF-MODEL-004',
          severity: 'error',
          path: [...path, name],
          message: `nothing fills in ${shorten(found)}: the container would get it as it stands`,
          help: 'Write the value itself.',
        },
      ];
}

function secret(name: string, value: string, path: readonly PathStep[]): UnplacedProblem[] {
  return value === '' || !(NAME_OF_SECRET.test(name) || SECRET.test(value))
    ? []
    : [
        {
          code: 'AIF-MODEL-005',
          severity: 'warning',
          path: [...path, name],
          message: `${shorten(name)} looks like a secret, and everybody who can read a template or describe the model reads it`,
          help: 'Keep it in AWS Secrets Manager and let the container fetch it, or delete it: weights and images of the site need none.',
          onKey: true,
        },
      ];
}
