import { DataClass } from '../region';
import { planned } from './planned';

/** The class of data that a plan names. */
export function dataClassOf(id: string): DataClass {
  return planned(
    Object.values(DataClass).find((candidate) => candidate === id),
    'the data class',
    id,
  );
}
