import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as fsx from 'aws-cdk-lib/aws-fsx';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct, type IConstruct } from 'constructs';
import { CAPABILITY_SERVICES } from '../catalog/hosting-kinds';
import { DataClass, type FileSystemMount, type ICellNetwork, tagResource } from '../region';
import { checkDataRepositories, DataRepositories, type DataRepository } from './data-repository';
import { admitClients, allowClients, FileSystemSecurityGroup } from './file-system-security-group';
import { ImportedParallelFileSystem, type ParallelFileSystemAttributes } from './imported-parallel-file-system';
import type { LustreStorage, LustreStorageConfig } from './lustre-storage';
import { mountOf, requireBackups, requireFileSystemId } from './parallel-file-system-checks';

/** A file system that thousands of nodes read and write at once. */
export interface IParallelFileSystem extends IConstruct, ec2.IConnectable {
  /** What FSx calls the file system, `fs-…`. */
  readonly lustreId: string;
  /** The id of the cell that it lies in. */
  readonly cellId: string;
  /** The host name that it is mounted from. */
  readonly dnsName: string;
  /** The name that it is mounted by. */
  readonly mountName: string;
  /** Whether clients may use EFA. */
  readonly efa: boolean;

  /**
   * What a cluster needs to mount the file system.
   *
   * @param path The directory on the nodes, such as `/fsx`.
   * @throws AIF-STO-018 when it is not an absolute path
   */
  mountAt(path: string): FileSystemMount;

  /**
   * Lets clients and the file system reach each other: all traffic with EFA, else the ports of Lustre.
   *
   * Both ends need the rules, because the file system calls its clients back. They are written into the stack of the clients.
   */
  allowFromClients(clients: ec2.IConnectable): void;
}

/** Properties of `ParallelFileSystem`. */
export interface ParallelFileSystemProps {
  /** The network of the cell. */
  readonly network: ICellNetwork;
  /**
   * Names the file system among those of the site: 2 to 63 lower-case letters, digits and hyphens.
   *
   * Its security group and its log group carry the name.
   */
  readonly fileSystemId: string;
  /** What data is kept on, how much of it, and how fast. */
  readonly storage: LustreStorage;
  /**
   * What is kept there, which decides the key.
   *
   * @default DataClass.TRAINING_DATA
   */
  readonly dataClass?: DataClass;
  /**
   * Whether clients reach the file system over EFA, up to 700 Gbps each and 1200 Gbps with GPUDirect Storage, and not 100 Gbps.
   *
   * Decided once. Clients have to be Nitro v4 or later and not trn2, GPUDirect Storage takes p5, p5e, p5en and p6-b200. All clients
   * together may connect 1024 EFA interfaces (https://docs.aws.amazon.com/fsx/latest/LustreGuide/efa-file-systems.html,
   * https://docs.aws.amazon.com/fsx/latest/LustreGuide/configure-efa-clients.html).
   *
   * @default false
   */
  readonly efa?: boolean;
  /**
   * How data is packed on the way to storage.
   *
   * @default fsx.LustreDataCompressionType.LZ4
   */
  readonly compression?: fsx.LustreDataCompressionType;
  /**
   * Directories that mirror object stores, at most 8.
   *
   * To lead one elsewhere, take it out, deploy, and put it in again: FSx takes no second one for the same directory.
   *
   * @default - none
   */
  readonly dataRepositories?: DataRepository[];
  /**
   * Whether failures and warnings of data repositories go to a log group of the site, `/aws/fsx/<site id>/<file system id>`.
   *
   * Off by default, because CloudFormation has the property `LogConfiguration` since 2026 only and other Regions may follow later; see the
   * README for the other way.
   *
   * @default false
   */
  readonly logRepositoryEvents?: boolean;
  /**
   * How long daily backups are kept, 1 to 90 days. A file system with data repositories has none.
   *
   * @default - no backups: what is worth keeping is mirrored to an object store
   */
  readonly backupRetention?: Duration;
  /**
   * Clients that are there before the file system. The rules between both ends are written into the stack of the file system.
   *
   * @default - none: clients that come later are let in with `allowFromClients` or by mounting
   */
  readonly clients?: ec2.IConnectable[];
  /**
   * When FSx may patch the file servers, in UTC. Clients wait meanwhile.
   *
   * @default - Sunday 02:00
   */
  readonly maintenanceTime?: fsx.LustreMaintenanceTime;
}

/**
 * FSx for Lustre in the home zone of a cell, closed until clients are let in, encrypted with the key of its data class, and kept when
 * its stack goes.
 *
 * It lies in the subnet of the nodes. FSx wants file system and EFA clients in one zone and in one /16
 * (https://docs.aws.amazon.com/fsx/latest/LustreGuide/efa-file-systems.html), and the range of the nodes is another one than that of the
 * rest of the cell. Each file server takes an address: with EFA one for each step of the size, without one for each 2400 GiB
 * (https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-fsx-lustre.html), which is more than a data subnet has.
 *
 * FSx gives the file system its name, so CloudFormation would replace it without a word when something changes that cannot. Its security
 * group has a fixed name and says in its description what cannot change. Such an edit would have to replace the group first, which is
 * refused.
 */
export class ParallelFileSystem extends Construct implements IParallelFileSystem {
  /** Uses a file system that was made elsewhere. */
  public static fromParallelFileSystemAttributes(
    scope: Construct,
    id: string,
    attributes: ParallelFileSystemAttributes,
  ): IParallelFileSystem {
    return new ImportedParallelFileSystem(scope, id, attributes);
  }

  public readonly lustreId: string;
  public readonly cellId: string;
  public readonly dnsName: string;
  public readonly mountName: string;
  public readonly efa: boolean;
  public readonly connections: ec2.Connections;
  private readonly securityGroup: ec2.ISecurityGroup;

  /**
   * @throws AIF-STO-002, AIF-STO-012 to AIF-STO-014 and AIF-STO-017 for data repositories that FSx would refuse
   * @throws AIF-STO-006 to AIF-STO-010 for storage that FSx would refuse
   * @throws AIF-STO-011 when the file system id is unusable, AIF-STO-025 when another file system of the site has it
   * @throws AIF-STO-015 and AIF-STO-016 when backups are impossible
   * @throws AIF-REGION-012 to AIF-REGION-014 when a service is missing
   */
  public constructor(scope: Construct, id: string, props: ParallelFileSystemProps) {
    super(scope, id);
    const { network } = props;
    const { region } = network;
    const dataRepositories = props.dataRepositories ?? [];
    this.cellId = network.cellId;
    this.efa = props.efa ?? false;
    requireFileSystemId(this, region, props.fileSystemId);
    const storage = props.storage.bind(this, this.efa);
    checkDataRepositories(this, dataRepositories, storage.storageType);
    requireBackups(this, props.backupRetention, dataRepositories.length);
    region.hosting.requireServices(this, [...CAPABILITY_SERVICES.parallelFileSystems]);

    const name = `${region.siteId}-${props.fileSystemId}`;
    const dataClass = props.dataClass ?? DataClass.TRAINING_DATA;
    const securityGroup = new FileSystemSecurityGroup(this, 'SecurityGroup', {
      vpc: network.vpc,
      fileSystemName: name,
      efa: this.efa,
      immutable: [storage.immutable, this.efa ? 'EFA' : 'no EFA', `key ${dataClass}`, `zone ${network.homeZone}`],
    });
    this.securityGroup = securityGroup;
    this.connections = new ec2.Connections({ securityGroups: [securityGroup] });

    const fileSystem = new fsx.CfnFileSystem(this, 'Resource', {
      fileSystemType: 'LUSTRE',
      fileSystemTypeVersion: '2.15',
      storageType: storage.storageType,
      storageCapacity: storage.capacityGiB,
      kmsKeyId: region.key(dataClass).keyArn,
      subnetIds: [network.nodeSubnet.subnetId],
      securityGroupIds: [securityGroup.securityGroupId],
      lustreConfiguration: {
        deploymentType: 'PERSISTENT_2',
        perUnitStorageThroughput: storage.throughputPerTiB,
        throughputCapacity: storage.throughputMBps,
        dataReadCacheConfiguration: readCache(storage),
        // EFA takes no file system without it.
        metadataConfiguration:
          storage.metadataIops === undefined
            ? { mode: 'AUTOMATIC' }
            : { mode: 'USER_PROVISIONED', iops: storage.metadataIops },
        efaEnabled: this.efa,
        dataCompressionType: props.compression ?? fsx.LustreDataCompressionType.LZ4,
        automaticBackupRetentionDays: props.backupRetention?.toDays() ?? 0,
        weeklyMaintenanceStartTime: (props.maintenanceTime ?? SUNDAY).toTimestamp(),
        logConfiguration:
          (props.logRepositoryEvents ?? false)
            ? { level: 'WARN_ERROR', destination: this.createLogGroup(network, props.fileSystemId) }
            : undefined,
      },
    });
    tagResource(fileSystem, 'Name', name);
    fileSystem.applyRemovalPolicy(RemovalPolicy.RETAIN);
    fileSystem.node.addDependency(...securityGroup.rules);
    if (props.logRepositoryEvents ?? false) {
      // Linters know the property later than CloudFormation does.
      fileSystem.addMetadata('cfn-lint', { config: { ignore_checks: ['E3002'] } });
    }
    if (dataRepositories.length > 0) {
      new DataRepositories(this, 'DataRepositories', fileSystem, region.hosting, dataRepositories);
    }
    this.lustreId = fileSystem.ref;
    for (const clients of props.clients ?? []) {
      admitClients(this.connections, this.efa, clients);
    }
    this.dnsName = fileSystem.attrDnsName;
    this.mountName = fileSystem.attrLustreMountName;
  }

  public mountAt(path: string): FileSystemMount {
    return mountOf(this, this.securityGroup, path);
  }

  public allowFromClients(clients: ec2.IConnectable): void {
    allowClients(this.securityGroup, this.efa, clients);
  }

  /** A metric of the file system, by the name that FSx gives it. */
  public metric(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'AWS/FSx',
      dimensionsMap: { FileSystemId: this.lustreId },
      metricName,
      ...props,
    }).attachTo(this);
  }

  /**
   * Storage that is left, in bytes. A sum over more than the minute in which it is measured counts the same storage again.
   *
   * @default - sum of all storage targets, over a minute
   */
  public metricFreeDataStorageCapacity(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric('FreeDataStorageCapacity', {
      statistic: cloudwatch.Stats.SUM,
      period: Duration.minutes(1),
      ...props,
    });
  }

  /** FSx writes to groups whose name starts like this (https://docs.aws.amazon.com/fsx/latest/APIReference/API_LustreLogCreateConfiguration.html). */
  private createLogGroup({ region }: ICellNetwork, fileSystemId: string): string {
    const logGroup = new logs.LogGroup(this, 'LogGroup', {
      logGroupName: `/aws/fsx/${region.siteId}/${fileSystemId}`,
      encryptionKey: region.key(DataClass.LOGS),
      retention: region.logRetention,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    return Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: logGroup.logGroupName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}

const SUNDAY = new fsx.LustreMaintenanceTime({ day: fsx.Weekday.SUNDAY, hour: 2, minute: 0 });

function readCache(storage: LustreStorageConfig): fsx.CfnFileSystem.DataReadCacheConfigurationProperty | undefined {
  if (storage.throughputMBps === undefined) {
    return undefined;
  }
  return storage.readCacheGiB === undefined
    ? { sizingMode: 'PROPORTIONAL_TO_THROUGHPUT_CAPACITY' }
    : { sizingMode: 'USER_PROVISIONED', sizeGiB: storage.readCacheGiB };
}
