import { asIntrinsic, isRecord } from '../intrinsics/intrinsic';
import { ABSENT } from '../intrinsics/text';
import type { Statement } from '../template/leaf';
import type { ResourceUnderAudit } from '../template/resource-under-audit';

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

/** Whether a condition of the statement keeps strangers out. */
export function isRestricted(statement: Statement, resource: ResourceUnderAudit): boolean {
  const conditions = statement.value.Condition;
  if (!isRecord(conditions)) return false;
  return Object.entries(conditions).some(([operator, tests]) => {
    if (/not|ifexists|^forallvalues:|^null$/i.test(operator) || !isRecord(tests)) return false;
    return Object.entries(tests).some(([key, values]) => {
      const texts = statementTexts(statement, resource, values);
      return (
        PERIMETER.has(key.toLowerCase()) &&
        texts.length > 0 &&
        texts.every((text) => !/^[*?]*$/.test(text) && !/^arn:\*?:?\*$/.test(text))
      );
    });
  });
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
