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
 * A unit in lower-case letters is meant however it is written. Of others case decides: 8 Gb/s are 1 GB/s.
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
  M2: { name: 'm²', factors: { 'm²': 1, m2: 1, 'm^2': 1 } },
  GBps: {
    name: 'GB/s',
    factors: {
      'MB/s': 0.001,
      MBps: 0.001,
      'GB/s': 1,
      GBps: 1,
      'TB/s': 1000,
      TBps: 1000,
      'Gb/s': 0.125,
      Gbps: 0.125,
      'Gbit/s': 0.125,
      'Tb/s': 125,
      Tbps: 125,
      'Tbit/s': 125,
    },
  },
  Gbps: {
    name: 'Gbps',
    factors: {
      'Mb/s': 0.001,
      Mbps: 0.001,
      'Gb/s': 1,
      Gbps: 1,
      'Gbit/s': 1,
      'Tb/s': 1000,
      Tbps: 1000,
      'Tbit/s': 1000,
      'GB/s': 8,
      GBps: 8,
      'TB/s': 8000,
      TBps: 8000,
    },
  },
  PerTiB: { name: 'MB/s for each TiB', factors: { 'MB/s': 1, MBps: 1, 'GB/s': 1000, GBps: 1000 } },
  GB: { name: 'GB', factors: { mb: 0.001, gb: 1, tb: 1000 } },
  GiB: { name: 'GiB', factors: { mib: 1 / 1024, gib: 1, gi: 1, tib: 1024, ti: 1024 } },
  Days: { name: 'days', factors: { d: 1, day: 1, days: 1, week: 7, weeks: 7, year: 365, years: 365 } },
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
  const factors = unitsOfKey(key)?.factors;
  const factor = factors?.[unit] ?? factors?.[unit.toLowerCase()];
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
