/**
 * An IPv4 range.
 *
 * Plain arithmetic on 32-bit numbers: planning has to split, compare and order ranges, and constructs have to do the same.
 */
export class Cidr {
  /** Reads CIDR notation; none when the text is not a range, or when bits behind the prefix are set (10.0.0.1/16). */
  public static parse(text: string): Cidr | undefined {
    const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
    if (match === null) {
      return undefined;
    }
    const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
    if (prefix > 32 || [a, b, c, d].some((octet) => octet > 255)) {
      return undefined;
    }
    const range = new Cidr(a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d, prefix);
    return range.first % range.size === 0 ? range : undefined;
  }

  /** The number of addresses. */
  public readonly size: number;

  /** A range by its first address, as an unsigned 32-bit number, and its prefix length. */
  public constructor(
    public readonly first: number,
    public readonly prefix: number,
  ) {
    this.size = 2 ** (32 - prefix);
  }

  /** Whether another range lies wholly inside this one. */
  public contains(other: Cidr): boolean {
    return other.first >= this.first && other.first + other.size <= this.first + this.size;
  }

  /** Whether the ranges share an address. */
  public overlaps(other: Cidr): boolean {
    return this.first < other.first + other.size && other.first < this.first + this.size;
  }

  /** The part with a given prefix length at a given position, counted from 0 in steps of its own size. */
  public part(prefix: number, position: number): Cidr {
    return new Cidr(this.first + position * 2 ** (32 - prefix), prefix);
  }

  /** CIDR notation. */
  public toString(): string {
    const octets = [24, 16, 8, 0].map((shift) => Math.floor(this.first / 2 ** shift) % 256);
    return `${octets.join('.')}/${this.prefix}`;
  }
}

/** A range, or an address as the range that holds nothing else; none when the text is neither. */
export function rangeOf(text: string): Cidr | undefined {
  return Cidr.parse(text.includes('/') ? text : `${text}/32`);
}

/** Whether a text is an address or a range that lies inside one of these. Whatever else a list holds is passed over. */
export function isWithin(text: string, ranges: readonly string[]): boolean {
  const inner = rangeOf(text);
  return inner !== undefined && ranges.some((range) => rangeOf(range)?.contains(inner) === true);
}

/** The blocks that anybody may use and nobody routes on the internet (https://www.rfc-editor.org/rfc/rfc1918). */
export const PRIVATE_BLOCKS: readonly string[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** The private block that a range lies in; none when it is not wholly private. */
export function privateBlockOf(range: Cidr): string | undefined {
  return PRIVATE_BLOCKS.find((block) => Cidr.parse(block)?.contains(range));
}
