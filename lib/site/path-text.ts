import type { PathStep } from './problem';

/** A path as people write it: `racks[0].count`, `tags["cost centre"]`. */
export function pathText(path: readonly PathStep[]): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') {
        return `[${step}]`;
      }
      if (!/^[A-Za-z_]\w*$/.test(step)) {
        return `[${JSON.stringify(step)}]`;
      }
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}

/** A path as people say it, without positions in lists: `racks[].count`. */
export function keyPath(path: readonly PathStep[]): string {
  return pathText(path).replace(/\[\d+\]/g, '[]');
}
