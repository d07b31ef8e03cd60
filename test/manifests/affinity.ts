/** The affinity to nodes whose label has one of some values. */
export function affinityTo(key: string, ...values: string[]) {
  const terms = [{ matchExpressions: [{ key, operator: 'In', values }] }];
  return { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } } };
}
