import { App, Duration, Size, Stack, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import {
  CellNetwork,
  ComputePool,
  Database,
  DatabaseEngine,
  DataClass,
  Hosting,
  ImageRepository,
  KubernetesCluster,
  ModelEndpoint,
  ObjectStore,
  PrivateRegion,
  SovereigntyChecks,
  SovereigntyPolicy,
} from 'cdk-ai-factory';

// Where the app runs. Account and Region are always stated: closed networks and keys have to know where they are.
const env = { account: '111122223333', region: 'eu-west-1' };

const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });

// What must not leave: checked on the templates of the whole app, your own stacks included.
Validations.of(app).addPlugins(
  new SovereigntyChecks(new SovereigntyPolicy({ partition: 'aws', dnsSuffix: 'amazonaws.com', ...env })),
);

const foundation = new Stack(app, 'documents-foundation', { env, terminationProtection: true });
const region = new PrivateRegion(foundation, 'Region', {
  siteId: 'documents',
  hosting: Hosting.awsRegion({ ...env, zones: [{ name: 'eu-west-1a' }, { name: 'eu-west-1b' }] }),
});
const network = new CellNetwork(foundation, 'Network', {
  region,
  cellId: 'main',
  cidr: '10.80.0.0/20',
  homeZone: 'eu-west-1a',
});

const data = new Stack(app, 'documents-data', { env, terminationProtection: true });
const documents = new ObjectStore(data, 'Documents', {
  region,
  dataClass: DataClass.PROMPTS_AND_OUTPUTS,
  expireAfter: Duration.days(400),
});
const weights = new ObjectStore(data, 'Weights', { region, dataClass: DataClass.MODEL_WEIGHTS });
const images = new ImageRepository(data, 'Images', { region, repositoryName: 'embedder' });
const index = new Database(data, 'Index', {
  network,
  databaseId: 'index',
  engine: DatabaseEngine.postgres('17'),
  instanceClass: 'db.r7g.large',
  storage: Size.gibibytes(100),
  databaseName: 'documents',
});

const workload = new Stack(app, 'documents-workload', { env });
const cluster = new KubernetesCluster(workload, 'Cluster', {
  network,
  version: '1.34',
  administratorRoles: [iam.Role.fromRoleName(workload, 'Administrator', 'PlatformAdministrator')],
});
const pool = new ComputePool(workload, 'Pool', { cluster, poolId: 'general', instanceType: 'm7g.large', nodes: 3 });
const embedder = new ModelEndpoint(workload, 'Embedder', {
  network,
  modelId: 'embedder',
  image: { repository: images, digest: 'sha256:5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03' },
  weights: { objectStore: weights, prefix: 'embedder/v1/' },
  instanceType: 'ml.g6.xlarge',
});

// Grants and connections are those of any construct library. Connect from the stack that depends on the other one, so that the rules
// land there.
const service = new iam.Role(workload, 'IndexerRole', {
  assumedBy: new iam.ServicePrincipal('pods.eks.amazonaws.com').withSessionTags(),
});
documents.grantReadWrite(service);
embedder.grantInvoke(service);
index.grantConnect(service, 'indexer');
pool.connections.allowToDefaultPort(index);

app.synth();
