import { CfnOutput } from 'aws-cdk-lib';
import { clusterImagesOf, type SitePlan } from '../plan';
import type { PrivateRegion } from '../region';
import { ImageRepository } from '../storage';
import { keepExports } from './keep-exports';
import { byId } from './planned';
import type { SiteStack } from './site-stack';

/** The image repositories of a site, by id, and those that mirror what its clusters run. */
export function buildImageRepositories(
  stack: SiteStack,
  plan: SitePlan,
  region: PrivateRegion,
): ReadonlyMap<string, ImageRepository> {
  const imageRepositories = byId(plan.imageRepositories, ({ id, keepImages }) => {
    const imageRepository = new ImageRepository(stack, `ImageRepository-${id}`, {
      region,
      repositoryName: id,
      keepImages,
    });
    new CfnOutput(imageRepository, 'RepositoryUri', {
      value: imageRepository.repository.repositoryUri,
      description: `Where to push images of ${id}`,
    });
    return imageRepository;
  });
  for (const { id } of clusterImagesOf(plan)) {
    new ImageRepository(stack, `Mirror-${id}`, { region, repositoryName: `mirror/${id}` });
  }
  keepExports(
    stack,
    [...imageRepositories.values()].map(({ repository }) => repository.repositoryArn),
  );
  return imageRepositories;
}
