import { Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../errors';

/**
 * Refuses the name of a directory, vector or table bucket that S3 would refuse.
 *
 * @param suffix what S3 demands at the end of the name
 */
export function requireBucketName(scope: IConstruct, name: string, suffix = ''): void {
  const longest = 63 - suffix.length;
  const usable = name.length >= 3 && name.length <= longest && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
  if (!Token.isUnresolved(name) && !usable) {
    throw new AiFactoryError(
      'AIF-STO-021',
      `S3 does not take ${JSON.stringify(`${name}${suffix}`)} as the name of a bucket`,
      `Use 3 to ${longest} lower-case letters, digits and single hyphens${suffix === '' ? '' : ` before ${suffix}`}; the id of the site is a part of it.`,
      scope,
    );
  }
}

/** Refuses requests without TLS. */
export function plainTextRefused(actions: string, resources: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'TlsOnly',
    effect: iam.Effect.DENY,
    principals: [new iam.AnyPrincipal()],
    actions: [actions],
    resources,
    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
  });
}

/** A request that asks for encryption, in the words of the service. */
export interface EncryptionRequest {
  /** Actions that can ask for it. */
  readonly actions: string[];
  /** What they act on. */
  readonly resources: string[];
  /** The condition key with the kind of encryption that is asked for. */
  readonly algorithm: string;
  /** The condition key with the ARN of the key that is asked for. */
  readonly keyArn: string;
  /** The key of the bucket. */
  readonly key: kms.IKey;
}

/**
 * Refuses requests that ask for encryption with another key than that of the bucket.
 *
 * A request that asks for nothing gets the key of the bucket, so the statement only looks at requests that do. Asking for SSE-KMS without
 * a key means the key of AWS, and is refused too.
 */
export function otherKeysRefused(request: EncryptionRequest): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'KeyOfTheSiteOnly',
    effect: iam.Effect.DENY,
    principals: [new iam.AnyPrincipal()],
    actions: request.actions,
    resources: request.resources,
    conditions: {
      Null: { [request.algorithm]: 'false' },
      StringNotEquals: { [request.keyArn]: request.key.keyArn },
    },
  });
}
