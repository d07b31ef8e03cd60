import { z } from 'zod';

/** An id: it becomes part of stack names and logical ids, so it is short, lower case and never changes. */
export const id = idOf(24);

/** An id with a length of its own. */
export function idOf(longest: number) {
  return z
    .string()
    .min(2)
    .max(longest)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
      error: 'must be lower-case letters, digits and single hyphens, starting with a letter',
    });
}

/** The id of something that another section describes. */
export function reference(target: string) {
  return z
    .string()
    .min(1)
    .meta({ title: `Id of ${target}` });
}

/** A number from 0 to 255, without leading zeros. */
const OCTET = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
/** An IPv4 address, as part of a regular expression. */
export const ADDRESS = `(${OCTET}\\.){3}${OCTET}`;

/** An IPv4 range in CIDR notation. */
export const cidr = z.string().regex(new RegExp(`^${ADDRESS}/(3[0-2]|[12]?\\d)$`), {
  error: 'must be an IPv4 range in CIDR notation, such as 10.20.0.0/16',
});

/** An IPv4 address. */
export const ipv4Address = z
  .string()
  .regex(new RegExp(`^${ADDRESS}$`), { error: 'must be an IPv4 address, such as 10.0.0.2' });

/** A DNS domain name without a trailing dot. */
export const domainName = z
  .string()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, {
    error: 'must be a lower-case DNS name without a trailing dot',
  });

/** A DNS domain name of two labels or more. */
export const fullDomainName = z
  .string()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, {
    error: 'must be a lower-case DNS name with a dot in it and none at its end',
  });

/** A twelve-digit AWS account id, which has to be quoted because YAML reads bare digits as a number. */
export const accountId = z.string().regex(/^\d{12}$/, { error: 'must be twelve digits, in quotes' });

/** A number of things of which there is at least one. */
export const count = z.int().min(1);

/** A positive quantity whose unit is in the name of its key. */
export const quantity = z.number().positive();
