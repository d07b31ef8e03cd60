import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { SitePlan } from '../../lib/plan';
import { siteApp } from '../../lib/stacks';

/** Finds the template of a stack of a site by its name. */
export function templatesOf(plan: SitePlan): (name: string) => Template {
  const stacks = siteApp(plan).node.children.filter((child) => child instanceof Stack);
  return (name) => {
    const stack = stacks.find((candidate) => candidate.stackName === name);
    if (stack === undefined) {
      throw new Error(`there is no stack ${name}`);
    }
    return Template.fromStack(stack);
  };
}
