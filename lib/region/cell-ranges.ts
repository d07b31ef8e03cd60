import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { CELL_PREFIX, NODE_PREFIX, SHARED_ADDRESS_SPACE } from '../catalog/cell-layout';
import { Cidr, privateBlockOf } from '../catalog/cidr';
import { AiFactoryError } from '../errors';

/** The two ranges of a cell. */
export interface CellRanges {
  /** Routable: endpoints, databases, control plane. */
  readonly cell: Cidr;
  /** Nodes and pods. */
  readonly nodes: Cidr;
}

/** Reads the ranges of a cell and refuses those that AWS, the layout of a cell or the premises would. */
export function readRanges(scope: IConstruct, cidr: string, nodeCidr: string, onPremises: string[]): CellRanges {
  const cell = readRange(scope, cidr);
  const nodes = readRange(scope, nodeCidr);
  requirePrefix(scope, 'AIF-NET-102', 'cell', cell, CELL_PREFIX);
  requirePrefix(scope, 'AIF-NET-103', 'node', nodes, NODE_PREFIX);
  requireAssociable(scope, cell, nodes);
  requireDisjoint(scope, 'AIF-NET-105', cell, nodes, 'the node range');
  for (const text of onPremises.filter((range) => !Token.isUnresolved(range))) {
    const range = readRange(scope, text);
    requireDisjoint(scope, 'AIF-NET-106', cell, range, 'the on-premises range');
    requireDisjoint(scope, 'AIF-NET-106', nodes, range, 'the on-premises range');
  }
  return { cell, nodes };
}

/** Reads ranges that may be given twice and in any order. */
export function distinctRanges(scope: IConstruct, texts: readonly string[]): Cidr[] {
  return [...new Set(texts)].sort().map((text) => readRange(scope, text));
}

/** A range as part of a logical id. */
export function rangeId(range: Cidr): string {
  return range.toString().replace('/', '-');
}

/** Reads a range, which has to be known at synthesis. */
export function readRange(scope: IConstruct, text: string): Cidr {
  const range = Token.isUnresolved(text) ? undefined : Cidr.parse(text);
  if (range === undefined) {
    throw new AiFactoryError(
      'AIF-NET-101',
      `'${text}' is not an IPv4 range`,
      'write the first address of the range and its prefix length, such as 10.64.0.0/16; subnets and routes are computed from it, so a token will not do',
      scope,
    );
  }
  return range;
}

function requirePrefix(
  scope: IConstruct,
  code: string,
  what: string,
  range: Cidr,
  prefix: { readonly widest: number; readonly narrowest: number },
): void {
  if (range.prefix < prefix.widest || range.prefix > prefix.narrowest) {
    throw new AiFactoryError(
      code,
      `the ${what} range ${range} is a /${range.prefix}`,
      `give a range from /${prefix.widest} to /${prefix.narrowest}`,
      scope,
    );
  }
}

/** A network cannot mix private blocks (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions). */
function requireAssociable(scope: IConstruct, cell: Cidr, nodes: Cidr): void {
  const shared = Cidr.parse(SHARED_ADDRESS_SPACE)?.contains(nodes) === true;
  const block = privateBlockOf(nodes);
  if (!shared && (block === undefined || block !== privateBlockOf(cell))) {
    throw new AiFactoryError(
      'AIF-NET-104',
      `the node range ${nodes} cannot join a network with the range ${cell}`,
      `take it from ${SHARED_ADDRESS_SPACE}, or from the same private block as the cell range`,
      scope,
    );
  }
}

function requireDisjoint(scope: IConstruct, code: string, range: Cidr, other: Cidr, what: string): void {
  if (range.overlaps(other)) {
    throw new AiFactoryError(
      code,
      `the range ${range} overlaps ${what} ${other}`,
      'give the cell a range that nothing else uses',
      scope,
    );
  }
}
