export * from './model-endpoint';
export * from './model-source';
