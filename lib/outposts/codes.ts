import type { CodeDefinition } from '../errors';

const API = 'https://docs.aws.amazon.com/outposts/latest/APIReference/';
const START = `${API}API_StartCapacityTask.html`;
const GET = `${API}API_GetCapacityTask.html`;
const RACKS = 'https://docs.aws.amazon.com/outposts/latest/network-userguide/what-is-outposts.html';
const TROUBLE = 'https://docs.aws.amazon.com/outposts/latest/userguide/order-troubleshooting.html';

/** What the errors of constructs mean. */
const CONSTRUCT_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-OUT-001',
    title: 'An Outpost is named by its ARN',
    explanation: 'The role of the handler may act on this Outpost and on no other, so its policy needs the ARN.',
    remedy: 'Give the ARN of the Outpost: `OutpostArn` of `aws outposts get-outpost`.',
    sources: [START],
  },
  {
    code: 'AIF-OUT-002',
    title: 'An asset has a number of ten digits',
    explanation: 'AWS Outposts refuses everything else.',
    remedy: 'Take the id from `aws outposts list-assets`.',
    sources: [START],
  },
  {
    code: 'AIF-OUT-003',
    title: 'An order has an id of AWS Outposts',
    explanation: 'AWS Outposts refuses everything else.',
    remedy: 'Take the id from `aws outposts list-orders`: `oo-` and 17 hexadecimal digits.',
    sources: [START],
  },
  {
    code: 'AIF-OUT-004',
    title: 'A capacity task is for an asset, an order or the whole Outpost',
    explanation: 'What a task for an asset and an order at once would change is not documented.',
    remedy: 'Give `assetId` or `orderId`, or neither for the whole Outpost.',
    sources: [START],
  },
  {
    code: 'AIF-OUT-005',
    title: 'Instance pools say how many slots each instance type has',
    explanation: 'A pool has 0 to 9,999 slots of one instance type. Pools without a slot would take away all capacity.',
    remedy: 'Give whole numbers by instance type, such as `{ "m7i.4xlarge": 8 }`, one of them above 0.',
    sources: [START],
  },
  {
    code: 'AIF-OUT-006',
    title: 'Instance types of the pools are ones that an Outpost can have',
    explanation: 'No Outpost has accelerators of AWS or of the families that training runs on.',
    remedy: 'Use a Region, a Dedicated Local Zone or an AI Factory for accelerated work.',
    sources: [RACKS],
  },
  {
    code: 'AIF-OUT-007',
    title: 'Instance types of the pools belong to one generation of Outposts racks',
    explanation: 'An Outpost is of the first or of the second generation, and each has families of its own.',
    remedy: 'Name types of the generation that `aws outposts get-outpost` tells.',
    sources: [RACKS],
  },
  {
    code: 'AIF-OUT-008',
    title: 'A deployment does not wait for instances to be stopped',
    explanation: 'AWS Outposts waits up to 48 hours for evacuation. CloudFormation gives up after one hour.',
    remedy: 'Wait for the task to be accepted only, or let it fail when instances are in the way.',
    sources: [
      START,
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html',
    ],
  },
  {
    code: 'AIF-OUT-009',
    title: 'The revision is a whole number, 1 or more',
    explanation: 'Slots change when it rises. Where it falls, an update is being rolled back.',
    remedy: 'Count from 1, and add 1 with every change.',
  },
  {
    code: 'AIF-OUT-010',
    title: 'The slots of a place are described once',
    explanation:
      'Two descriptions, of an Outpost and of one of its assets too, would change the slots to and fro with every deployment.',
    remedy: 'Give all pools of an asset, an order or an Outpost to one `CapacityTask`.',
  },
  {
    code: 'AIF-OUT-011',
    title: 'The code of the handlers is there',
    explanation: 'It is bundled when the package is built, never when an app is synthesized.',
    remedy:
      'In a checkout of the package, run `npm run compile`. An installed package without it is broken: install it again.',
  },
  {
    code: 'AIF-OUT-012',
    title: 'The handler runs on Node.js 20 or newer',
    explanation: 'Its code is JavaScript for Node.js 20.',
    remedy: 'Give a runtime of Node.js that the Region has, such as `lambda.Runtime.NODEJS_22_X`.',
    sources: ['https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html'],
  },
  {
    code: 'AIF-OUT-013',
    title: 'Instances that must not be stopped are named by their ids or by the ids of their accounts',
    explanation: 'AWS Outposts refuses everything else.',
    remedy: 'Give ids of instances, such as `i-0123456789abcdef0`, and account ids of twelve digits.',
    sources: [START],
  },
];

/** What it means when a deployment fails. The texts are those of the handler, in `lib/handlers/capacity-task`. */
const DEPLOYMENT_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-OUT-101',
    title: 'Numbers are numbers when the stack is deployed',
    explanation: 'A parameter or an import has a value that could not be checked when the template was written.',
    remedy: 'Give 0 to 9,999 slots, and a revision of 1 or more.',
    sources: [START],
  },
  {
    code: 'AIF-OUT-102',
    title: 'Slots of an Outpost change while it is active',
    explanation: 'An Outpost that is being installed or retired has no capacity to configure.',
    remedy: 'Deploy again when it is ACTIVE. What an order brings can be configured before, with `orderId`.',
    sources: [`${API}API_GetOutpost.html`],
  },
  {
    code: 'AIF-OUT-103',
    title: 'The handler may change slots',
    explanation: 'Only the account that owns an Outpost changes its slots, in its Region, and policies can forbid it.',
    remedy:
      'Deploy in the account and the Region of the Outpost. Look for `outposts:` in service control policies and in the policy of the endpoint.',
    sources: [TROUBLE],
  },
  {
    code: 'AIF-OUT-104',
    title: 'The Outpost and the asset exist',
    explanation: 'Nothing of that name is in the account and the Region of the stack.',
    remedy: 'Compare with `aws outposts list-outposts` and `aws outposts list-assets`.',
    sources: [TROUBLE],
  },
  {
    code: 'AIF-OUT-105',
    title: 'The slots fit the hardware',
    explanation:
      'The dry run has found that they do not: an instance type is not supported, or there is less room than the pools take. Nothing was changed.',
    remedy: 'Choose among the supported types that the message names, and fewer or smaller slots.',
    sources: [START, TROUBLE],
  },
  {
    code: 'AIF-OUT-106',
    title: 'One task changes the slots of an Outpost at a time',
    explanation: 'Another task, for other slots, is under way. It was left alone.',
    remedy: 'Wait until it is over, or cancel it with `aws outposts cancel-capacity-task`. Then deploy again.',
    sources: [START, TROUBLE],
  },
  {
    code: 'AIF-OUT-107',
    title: 'No instance is in the way',
    explanation: 'Instances run in slots that the task takes away. None was stopped, and the slots are as before.',
    remedy: 'Stop the instances that the message names, or move them. Then deploy again.',
    sources: [START],
  },
  {
    code: 'AIF-OUT-108',
    title: 'Capacity tasks complete',
    explanation: 'AWS Outposts has given up the task, or somebody has cancelled it. The slots are as before.',
    remedy: 'The message has the reason. Deploy again, or ask AWS Support.',
    sources: [GET],
  },
  {
    code: 'AIF-OUT-109',
    title: 'A task completes while the deployment waits',
    explanation:
      'A deployment waits twelve and a half minutes. A task that has begun goes on; one that has not is cancelled.',
    remedy:
      'Look at it with `aws outposts get-capacity-task`, and deploy again when it has completed: nothing will be left to do. Or wait for tasks to be accepted only.',
    sources: [GET],
  },
  {
    code: 'AIF-OUT-110',
    title: 'AWS Outposts answers',
    explanation: 'It did not, was throttling, or failed, and went on doing so when it was asked again.',
    remedy: 'Check that the network has an endpoint for `outposts`, and see the log of the handler. Then deploy again.',
  },
  {
    code: 'AIF-OUT-111',
    title: 'A change of slots comes with a higher revision',
    explanation:
      'CloudFormation does not tell a custom resource whether it updates or rolls an update back. The revision does; without it a rollback would change slots that nobody has asked to change.',
    remedy: 'Add 1 to `revision`, and deploy again.',
  },
];

/** The codes of errors of Outposts, when templates are written and when they are deployed. */
export const CODES: readonly CodeDefinition[] = [...CONSTRUCT_CODES, ...DEPLOYMENT_CODES];
