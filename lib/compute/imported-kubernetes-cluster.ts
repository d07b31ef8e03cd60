import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, type IConstruct } from 'constructs';
import type { ICellNetwork } from '../region';
import { API_PORT, clusterArn } from './cluster-names';
import type { IKubernetesCluster, KubernetesClusterAttributes } from './kubernetes-cluster';
import type { Taint } from './taint';

/** A cluster that something else made. */
export class ImportedKubernetesCluster extends Construct implements IKubernetesCluster {
  public readonly clusterName: string;
  public readonly clusterArn: string;
  public readonly version: string;
  public readonly network: ICellNetwork;
  public readonly securityGroup: ec2.ISecurityGroup;
  public readonly nodeSecurityGroup: ec2.ISecurityGroup;
  public readonly connections: ec2.Connections;

  public constructor(scope: Construct, id: string, attributes: KubernetesClusterAttributes) {
    super(scope, id);
    this.clusterName = attributes.clusterName;
    this.clusterArn = clusterArn(this, attributes.clusterName);
    this.version = attributes.version;
    this.network = attributes.network;
    this.securityGroup = attributes.securityGroup;
    this.nodeSecurityGroup = attributes.nodeSecurityGroup;
    this.connections = new ec2.Connections({ securityGroups: [this.securityGroup], defaultPort: API_PORT });
  }

  /** The add-ons of an existing cluster are not ours to order. */
  public addNodes(_nodes: IConstruct, _taints: Taint[]): void {}

  public hasAddon(_name: string): boolean {
    return true;
  }
}
