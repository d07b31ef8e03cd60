/** Something that people do, because nothing else can. */
export interface Runbook {
  readonly id: string;
  readonly title: string;
  /** What to do, and how to see that it was done. */
  readonly steps: readonly string[];
  readonly frameworks: readonly string[];
}

/** What people have to do for the policy to hold. */
export const RUNBOOKS: readonly Runbook[] = [
  {
    id: 'attach-documents',
    title: 'The documents that enforce the policy are attached and tried out',
    steps: [
      'Enable each kind of policy on the root of the organization, and make the exempt roles first.',
      'Attach the documents to one test account. Try there what they deny, and that `cdk deploy` gets through.',
      'Attach them to the accounts of the site. Keep the output of `aws organizations list-policies-for-target`.',
    ],
    frameworks: ['NIST.800-53r5 CM-6', 'NIST.800-53r5 AC-4'],
  },
  {
    id: 'prompt-retention',
    title: 'Amazon Bedrock is told to keep no prompts and answers',
    steps: [
      'Call PutAccountDataRetention with the mode `none` in each account and allowed Region.',
      'Keep the records of these calls from the trail.',
    ],
    frameworks: ['ISO27001:2022 A.5.34', 'SecNumCloud-3.2 19.1.k'],
  },
  {
    id: 'break-glass',
    title: 'The role that breaks glass is tried out, and its use is seen',
    steps: [
      'Take the role once, with two people, and change nothing.',
      'See that somebody was alarmed, and that the trail names both people. Keep the record.',
    ],
    frameworks: ['NIST.800-53r5 AC-6(5)', 'C5:2020 IDM-06', 'ISO27001:2022 A.8.2'],
  },
  {
    id: 'key-custody',
    title: 'Keys can be used, withheld and recovered by their custodians alone',
    steps: [
      'Where keys are outside AWS KMS: cut the store off once, see that the site stops reading data, and connect it again.',
      'Where key material was imported: prove that the material can be found again without AWS.',
      'List the custodians, and who replaces them.',
    ],
    frameworks: ['NIST.800-53r5 SC-12', 'C5:2020 CRY-04'],
  },
  {
    id: 'provider-register',
    title: 'Providers, the law that they answer to and transfers of data are on record',
    steps: [
      'List every provider with access to the site or its data, the law that it answers to, and the contract.',
      'List every service outside the site that the allowed hosts and peers of the policy lead to, and what it receives.',
      'State for each transfer its legal basis, or that there is none.',
    ],
    frameworks: [
      'NIST.800-53r5 SA-9(2)',
      'NIST.800-53r5 SA-9(3)',
      'C5:2020 INQ-01',
      'C5:2020 INQ-02',
      'C5:2020 INQ-03',
      'C5:2020 INQ-04',
      'SecNumCloud-3.2 5.3.d',
      'SecNumCloud-3.2 19.1.l',
      'SecNumCloud-3.2 19.6',
      'ISO27001:2022 A.5.19',
      'ISO27001:2022 A.5.31',
      'NIS2-2024/2690 5.1.2',
      'GDPR 28.2',
      'GDPR 30.1.d',
      'GDPR 48',
      'ECC-2:2024 4-1-2-3',
      'AI-RMF-1.0 GOVERN 6.1',
    ],
  },
  {
    id: 'operators',
    title: 'The citizenship and place of people with access are attested',
    steps: [
      'Have the provider attest who operates the site and from where; keep the attestation with its date.',
      'Keep the same list of the own staff, and review it when people come and go.',
    ],
    frameworks: [
      'NIST.800-53r5 AC-6(6)',
      'NIST.800-53r5 MA-5(4)',
      'SecNumCloud-3.2 19.2.c',
      'ISO27001:2022 A.5.20',
      'ECC-2:2024 4-1-3-2',
      'CCC-1:2020 1-4-P-1(1)',
    ],
  },
];
