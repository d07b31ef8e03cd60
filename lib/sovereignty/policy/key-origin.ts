/** Where keys come from. */
export enum KeyOrigin {
  /** AWS KMS made it. */
  AWS_KMS = 'AWS_KMS',
  /** Imported. */
  EXTERNAL = 'EXTERNAL',
  /** Hardware modules of the site in AWS CloudHSM. CloudFormation cannot make such keys. */
  AWS_CLOUDHSM = 'AWS_CLOUDHSM',
  /** A key manager outside AWS. CloudFormation cannot make such keys. */
  EXTERNAL_KEY_STORE = 'EXTERNAL_KEY_STORE',
}
