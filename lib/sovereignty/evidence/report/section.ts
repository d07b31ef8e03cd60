import type { Html } from './html';

/** A section of the report. */
export interface Section {
  /** Where links lead to; also the class of the section. */
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}
