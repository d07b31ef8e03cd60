import type { CodeDefinition } from '../errors';

/** The codes of errors that the constructs of this folder throw. */
export const CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-STO-001',
    title: 'Objects are kept for a whole number of days',
    explanation:
      'S3 counts the age of objects and of overwritten versions in days. A retention of less than a day, or of a broken number of days, cannot be expressed.',
    remedy: 'Give `expireAfter` and `expireNoncurrentAfter` as `Duration.days(n)` with n of 1 or more.',
    sources: ['https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleExpiration.html'],
  },
  {
    code: 'AIF-STO-002',
    title: 'A prefix names a folder or the start of a key',
    explanation:
      'Grants are narrowed to a prefix. A leading slash matches no key that the usual tools write, and a wildcard would widen the grant beyond the prefix.',
    remedy: 'Write the start of the keys, such as `assistant/v3/`, without a leading slash, `*` or `?`.',
    sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html'],
  },
  {
    code: 'AIF-STO-003',
    title: 'An image is named by its digest',
    explanation:
      'A tag says what somebody called an image, a digest says which bytes it has. What was reviewed is what runs only when the digest names it.',
    remedy:
      'Use the digest that the registry prints when the image is pushed: `sha256:` and 64 hexadecimal digits in lower case.',
    sources: ['https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageIdentifier.html'],
  },
  {
    code: 'AIF-STO-004',
    title: 'A repository name is one that ECR accepts',
    explanation:
      'The name of the repository is the id of the site, a slash and the name given. ECR takes 2 to 256 lower-case letters and digits, with single separators between them.',
    remedy: 'Use lower-case letters and digits, with single hyphens, underscores, dots or slashes between them.',
    sources: ['https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html'],
  },
  {
    code: 'AIF-STO-005',
    title: 'A repository keeps at least one untagged image',
    explanation:
      'The number of untagged images to keep becomes a rule of the repository, which takes whole numbers from 1.',
    remedy: 'Set `keepImages` to 1 or more.',
    sources: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html'],
  },
];
