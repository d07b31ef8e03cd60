import { Aws, RemovalPolicy, Token } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, type IConstruct } from 'constructs';
import { CAPABILITY_SERVICES } from '../catalog/hosting-kinds';
import { AiFactoryError } from '../errors';
import { DataClass, type IPrivateRegion } from '../region';

/** A registry of container images. */
export interface IImageRepository extends IConstruct {
  /** The repository. */
  readonly repository: ecr.IRepository;

  /**
   * The address of one image.
   *
   * @param digest `sha256:` and 64 hexadecimal digits, as the registry prints when the image is pushed.
   * @throws AIF-STO-003
   */
  imageUri(digest: string): string;

  /** Allows to pull the images of this repository. */
  grantPull(grantee: iam.IGrantable): iam.Grant;
}

/** Properties of `ImageRepository`. */
export interface ImageRepositoryProps {
  /** The site, whose metadata key encrypts the images. */
  readonly region: IPrivateRegion;
  /** What the images are of, such as `vllm`. The repository is called `<site id>/<repository name>`. */
  readonly repositoryName: string;
  /**
   * Untagged images to keep. Older ones beyond this number are removed. Images with a tag stay.
   *
   * @default 50
   */
  readonly keepImages?: number;
}

/**
 * A private registry that container images are brought to.
 *
 * Tags never move, every image is scanned on arrival, and the repository outlives its stack. An image that runs should keep a tag:
 * without one it is removed once enough newer untagged images have arrived.
 */
export class ImageRepository extends Construct implements IImageRepository {
  /**
   * Uses a repository that was made elsewhere, in the account and Region of the stack.
   *
   * @param repositoryName its whole name, such as `bravo/vllm`
   */
  public static fromImageRepositoryName(scope: Construct, id: string, repositoryName: string): IImageRepository {
    return new ImportedImageRepository(scope, id, repositoryName);
  }

  public readonly repository: ecr.IRepository;
  private readonly name: string;

  /**
   * @throws AIF-STO-004 when ECR would refuse the name
   * @throws AIF-STO-005 when no untagged image would be kept
   * @throws AIF-REGION-012 to AIF-REGION-014 when a service is missing
   */
  public constructor(scope: Construct, id: string, props: ImageRepositoryProps) {
    super(scope, id);
    const keepImages = props.keepImages ?? 50;
    // The name is fixed: what brings images to the site and what pulls them agree on it without asking.
    this.name = `${props.region.siteId}/${props.repositoryName}`;
    this.requireName();
    this.requireKeepImages(keepImages);
    props.region.hosting.requireServices(this, [...CAPABILITY_SERVICES.imageRepositories]);

    this.repository = new ecr.Repository(this, 'Repository', {
      repositoryName: this.name,
      imageTagMutability: ecr.TagMutability.IMMUTABLE,
      imageScanOnPush: true,
      encryption: ecr.RepositoryEncryption.KMS,
      encryptionKey: props.region.key(DataClass.METADATA),
      lifecycleRules: [
        { description: 'Remove old untagged images', tagStatus: ecr.TagStatus.UNTAGGED, maxImageCount: keepImages },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.node.defaultChild = this.repository.node.defaultChild;
  }

  public imageUri(digest: string): string {
    return imageUri(this, this.name, digest);
  }

  /**
   * ECR decrypts layers with a grant that it holds on the key since the repository was made, so that pulling needs no permission on
   * the key (https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html).
   */
  public grantPull(grantee: iam.IGrantable): iam.Grant {
    return this.repository.grantPull(grantee);
  }

  private requireName(): void {
    const accepted = /^([a-z0-9]+([._-][a-z0-9]+)*\/)*[a-z0-9]+([._-][a-z0-9]+)*$/;
    if (!Token.isUnresolved(this.name) && !(accepted.test(this.name) && this.name.length <= 256)) {
      throw new AiFactoryError(
        'AIF-STO-004',
        `ECR does not take ${JSON.stringify(this.name)} as the name of a repository`,
        'Use lower-case letters and digits with single separators between them, 256 characters at most.',
        this,
      );
    }
  }

  private requireKeepImages(keepImages: number): void {
    if (!Token.isUnresolved(keepImages) && !(Number.isInteger(keepImages) && keepImages >= 1)) {
      throw new AiFactoryError(
        'AIF-STO-005',
        `keepImages must be a whole number from 1, got ${keepImages}`,
        'Keep at least one image.',
        this,
      );
    }
  }
}

class ImportedImageRepository extends Construct implements IImageRepository {
  public readonly repository: ecr.IRepository;
  private readonly name: string;

  public constructor(scope: Construct, id: string, repositoryName: string) {
    super(scope, id);
    this.name = repositoryName;
    this.repository = ecr.Repository.fromRepositoryName(this, 'Repository', repositoryName);
  }

  public imageUri(digest: string): string {
    return imageUri(this, this.name, digest);
  }

  public grantPull(grantee: iam.IGrantable): iam.Grant {
    return this.repository.grantPull(grantee);
  }
}

function imageUri(scope: IConstruct, repositoryName: string, digest: string): string {
  if (!Token.isUnresolved(digest) && !/^sha256:[0-9a-f]{64}$/.test(digest)) {
    throw new AiFactoryError(
      'AIF-STO-003',
      `the digest of an image must be sha256: and 64 hexadecimal digits, got ${JSON.stringify(digest)}`,
      'Use the digest that the registry prints when the image is pushed, not a tag.',
      scope,
    );
  }
  return `${Aws.ACCOUNT_ID}.dkr.ecr.${Aws.REGION}.${Aws.URL_SUFFIX}/${repositoryName}@${digest}`;
}
