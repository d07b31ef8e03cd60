export { checkPlan } from './check-plan';
export { planSite } from './plan-site';
export type {
  CapacityReservationPlan,
  CellPlan,
  DatabasePlan,
  HallPlan,
  HostingPlan,
  ImageRepositoryPlan,
  KubernetesPlan,
  ModelPlan,
  ObjectStorePlan,
  PoolPlan,
  RackPoolPlan,
  SitePlan,
  SiteTotals,
  SovereigntyPlan,
  StackLayer,
  StackPlan,
  TaintPlan,
  ZonePlan,
} from './site-plan';
export { sovereigntyOf } from './sovereignty';
export { stackName } from './stacks';
