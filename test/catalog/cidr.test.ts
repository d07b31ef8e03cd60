import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Cidr, privateBlockOf } from '../../lib/catalog/cidr';

const ranges = fc
  .tuple(fc.nat(2 ** 32 - 1), fc.integer({ min: 0, max: 32 }))
  .map(([address, prefix]) => new Cidr(address - (address % 2 ** (32 - prefix)), prefix));

function range(text: string): Cidr {
  const cidr = Cidr.parse(text);
  if (cidr === undefined) {
    throw new Error(`${text} is no range`);
  }
  return cidr;
}

describe('an IPv4 range', () => {
  test('is written as it is read', () => {
    fc.assert(
      fc.property(ranges, (cidr) => {
        expect(Cidr.parse(String(cidr))).toEqual(cidr);
      }),
    );
  });

  test.each(['10.0.0.1/16', '10.0.0.0/33', '256.0.0.0/8', '10.0.0.0', '10.0.0/8', 'ten/8', ''])('is not %j', (text) => {
    expect(Cidr.parse(text)).toBeUndefined();
  });

  test('contains its parts, which share no address with each other', () => {
    fc.assert(
      fc.property(ranges, fc.integer({ min: 1, max: 4 }), (cidr, bits) => {
        fc.pre(cidr.prefix + bits <= 32);
        const parts = Array.from({ length: 2 ** bits }, (_, position) => cidr.part(cidr.prefix + bits, position));
        expect(parts.every((part) => cidr.contains(part))).toBe(true);
        parts.forEach((part, index) => {
          expect(parts.findIndex((other) => other.overlaps(part))).toBe(index);
        });
        expect(parts.reduce((sum, part) => sum + part.size, 0)).toBe(cidr.size);
      }),
    );
  });

  test('overlaps another one whenever one contains the other, and never otherwise', () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        expect(a.overlaps(b)).toBe(a.contains(b) || b.contains(a));
      }),
    );
  });

  test('is private only when all of it is', () => {
    expect(privateBlockOf(range('172.20.0.0/16'))).toBe('172.16.0.0/12');
    expect(privateBlockOf(range('172.0.0.0/8'))).toBeUndefined();
    expect(privateBlockOf(range('100.64.0.0/10'))).toBeUndefined();
  });
});
