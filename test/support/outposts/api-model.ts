import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Shape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: { readonly [name: string]: Member };
  readonly member?: Member;
  readonly key?: Member;
  readonly value?: Member;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
  readonly error?: { readonly httpStatusCode: number };
}

interface Member {
  readonly shape: string;
  readonly location?: 'uri' | 'querystring';
  readonly locationName?: string;
}

interface Operation {
  readonly name: string;
  readonly http: { readonly method: string; readonly requestUri: string };
  readonly input: { readonly shape: string };
  readonly output: { readonly shape: string };
}

interface Model {
  readonly operations: { readonly [name: string]: Operation };
  readonly shapes: { readonly [name: string]: Shape };
}

const MODEL: Model = JSON.parse(readFileSync(join(__dirname, 'model', 'outposts-2019-12-03.json'), 'utf8'));

/** The input of an operation, read from a request of the protocol REST-JSON. */
export interface Call {
  readonly operation: string;
  readonly input: { readonly [member: string]: unknown };
}

/** Reads a request, or nothing where no operation has its method and path. */
export function readCall(method: string, url: URL, body: string): Call | undefined {
  for (const [operation, { http, input }] of Object.entries(MODEL.operations)) {
    const labels = http.method === method ? labelsOf(http.requestUri, url.pathname) : undefined;
    if (labels === undefined) continue;
    const sent: { readonly [member: string]: unknown } = body === '' ? {} : JSON.parse(body);
    const members = Object.entries(shapeOf(input.shape).members ?? {}).map(([name, member]) => {
      const value =
        member.location === 'uri'
          ? labels[member.locationName ?? name]
          : member.location === 'querystring'
            ? fromQuery(shapeOf(member.shape), url.searchParams.getAll(member.locationName ?? name))
            : sent[name];
      return [name, value] as const;
    });
    return { operation, input: Object.fromEntries(members.filter(([, value]) => value !== undefined)) };
  }
  return undefined;
}

/** What is wrong with the input of an operation. */
export function problemsOfInput({ operation, input }: Call): string[] {
  return problemsOf(operationOf(operation).input.shape, input, operation);
}

/** What is wrong with the output of an operation. */
export function problemsOfOutput(operation: string, output: unknown): string[] {
  return problemsOf(operationOf(operation).output.shape, output, operation);
}

/** The HTTP status of an error; those that the model does not name come from in front of the service. */
export function statusOfError(name: string): number {
  return MODEL.shapes[name]?.error?.httpStatusCode ?? (name === 'ThrottlingException' ? 429 : 400);
}

function problemsOf(shapeName: string, value: unknown, place: string): string[] {
  const shape = shapeOf(shapeName);
  switch (shape.type) {
    case 'structure':
      return isObject(value) ? problemsOfMembers(shape, value, place) : [`${place} is not a structure`];
    case 'list':
      return Array.isArray(value)
        ? [
            ...problemsOfRange(shape, value.length, place),
            ...value.flatMap((item, index) => problemsOf(shape.member?.shape ?? '', item, `${place}[${index}]`)),
          ]
        : [`${place} is not a list`];
    case 'string':
      return typeof value === 'string' ? problemsOfText(shape, value, place) : [`${place} is not a string`];
    case 'integer':
      return Number.isInteger(value) ? problemsOfRange(shape, Number(value), place) : [`${place} is not an integer`];
    case 'timestamp':
    case 'float':
      return typeof value === 'number' ? [] : [`${place} is not a number`];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${place} is not a boolean`];
    default:
      return [`${place} is a ${shape.type}, which this model reader does not know`];
  }
}

function problemsOfMembers(shape: Shape, value: { readonly [name: string]: unknown }, place: string): string[] {
  const members = shape.members ?? {};
  return [
    ...(shape.required ?? []).filter((name) => value[name] === undefined).map((name) => `${place}.${name} is missing`),
    ...Object.keys(value)
      .filter((name) => !(name in members))
      .map((name) => `${place}.${name} is not a member`),
    ...Object.entries(members)
      .filter(([name]) => value[name] !== undefined)
      .flatMap(([name, member]) => problemsOf(member.shape, value[name], `${place}.${name}`)),
  ];
}

/** Patterns of the model match somewhere in the value, unless they say otherwise. */
function problemsOfText(shape: Shape, value: string, place: string): string[] {
  return [
    ...problemsOfRange(shape, value.length, place),
    ...(shape.enum?.includes(value) === false ? [`${place} '${value}' is not one of ${shape.enum.join(', ')}`] : []),
    ...(shape.pattern !== undefined && !new RegExp(shape.pattern).test(value)
      ? [`${place} '${value}' does not match ${shape.pattern}`]
      : []),
  ];
}

function problemsOfRange({ min, max }: Shape, size: number, place: string): string[] {
  return [
    ...(min !== undefined && size < min ? [`${place} has ${size}, less than ${min}`] : []),
    ...(max !== undefined && size > max ? [`${place} has ${size}, more than ${max}`] : []),
  ];
}

function labelsOf(pattern: string, path: string): { readonly [label: string]: string } | undefined {
  const expected = pattern.split('/');
  const actual = path.split('/');
  const labels: { [label: string]: string } = {};
  const fits = expected.every((part, index) => {
    const label = /^\{(\w+)\}$/.exec(part)?.[1];
    if (label !== undefined) labels[label] = decodeURIComponent(actual[index] ?? '');
    return label !== undefined || part === actual[index];
  });
  return fits && expected.length === actual.length ? labels : undefined;
}

function fromQuery({ type }: Shape, values: readonly string[]): unknown {
  if (values.length === 0) return undefined;
  return type === 'list' ? values : type === 'integer' ? Number(values[0]) : values[0];
}

function operationOf(name: string): Operation {
  const operation = MODEL.operations[name];
  if (operation === undefined) throw new Error(`the model has no operation ${name}`);
  return operation;
}

function shapeOf(name: string): Shape {
  const shape = MODEL.shapes[name];
  if (shape === undefined) throw new Error(`the model has no shape ${name}`);
  return shape;
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
