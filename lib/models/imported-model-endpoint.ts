import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { endpointArn, grantInvoke } from './invocation';
import type { IModelEndpoint } from './model-endpoint';

/** A model endpoint that was made elsewhere, in the account and Region of the stack. */
export class ImportedModelEndpoint extends Construct implements IModelEndpoint {
  public readonly endpointName: string;
  public readonly endpointArn: string;

  public constructor(scope: Construct, id: string, endpointName: string) {
    super(scope, id);
    this.endpointName = endpointName;
    this.endpointArn = endpointArn(this, endpointName);
  }

  public grantInvoke(grantee: iam.IGrantable): iam.Grant {
    return grantInvoke(this, grantee);
  }
}
