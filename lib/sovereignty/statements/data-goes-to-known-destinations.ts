import { unless } from './enforced-site';
import type { EnforcementStatement } from './statement';

export const DATA_GOES_TO_KNOWN_DESTINATIONS: EnforcementStatement = {
  id: 'KnownDestinations',
  title: 'Events and notifications stay inside',
  denies:
    'Notifications to mailboxes, phones and web addresses, destinations outside AWS for events, connections to hosted repositories, and chat applications.',
  letsThrough: 'Queues, functions and buses as destinations; platform roles.',
  places: ['serviceControl'],
  frameworks: ['NIST.800-53r5 AC-4', 'NIST.800-53r5 SC-7(10)', 'C5:2020 COS-08'],
  sources: [
    'https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html',
    'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html',
  ],
  statements: (site) => [
    {
      actions: ['sns:Subscribe'],
      conditions: {
        StringEquals: { 'sns:Protocol': ['application', 'email', 'email-json', 'http', 'https', 'sms'] },
        ...unless(site, 'platform'),
      },
    },
    {
      actions: [
        'chatbot:Create*',
        'codeconnections:CreateConnection',
        'codestar-connections:CreateConnection',
        'events:CreateApiDestination',
        'events:UpdateApiDestination',
        'supportapp:Create*',
        'supportapp:Register*',
      ],
      conditions: unless(site, 'platform'),
    },
  ],
};
