import type { UnplacedProblem } from '../problem';
import { oneOf } from '../suggest';
import { rule } from './rule';

/** Records of network traffic are kept as logs. */
export const flowLogs = rule(['network', 'storage'], ({ network, storage }): UnplacedProblem[] => {
  const store = storage.objectStores.find(({ id }) => id === network.flowLogs?.objectStore);
  if (store === undefined || store.dataClass === 'logs') {
    return [];
  }
  const others = storage.objectStores.filter(({ dataClass }) => dataClass === 'logs').map(({ id }) => id);
  return [
    {
      code: 'AIF-NET-017',
      severity: 'error',
      path: ['network', 'flowLogs', 'objectStore'],
      message: `flow logs would go to store "${store.id}", which is for ${store.dataClass}`,
      help:
        others.length === 0
          ? 'Add an object store of `dataClass: logs` and name it here.'
          : `Name a store of \`dataClass: logs\`: ${oneOf(others.sort())}.`,
    },
  ];
});
