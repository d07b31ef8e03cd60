/** What text that should have been a number turned out to be. */
export interface Quantity {
  /** The number in the unit of the key; unset when the unit is not one that can be converted. */
  readonly number?: number;
  /** The unit behind the number, empty if there is none. */
  readonly unit: string;
}

/**
 * The units that the last part of a key stands for, each with how many of the key's unit it is.
 *
 * A floor that carries 1 kN/m² carries 101.97 kg/m²; 100 are counted, as structural engineers do.
 */
const UNITS: {
  readonly [suffix: string]: { readonly name: string; readonly factors: { readonly [unit: string]: number } };
} = {
  Kw: { name: 'kW', factors: { w: 0.001, kw: 1, mw: 1000, gw: 1_000_000 } },
  KgPerM2: {
    name: 'kg/m²',
    factors: { 'kg/m²': 1, 'kg/m2': 1, 'kg/m^2': 1, 't/m²': 1000, 't/m2': 1000, 'kn/m²': 100, 'kn/m2': 100 },
  },
  Kg: { name: 'kg', factors: { kg: 1, t: 1000 } },
  GiB: { name: 'GiB', factors: { mib: 1 / 1024, gib: 1, gi: 1, tib: 1024, ti: 1024 } },
  Days: { name: 'days', factors: { d: 1, day: 1, days: 1, week: 7, weeks: 7 } },
  Seconds: {
    name: 'seconds',
    factors: { s: 1, sec: 1, second: 1, seconds: 1, m: 60, min: 60, minute: 60, minutes: 60, h: 3600 },
  },
};

/** The unit that is part of a key's name, such as kW in `powerKw`. */
export function unitOfKey(key: string): string | undefined {
  return unitsOfKey(key)?.name;
}

/** Reads a number with a unit or with separators out of text, such as `6 MW`, `10,000` or `1 000`. */
export function readQuantity(text: string, key: string): Quantity | undefined {
  const match = text.length > 40 ? null : /^\s*([+-]?[\d.,_'\s]*\d)\s*([A-Za-z%°][\w²^/%°]*)?\s*$/.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, digits = '', unit = ''] = match;
  const number = readNumber(digits);
  if (number === undefined) {
    return undefined;
  }
  if (unit === '') {
    return { number, unit };
  }
  const factor = unitsOfKey(key)?.factors[unit.toLowerCase()];
  return factor === undefined ? { unit } : { number: Number((number * factor).toPrecision(12)), unit };
}

function unitsOfKey(key: string): (typeof UNITS)[string] | undefined {
  const suffix = Object.keys(UNITS).find((candidate) => key.endsWith(candidate));
  return suffix === undefined ? undefined : UNITS[suffix];
}

/** A separator before exactly three digits separates thousands; a single comma before anything else is a decimal comma. */
function readNumber(text: string): number | undefined {
  const compact = text.replace(/[\s_']/g, '');
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(compact)
    ? compact.replaceAll(',', '')
    : compact.replace(',', '.');
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}
