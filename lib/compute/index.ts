export * from './ami-type';
export * from './capacity-reservation';
export * from './compute-pool';
export * from './kubernetes-cluster';
export * from './network-interface';
export * from './taint';
