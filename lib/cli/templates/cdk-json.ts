const settings = {
  app: `node -e "require('cdk-ai-factory/bin/app')"`,
  notices: false,
  versionReporting: false,
  pathMetadata: false,
  context: {
    site: 'site.yaml',
    '@aws-cdk/core:validateAgainstDefaultRules': true,
  },
};

/** The `cdk.json` of a new site: nothing leaves the machine at synthesis, and what CloudFormation would refuse is an error. */
export const CDK_JSON = `${JSON.stringify(settings, undefined, 2)}\n`;
