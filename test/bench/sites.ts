import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { factoryData } from '../support/factory-generator';

/** A site to be measured. */
export interface MeasuredSite {
  readonly name: string;
  readonly file: string;
}

/** Accelerators of a full cell of GB200: 48 racks of 72. */
const PER_CELL = 3456;

/** Writes the site description of a generated factory. */
export function generatedSite(accelerators: number, folder: string): MeasuredSite {
  const file = join(folder, `${accelerators}.yaml`);
  writeFileSync(file, stringify(factoryData({ family: 'gb200', accelerators })));
  return { name: accelerators.toLocaleString('en'), file };
}

/** Writes the site description of a generated factory of full cells. */
export function siteOfCells(cells: number, folder: string): MeasuredSite {
  return { ...generatedSite(cells * PER_CELL, folder), name: `${cells} cells` };
}
