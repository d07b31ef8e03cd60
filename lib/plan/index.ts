export { checkPlan } from './check-plan';
export { type AcceleratedNodes, type ClusterSet, clusterSetsOf, nodesOfTraining } from './cluster-sets';
export { clusterImagesOf, softwareOf } from './cluster-software';
export type { Change, Effect } from './diff/change';
export { diffPlans } from './diff/diff-plans';
export { findings, shownValue } from './diff/findings';
export type { EnforcementPlan } from './enforcement-plan';
export { fileSystemOutput } from './file-systems';
export { instanceTypeOf } from './instance-types';
export {
  lifecycleFolder,
  METRICS_SCRIPT,
  measuresNodes,
  NODE_SOFTWARE_FOLDER,
  type NodeSoftwarePlan,
  nodeSoftwareOf,
} from './node-metrics';
export { runsHyperPod, runsKubernetes } from './orchestrators';
export { planSite } from './plan-site';
export type { CapacityReservationPlan, PoolPlan, TaintPlan } from './pool-plan';
export { type SiteLine, SiteLines } from './site-lines';
export type {
  CellPlan,
  DatabasePlan,
  DirectoryBucketPlan,
  DnsPlan,
  HallPlan,
  HostingPlan,
  ImageRepositoryPlan,
  KubernetesPlan,
  ModelPlan,
  ObjectStorePlan,
  OperationsPlan,
  RackPoolPlan,
  SitePlan,
  SiteTotals,
  StackLayer,
  StackPlan,
  TableBucketPlan,
  TransitGatewayPlan,
  VectorBucketPlan,
  ZonePlan,
} from './site-plan';
export { sovereigntyOf } from './sovereignty';
export type { SovereigntyPlan, WaiverPlan } from './sovereignty-plan';
export { stackName } from './stacks';
export type {
  CellBudgetPlan,
  DataRepositoryPlan,
  EksTrainingPlan,
  EstimatesPlan,
  FileSystemPlan,
  HelperNodesPlan,
  HyperPodEksPlan,
  HyperPodSlurmPlan,
  InstanceGroupPlan,
  OrchestratorId,
  PcsPlan,
  QuotaPlan,
  TrainingCellPlan,
  TrainingPoolPlan,
} from './training-plan';
