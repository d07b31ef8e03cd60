import type { IImageRepository, IObjectStore } from '../storage';

/** The container that serves a model. */
export interface ModelImage {
  /** The repository that holds it. */
  readonly repository: IImageRepository;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
}

/** Where the weights of a model lie. */
export interface ModelWeights {
  /** The store that holds them. */
  readonly objectStore: IObjectStore;
  /** The folder, such as `assistant/v3/`. Its content appears below `/opt/ml/model` in the container. */
  readonly prefix: string;
}
