/** A site description without problems, on the fewest lines. */
export const SOUND_SITE = `apiVersion: ai-factory/v1
identity: { id: alpha, name: Alpha, jurisdiction: XA, operator: Us }
hosting:
  kind: region
  region: eu-central-1
  account: '111122223333'
  zones: [{ name: eu-central-1a }]
network:
  cidr: 10.64.0.0/16
storage: { objectStores: [{ id: data, dataClass: trainingData }] }
`;

/** The same with an error: a key that does not exist, on line 9. */
export const FAULTY_SITE = SOUND_SITE.replace('  cidr:', '  ranges: 1\n  cidr:');
