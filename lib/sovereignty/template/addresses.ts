import type { Holes } from '../intrinsics/text';
import { hostsOfUrl } from './host';
import type { Leaf } from './leaf';

/** A host that a value names. */
export interface NamedHost {
  readonly host: string;
  /** Whether the whole value is open. */
  readonly isUnknown: boolean;
}

const HOST_PROPERTY =
  /(?:ur[il]s?|endpoints?|endpointaddress|host|hosts|hostname|hostnames|registry|brokers?|bootstrapservers?|servers|servername|webhook|dnsname|resourcerecords)$/i;
const URL_PROPERTY = /ur[il]s?$/i;
const ADDRESS_PROPERTY =
  /^(?:ip|ipv6|ipaddress|ipaddresses|ipv6address|ipv6addresses|targetaddress|peeraddress|publicip|destination|dnsservers)$/i;
const NAMES_ONLY =
  /^(?:\$.*|xmlns.*|(?:allowed?|cors)?-?_?origins?|(?:allowed)?audiences?|aud|.*documentation.*|termsofservice|access-control-.*|.*attributename|nameformat)$/i;
const NAMES_ONLY_PARENTS =
  /^(?:contact|license|externaldocs|allowedorigins|corsconfiguration|claims?|attributemapping)$/i;
const HOST = /^(?:[a-z0-9_*-]|\uE000\d+\uE001)+(?:\.(?:[a-z0-9_-]|\uE000\d+\uE001)+)+(?::\d+)?(?:\/\S*)?$/i;
const ADDRESS_FORM = /^\d{1,3}(?:\.\d{1,3}){3}$|^[0-9a-f]{1,4}:[0-9a-f:]*:[0-9a-f:.]*$/i;
const FILE_NAME =
  /^[\w.-]+\.(?:html?|json|ya?ml|zip|jar|js|mjs|py|txt|t?gz|tar|sh|xml|png|svg|md|ico|css|csv|sql|pdf)$/i;
const SCRIPT_PROPERTY =
  /^(?:userdata|zipfile|commands?|runcommand|entrypoint|args|buildspec|data|\w*script|\w*document)$/i;
const COMMENT = /^[ \t]{0,100}(?:#|\/\/|--).*$/gm;
const URL_IN_SCRIPT = /(?<![a-z0-9+.-])(?:https?|ftps?|sftp|ssh|git|wss?|tcp|udp):\/\/[^\s"'`<>()]{1,300}/gi;
const NOT_A_HOST_NAME = /^(?:hosted|ghost)|endpoint(?:type|name|id|identifier)$/i;

/** The hosts that a value names: any value that is an address, and names of hosts in properties that hold hosts. */
export function* addressesIn(leaf: Leaf, holes: Holes): Iterable<NamedHost> {
  if (leaf.isCondition || NAMES_ONLY.test(leaf.key) || NAMES_ONLY_PARENTS.test(leaf.parentKey)) return;
  const holdsHost =
    (HOST_PROPERTY.test(leaf.key) && !NOT_A_HOST_NAME.test(leaf.key)) ||
    (leaf.key === 'DomainName' && leaf.parentKey === 'DnsResource');
  for (const text of leaf.texts) {
    if (holdsHost && holes.whole(text)?.kind === 'unknown') yield { host: text, isUnknown: true };
    const hosts = hostsOfUrl(text);
    if (hosts.length > 0) yield* hosts.map((host) => ({ host, isUnknown: false }));
    else if (holdsHost) yield* bareHosts(leaf.key, text);
    else if (ADDRESS_PROPERTY.test(leaf.key) && ADDRESS_FORM.test(text)) yield { host: text, isUnknown: false };
  }
}

/** The hosts of the addresses in a script, outside its comments. */
export function hostsInScript(leaf: Leaf): readonly string[] {
  if (leaf.isCondition || NAMES_ONLY.test(leaf.key)) return [];
  return leaf.texts.flatMap((text) => {
    if (!/\s/.test(text) || !text.includes('://')) return [];
    if (!SCRIPT_PROPERTY.test(leaf.key) && !text.startsWith('#!')) return [];
    const code = text.replace(COMMENT, '');
    return [...code.matchAll(URL_IN_SCRIPT)].flatMap(([url]) => hostsOfUrl(url));
  });
}

function* bareHosts(key: string, text: string): Iterable<NamedHost> {
  for (const part of text.split(',').map((item) => item.trim())) {
    if (!HOST.test(part) || (URL_PROPERTY.test(key) && FILE_NAME.test(part))) continue;
    yield { host: part.replace(/\/.*$/, '').replace(/:\d+$/, ''), isUnknown: false };
  }
}
