import { describe, expect, test } from 'vitest';
import { auditTemplates } from '../../../lib/sovereignty/audit';
import { policy } from '../fixtures';
import { LEAKS } from './leaks';

/** Ways to write a text so that it is only known once functions are worked out. */
const FORMS: { readonly [form: string]: (text: string) => unknown } = {
  'Fn::Join': (text) => ({ 'Fn::Join': ['', [text.slice(0, 1), text.slice(1)]] }),
  'Fn::Sub': (text) => ({ 'Fn::Sub': ['${Head}${Tail}', { Head: text.slice(0, 1), Tail: text.slice(1) }] }),
  'Fn::If': (text) => ({ 'Fn::If': ['Condition', { Ref: 'AWS::NoValue' }, text] }),
  'Fn::FindInMap': (text) => ({ 'Fn::FindInMap': ['Texts', 'All', mapped(text)] }),
  'a parameter with one allowed value': (text) => ({ Ref: `Only${mapped(text)}` }),
};

const texts = new Map<string, string>();

/** The name of a text in the mapping and among the parameters. */
function mapped(text: string): string {
  const name = [...texts].find(([, known]) => known === text)?.[0] ?? `T${texts.size}`;
  texts.set(name, text);
  return name;
}

/** A value with each of its texts in another form; what is a function already stays. */
function inForm(value: unknown, form: (text: string) => unknown): unknown {
  if (typeof value === 'string') return value === '' ? value : form(value);
  if (Array.isArray(value)) return value.map((item) => inForm(item, form));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (entries.length === 1 && /^(?:Ref|Fn::.*)$/.test(entries[0]?.[0] ?? '')) return value;
  return Object.fromEntries(entries.map(([key, item]) => [key, inForm(item, form)]));
}

function templateOf(leak: (typeof LEAKS)[number], form: (text: string) => unknown): object {
  texts.clear();
  const Properties = inForm(leak.properties, form);
  const only = [...texts].map(([name, text]) => [`Only${name}`, { Type: 'String', AllowedValues: [text] }]);
  return {
    Parameters: { P: { Type: 'String' }, ...Object.fromEntries(only) },
    Mappings: { Texts: { All: Object.fromEntries(texts) } },
    Conditions: { Condition: { 'Fn::Equals': [{ Ref: 'P' }, 'x'] } },
    Resources: {
      Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } },
      Bucket: { Type: 'AWS::New::Bucket' },
      Topic: { Type: 'AWS::New::Topic' },
      Planted: { Type: leak.type, Properties },
    },
  };
}

describe.each(Object.entries(FORMS))('leaks written with %s', (_name, form) => {
  test.each(LEAKS)('$id: $type is found as AIF-SOV-$code', (leak) => {
    const found = auditTemplates(policy(leak.props), [{ name: 'B', template: templateOf(leak, form) }]);
    const codes = found.filter(({ logicalId }) => logicalId === 'Planted').map(({ code }) => code);
    expect(codes).toContain(`AIF-SOV-${leak.code}`);
  });
});
