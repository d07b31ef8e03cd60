import { HOLE_PATTERN } from '../intrinsics/text';
import type { SovereigntyRule } from './rule';
import { UNPROVABLE_LOCATION } from './unprovable';

const IMAGE_PROPERTY =
  /^(?:container|base|parent|training|inference|docker|ecr|custom|source|sidecar)?_?image(?:ur[il]|identifier)?$|^(?:container|ecr)(?:image)?uri$/i;
const REGISTRY_OF_ACCOUNT = new RegExp(`^(\\d{12}|${HOLE_PATTERN})\\.dkr[.-]ecr(?:-fips)?\\.`);
const NOT_AN_IMAGE =
  /^(?:ami-|arn:|aws\/codebuild\/|s3:|data:|https?:)|^resolve:|\s|^$|\.(?:png|jpe?g|gif|svg|webp|ico)$/i;
const NOT_CONTAINERS =
  /^AWS::(?:QuickSight|Pinpoint|Lex|Connect|Wisdom|MediaLive|MediaTailor|AppStream|WorkSpaces|EC2|Location|IoT|SES)::/;

export const IMAGES_COME_FROM_ALLOWED_REGISTRIES: SovereigntyRule = {
  code: 'AIF-SOV-042',
  severity: 'fatal',
  title: 'Container images come from registries of the site',
  explanation:
    'An image from a public registry is code from outside, fetched over a path that a closed site does not have.',
  remedy: 'Copy the image to an Amazon ECR repository of the site, or list the host of your registry in allowedHosts.',
  sources: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html'],
  frameworks: ['NIST.800-53r5 CM-14', 'NIST.800-53r5 SC-7(8)', 'ISO27001:2022 A.5.21'],
  *checkLeaf(leaf, { policy, holes, judge, type, account: own }) {
    if (leaf.isCondition || !IMAGE_PROPERTY.test(leaf.key) || NOT_CONTAINERS.test(type)) return;
    for (const text of leaf.texts) {
      const reference = text.replace(/^(?:docker|oci):\/\//, '');
      if (NOT_AN_IMAGE.test(reference) || reference.length > 400) continue;
      const slash = reference.indexOf('/');
      const registry = slash < 0 ? reference.replace(/:[^:]*$/, '') : reference.slice(0, slash);
      const shown = holes.show(text);
      if (slash < 0 && holes.in(registry).length === 0) {
        yield { path: leaf.path, message: `${shown} comes from Docker Hub` };
      } else if (slash >= 0 && !/[.:\uE000]|^localhost$/.test(registry)) {
        yield { path: leaf.path, message: `${shown} comes from Docker Hub` };
      } else {
        const account = REGISTRY_OF_ACCOUNT.exec(registry)?.[1];
        const verdict = judge.judge(slash < 0 ? registry : registry.replace(/:\d+$/, ''));
        const isUnknown = verdict.kind === 'unprovable' || (account !== undefined && holes.isUnknown(account));
        if (verdict.kind === 'off-list') {
          yield { path: leaf.path, message: `${shown} comes from ${holes.show(registry)}` };
        } else if (verdict.kind === 'foreign-service') {
          yield { path: leaf.path, message: `${shown} comes from ${holes.show(registry)}, which ${verdict.problem}` };
        } else if (isUnknown) {
          const message = `${shown} can come from any registry`;
          yield { path: leaf.path, message, unprovable: UNPROVABLE_LOCATION };
        } else if (account !== undefined && /^\d/.test(account) && !policy.allowsAccount(account) && account !== own) {
          yield { path: leaf.path, message: `${shown} comes from the registry of account ${account}` };
        }
      }
    }
  },
};
