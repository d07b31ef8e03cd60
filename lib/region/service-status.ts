/** How a service is to be had at a site. */
export enum ServiceStatus {
  /** Runs on site. */
  LOCAL = 'local',
  /** Runs in a parent Region: calls, and what they carry, leave the site. */
  PARENT_REGION = 'parentRegion',
  /** Not offered. */
  UNAVAILABLE = 'unavailable',
  /** Nobody has said. */
  UNCONFIRMED = 'unconfirmed',
}
