/** What a backup policy can back up. */
export enum BackupKind {
  /** Databases of Amazon RDS and Amazon Aurora. */
  DATABASES = 'databases',
  /** File systems of Amazon FSx. One that is linked to an object store takes no backups: the store is its copy. */
  FILE_SYSTEMS = 'fileSystems',
}
