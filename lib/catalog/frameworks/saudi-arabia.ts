import { type Framework, LIBRARIES } from './framework';

const READ = '2026-08-08';

export const ECC: Framework = {
  id: 'ECC-2:2024',
  title: 'NCA Essential Cybersecurity Controls',
  version: '2:2024',
  source: {
    url: 'https://github.com/intuitem/ciso-assistant-community/tree/main/backend/library/libraries',
    date: READ,
  },
  note: 'ECC-1:2018 4-2-3-3, hosting and storage inside the Kingdom, is not in this edition, whose 4-2-3 ends with 4-2-3-2. Where data has to be is said by CCC-1 2-3-P-1.',
  requirements: {
    '2-2-3-3': ['AIF-SOV-304', 'Ceiling'],
    '2-2-3-4': ['ExemptRolesAreProtected', 'LogsAreKept'],
    '2-5-3-1': ['AIF-SOV-101', 'AIF-SOV-106', 'NoInternet'],
    '2-5-3-3': ['AIF-SOV-040'],
    '2-5-3-5': ['AIF-SOV-120', 'OwnIdentities'],
    '2-7-2': ['NothingIsShared'],
    '2-8-3-1': ['AIF-SOV-214'],
    '2-8-3-2': ['AIF-SOV-201', 'AIF-SOV-210', 'KeysAreNotDestroyed'],
    '2-8-3-3': ['AIF-SOV-201'],
    '2-9-3-1': ['SnapshotsOnOutposts'],
    '2-12-3-1': ['AuditStaysOn'],
    '2-12-3-2': ['AuditStaysOn'],
    '2-12-3-5': ['AIF-SOV-501', 'LogsAreKept'],
    '4-1-2-1': ['AIF-SOV-501'],
    '4-1-2-3': [],
    '4-1-3-2': [],
    '4-2-3-2': ['ComputeOnOutposts'],
  },
};

export const CCC: Framework = {
  id: 'CCC-1:2020',
  title: 'NCA Cloud Cybersecurity Controls',
  version: '1:2020',
  source: { url: `${LIBRARIES}/ccc-1-2020.yaml`, date: READ },
  note: 'A P in an id is for the provider of the cloud, a T for its tenant.',
  requirements: {
    '1-4-P-1(1)': [],
    '2-2-P-1(9)': ['SupportSeesNothing'],
    '2-3-P-1(10)': ['AIF-SOV-001', 'AIF-SOV-030', 'RegionLock', 'InferenceInRegion'],
    '2-3-P-1(11)': ['AIF-SOV-011', 'NothingIsReplicated'],
    '2-7-T-1': ['TlsOnly'],
    '2-11-P-1(4)': ['AuditStaysOn', 'LogsAreKept'],
    '2-11-T-1': ['ModelCallsAreLogged'],
    '2-15-T-3(2)': ['KeyOrigin'],
  },
};
