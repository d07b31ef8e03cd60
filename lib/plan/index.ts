export { checkPlan } from './check-plan';
export { clusterImagesOf, devicesOf, type PoolDevices, softwareOf } from './cluster-software';
export { instanceTypeOf } from './instance-types';
export { planSite } from './plan-site';
export type { CapacityReservationPlan, PoolPlan, TaintPlan } from './pool-plan';
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
  SovereigntyPlan,
  StackLayer,
  StackPlan,
  TableBucketPlan,
  TransitGatewayPlan,
  VectorBucketPlan,
  ZonePlan,
} from './site-plan';
export { sovereigntyOf } from './sovereignty';
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
