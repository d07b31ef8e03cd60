import type { ClusterSet, SitePlan } from '../plan';
import { folderOf, hasClaims } from './clusters';
import { type ManifestFile, yamlFile } from './manifest-file';

/** The storage that pods of a cell ask for: encrypted volumes with the key of the site, and its Lustre file systems. */
export function storage(plan: SitePlan, clusters: ClusterSet): ManifestFile[] {
  const folder = `${folderOf(clusters)}/resources`;
  return [
    yamlFile(`${folder}/storage.yaml`, storageComment(clusters), [storageClass(plan)]),
    ...(hasClaims(clusters) ? [yamlFile(`${folder}/file-system.yaml`, FILE_SYSTEM_COMMENT, FILE_SYSTEM)] : []),
  ];
}

function storageComment({ training }: ClusterSet): string[] {
  const general = 'Volumes of pods that ask for no class: encrypted with the metadata key of the site.';
  return training?.orchestrator === 'hyperPodEks'
    ? [
        general,
        'For system nodes: nodes of HyperPod take volumes only from a driver that may attach them through SageMaker.',
      ]
    : [general];
}

function storageClass({ siteId, hosting }: SitePlan): object {
  const { partition, region, account } = hosting;
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'gp3', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
    provisioner: 'ebs.csi.aws.com',
    parameters: {
      type: 'gp3',
      encrypted: 'true',
      kmsKeyId: `arn:${partition}:kms:${region}:${account}:alias/${siteId}/metadata`,
    },
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
    reclaimPolicy: 'Delete',
  };
}

const FILE_SYSTEM_COMMENT = [
  'A Lustre file system: the install script applies this for each one of a cell, with what the stack says in place of capitals.',
  'Pods in the namespace default mount the claims that cells.tsv names. The size is only for show: Lustre has what it has.',
];

const SIZE = '1200Gi';

const FILE_SYSTEM = [
  {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'NAME' },
    spec: {
      capacity: { storage: SIZE },
      accessModes: ['ReadWriteMany'],
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: '',
      mountOptions: ['flock'],
      claimRef: { namespace: 'default', name: 'NAME' },
      csi: {
        driver: 'fsx.csi.aws.com',
        volumeHandle: 'FILE_SYSTEM_ID',
        volumeAttributes: { dnsname: 'DNS', mountname: 'MOUNT' },
      },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'NAME', namespace: 'default' },
    spec: {
      accessModes: ['ReadWriteMany'],
      storageClassName: '',
      volumeName: 'NAME',
      resources: { requests: { storage: SIZE } },
    },
  },
];
