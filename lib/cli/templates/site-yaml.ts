/**
 * The `site.yaml` of a new site, valid as it stands.
 *
 * Prose comments have one space after the `#`. Sections to switch on have none, so that deleting the `#` is all it takes.
 */
export function siteYaml(siteId: string): string {
  return `# yaml-language-server: $schema=./site.schema.json
#
# The one description of this site. Editors that know YAML complete and explain every key.
# Check it with: npx ai-factory validate site.yaml
apiVersion: ai-factory/v1

identity:
  # Part of every stack and resource name. Changing it later would make a second site.
  id: ${siteId}
  name: My AI factory
  # The country whose law the data stays under. XA to XZ are free for exercises.
  jurisdiction: XA
  operator: Our organization

# Where the site runs. An ordinary Region rehearses the same description. For the factory itself write
# kind: aiFactory, and ask AWS for the partition, Region code, DNS suffix, zones and services that it needs.
hosting:
  kind: region
  region: eu-central-1
  account: '111122223333'
  zones:
    - name: eu-central-1a
    - name: eu-central-1b
    - name: eu-central-1c

network:
  # Addresses that nothing else on your premises uses.
  cidr: 10.64.0.0/16
  # The zone of the accelerators.
  homeZone: eu-central-1a

storage:
  objectStores:
    - id: weights
      dataClass: modelWeights
  imageRepositories:
    - id: serving

# One Kubernetes cluster with a pool of two small GPU nodes.
#compute:
#  kubernetes:
#    version: '1.34'
#    administratorRoles: [PlatformAdministrator]
#  pools:
#    - id: train
#      instanceType: g6.xlarge
#      nodes: 2

# A database. Its password is made by AWS Secrets Manager and is nobody's to know.
#databases:
#  - id: registry
#    engine: postgres
#    version: '17'
#    instanceClass: db.r7g.large
#    storageGiB: 100

# A model endpoint: the image and the weights have to be on the site before it is deployed.
#models:
#  - id: assistant
#    image:
#      repository: serving
#      digest: sha256:${'0'.repeat(64)}
#    weights:
#      objectStore: weights
#      prefix: assistant/v1/
#    instanceType: ml.g6.xlarge
`;
}
