export * from './image-repository';
export * from './object-store';
