import { ArnFormat, Stack } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { DataClass } from '../region';

/** What is known of a bucket that another stack made. */
export interface ImportedBucketAttributes {
  /** The name. */
  readonly bucketName: string;
  /** What is kept in it. */
  readonly dataClass: DataClass;
  /** The key it is encrypted with. */
  readonly key: kms.IKey;
}

/** A directory, table or vector bucket that another stack made: the ARN follows from the service and the name. */
export abstract class ImportedBucket extends Construct {
  public readonly bucketName: string;
  public readonly bucketArn: string;
  public readonly dataClass: DataClass;
  public readonly key: kms.IKey;

  protected constructor(scope: Construct, id: string, service: string, attributes: ImportedBucketAttributes) {
    super(scope, id);
    this.bucketName = attributes.bucketName;
    this.bucketArn = Stack.of(this).formatArn({
      service,
      resource: 'bucket',
      resourceName: attributes.bucketName,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    this.dataClass = attributes.dataClass;
    this.key = attributes.key;
  }
}
