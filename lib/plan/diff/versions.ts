/** How a version compares with an earlier one, part by part: above 0 when it is newer, 0 when one is part of the other. */
export function versionsUp(before: string, after: string): number {
  const [old, now] = [before, after].map((version) => version.split('.').map(Number));
  const parts = Math.min(old.length, now.length);
  for (let part = 0; part < parts; part++) {
    if (old[part] !== now[part]) {
      return now[part] - old[part];
    }
  }
  return 0;
}

/** How many minor versions a version of Kubernetes is above another one. */
export function minorsUp(before: string, after: string): number {
  const [old, now] = [before, after].map((version) => version.split('.').map(Number));
  return old[0] === now[0] ? now[1] - old[1] : Number.NaN;
}
