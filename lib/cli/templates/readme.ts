/**
 * The `README.md` of a new site: the way from the description to a running site, for somebody without internet.
 *
 * @param packages what to install, as `npm install` takes it
 */
export function readme(packages: readonly string[]): string {
  return `# A private AI site

\`site.yaml\` describes the site; everything else follows from it.

## Once, where packages can be had

\`\`\`sh
npm init --yes
npm install --save-exact ${packages.map((name) => `'${name}'`).join(' ')}
\`\`\`

Carry this directory with its \`node_modules\` to the site. From here on nothing needs the internet.

## Describe and check

Edit \`site.yaml\`. An editor with a YAML language server completes and explains every key from \`site.schema.json\`.

\`\`\`sh
npx ai-factory validate site.yaml        # everything that is wrong, with line and column
npx ai-factory plan site.yaml            # racks, power, addresses, stacks
npx cdk synth --quiet                    # templates in cdk.out, held against the sovereignty policy
npx ai-factory audit cdk.out             # the same policy, over any templates
npx ai-factory explain AIF-HALL-001      # what a code means
\`\`\`

## Deploy

With credentials of the account that \`site.yaml\` names:

\`\`\`sh
npx cdk bootstrap                        # once for each account and Region
npx cdk diff
npx cdk deploy --all
\`\`\`

## Bring images and weights

Nothing is fetched from the internet, so deploy the site without \`models\` first; then bring what they need:

- Container images go to the registries under \`storage.imageRepositories\`: \`docker push\` or \`skopeo copy\` to the address that the
  images stack prints. Models name them by digest, so that what was reviewed is what runs.
- Model weights go to the stores under \`storage.objectStores\`: \`aws s3 sync <folder> s3://<bucket>/<prefix>\`.

Then add \`models\` to \`site.yaml\`, check and deploy again.

## After an upgrade

\`\`\`sh
npx ai-factory schema --output site.schema.json
npx cdk diff
\`\`\`
`;
}
