export * from './capacity-task';
export * from './capacity-task-handler';
