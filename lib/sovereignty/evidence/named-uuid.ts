import { createHash } from 'node:crypto';

/** Made once for this package, so that its names cannot meet those of others. */
const NAMESPACE = Buffer.from('9b1f6d3a52c84e7fa0d46c2e81b7f5c3', 'hex');

/** A UUID of version 5: the same name gives the same UUID. https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-5 */
export function namedUuid(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
