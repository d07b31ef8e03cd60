import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Dependable, type IConstruct, type IDependable } from 'constructs';

/**
 * Private endpoints and the routes to them: what has to be there before the first node starts, because a node that finds no registry
 * never becomes ready.
 *
 * Read when the template is written, so that it does not matter in which order constructs ask the network for endpoints.
 */
export class NetworkPaths implements IDependable {
  public constructor(network: IConstruct) {
    Dependable.implement(this, {
      get dependencyRoots(): IConstruct[] {
        return network.node.findAll().filter(isPath);
      },
    });
  }
}

function isPath(construct: IConstruct): boolean {
  return construct instanceof ec2.CfnVPCEndpoint || construct instanceof ec2.CfnSubnetRouteTableAssociation;
}
