/** What a network interface carries. */
export enum NetworkInterfaceType {
  /** IP traffic. */
  INTERFACE = 'interface',
  /** Fabric traffic only. Takes no IP address. */
  EFA_ONLY = 'efa-only',
  /** IP and fabric traffic. Takes an IP address. */
  EFA = 'efa',
}

/** Where one network interface of a node sits. */
export interface NetworkInterface {
  /** Index of the network card. */
  readonly networkCardIndex: number;
  /** Index of the interface on its card. */
  readonly deviceIndex: number;
  /**
   * What the interface carries.
   *
   * @default NetworkInterfaceType.INTERFACE
   */
  readonly interfaceType?: NetworkInterfaceType;
}
