import { type Framework, LIBRARIES } from './framework';

const READ = '2026-08-08';

export const ISO_27001: Framework = {
  id: 'ISO27001:2022',
  title: 'ISO/IEC 27001, annex A',
  version: '2022',
  source: { url: `${LIBRARIES}/iso27001-2022.yaml`, date: READ },
  requirements: {
    'A.5.14': ['TlsOnly', 'NothingIsShared'],
    'A.5.15': ['AIF-SOV-304', 'Ceiling'],
    'A.5.18': ['Ceiling'],
    'A.5.19': ['SupportSeesNothing'],
    'A.5.20': [],
    'A.5.21': [],
    'A.5.23': [],
    'A.5.31': [],
    'A.5.33': ['AIF-SOV-501', 'LogsAreKept'],
    'A.5.34': [],
    'A.8.2': ['ExemptRolesAreProtected'],
    'A.8.3': ['AIF-SOV-120', 'OwnIdentities'],
    'A.8.9': ['AIF-SOV-401'],
    'A.8.10': ['AIF-SOV-501'],
    'A.8.12': ['AIF-SOV-050', 'InferenceInRegion', 'NothingIsReplicated'],
    'A.8.13': ['SnapshotsOnOutposts'],
    'A.8.15': ['AuditStaysOn', 'ModelCallsAreLogged'],
    'A.8.20': [],
    'A.8.22': ['AIF-SOV-101', 'AIF-SOV-106', 'ComputeOnOutposts'],
    'A.8.23': ['AIF-SOV-040'],
    'A.8.24': ['AIF-SOV-201', 'KeysAreNotDestroyed', 'KeysStayInOneRegion', 'TlsOnly'],
    'A.8.26': [],
  },
};

export const ISO_42001: Framework = {
  id: 'ISO42001',
  title: 'ISO/IEC 42001, annex A',
  version: '2023',
  source: { url: `${LIBRARIES}/iso42001-2023.yaml`, date: READ },
  requirements: {
    'A.6.2.6': [],
    'A.6.2.8': [],
    'A.10.3': ['ModelsOnTheList'],
  },
};
