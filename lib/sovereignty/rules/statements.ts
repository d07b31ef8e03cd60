import { asIntrinsic, isRecord } from '../intrinsics/intrinsic';
import { ABSENT } from '../intrinsics/text';
import type { Statement } from '../template/leaf';
import type { ResourceUnderAudit } from '../template/resource-under-audit';

/** Policies of these types bound what others grant, and grant nothing. */
const NO_GRANTS = new Set(['AWS::EC2::VPCEndpoint', 'AWS::Organizations::Policy']);

/** Whether statements in resources of this type grant nothing by themselves. */
export function grantsNothing(type: string): boolean {
  return NO_GRANTS.has(type);
}

/** Condition keys that keep strangers out when they are compared with something that is not a wildcard. */
const PERIMETER = new Set([
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:sourceaccount',
  'aws:sourceowner',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourcevpcarn',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
  'aws:userid',
  'kms:calleraccount',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
  'lambda:sourcefunctionarn',
]);

/** Whether a statement allows something, or may: its effect can depend on a condition or a parameter. */
export function mayAllow(statement: Statement, resource: ResourceUnderAudit): boolean {
  return statementTexts(statement, resource, statement.value.Effect).some(
    (effect) => effect.toLowerCase() === 'allow' || resource.holes.isUnknown(effect),
  );
}

/** The texts of a field of a statement: one, or each of a list. */
export function statementTexts(statement: Statement, resource: ResourceUnderAudit, field: unknown): string[] {
  if (Array.isArray(field)) return field.flatMap((item) => statementTexts(statement, resource, item));
  if (field === undefined || field === null) return [];
  if (statement.isText) return isRecord(field) ? [] : [String(field)];
  const call = asIntrinsic(field);
  if (isRecord(field) && call === undefined) return [];
  if (call?.name === 'Fn::If' && Array.isArray(call.argument))
    return statementTexts(statement, resource, call.argument.slice(1));
  return resource.evaluator.texts(field, resource.scope).filter((text) => text !== ABSENT);
}

/** The principals of a statement with their kind: `AWS`, `Service`, `Federated`, `CanonicalUser`; `AWS` for a bare `*`. */
export function principalsOf(
  statement: Statement,
  resource: ResourceUnderAudit,
  field: unknown = statement.value.Principal,
): { kind: string; text: string }[] {
  const call = statement.isText ? undefined : asIntrinsic(field);
  if (call?.name === 'Fn::If' && Array.isArray(call.argument)) {
    return call.argument.slice(1).flatMap((branch) => principalsOf(statement, resource, branch));
  }
  if (!isRecord(field) || call !== undefined) {
    return statementTexts(statement, resource, field).map((text) => ({ kind: 'AWS', text }));
  }
  return Object.entries(field).flatMap(([kind, names]) =>
    statementTexts(statement, resource, names).map((text) => ({ kind, text })),
  );
}

/** Whether a condition of the statement keeps strangers out; `open` where that depends on values that nobody knows. */
export function restrictionOf(statement: Statement, resource: ResourceUnderAudit): 'none' | 'open' | 'closed' {
  const conditions = statement.value.Condition;
  if (!isRecord(conditions)) return 'none';
  const perimeters = Object.entries(conditions).flatMap(([operator, tests]) => {
    if (/not|ifexists|^forallvalues:|^null$/i.test(operator) || !isRecord(tests)) return [];
    return Object.entries(tests).flatMap(([key, values]) => {
      const texts = statementTexts(statement, resource, values);
      const keepsOut = texts.length > 0 && texts.every((text) => keepsStrangersOut(key.toLowerCase(), text));
      return PERIMETER.has(key.toLowerCase()) && keepsOut ? [texts] : [];
    });
  });
  if (perimeters.length === 0) return 'none';
  return perimeters.some((texts) => !texts.some((text) => resource.holes.isUnknown(text))) ? 'closed' : 'open';
}

/** Whether a value of a condition names someone: an account, an organization, a network, not a pattern for all of them. */
function keepsStrangersOut(key: string, text: string): boolean {
  if (/^[*?]*$/.test(text)) return false;
  if (text.startsWith('arn:')) {
    const [, , , , account = '', ...rest] = text.split(':');
    return account === '' ? !/^(?:[*?]|$)/.test(rest.join(':')) : !/[*?]/.test(account);
  }
  return !/[*?]/.test(key.endsWith('orgpaths') ? (text.split('/')[0] ?? '') : key === 'aws:userid' ? '' : text);
}

/** Whether a condition keeps calls in the given Regions. */
export function isKeptInRegions(
  statement: Statement,
  resource: ResourceUnderAudit,
  regions: readonly string[],
): boolean {
  const conditions = statement.value.Condition;
  if (!isRecord(conditions)) return false;
  return Object.entries(conditions).some(
    ([operator, tests]) =>
      /^(?:ForAnyValue:)?String(?:Equals|EqualsIgnoreCase|Like)$/i.test(operator) &&
      isRecord(tests) &&
      Object.entries(tests).some(([key, values]) => {
        const texts = statementTexts(statement, resource, values);
        return (
          key.toLowerCase() === 'aws:requestedregion' &&
          texts.length > 0 &&
          texts.every((text) => regions.includes(text))
        );
      }),
  );
}
