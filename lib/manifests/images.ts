import { clusterImagesOf, type SitePlan } from '../plan';
import { type ManifestFile, textFile } from './manifest-file';
import { mirrorRepository } from './registry';

/** The list of images: where each one comes from, and where it lies at the site. */
export function imageList(plan: SitePlan): ManifestFile {
  return textFile('images.tsv', [
    '# Repository that the image comes from <tab> repository at the site that mirrors it. Tags are those of the charts.',
    '# EKS_REGISTRY and HYPERPOD_REGISTRY stand for registries of AWS, which differ by Region.',
    ...clusterImagesOf(plan).map(({ id, source }) => `${source}\t${mirrorRepository(plan, id)}`),
  ]);
}
