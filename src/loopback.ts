/** Whether an address or the name of a host stands for this machine alone. */
export const isLoopback = (address: string): boolean =>
  /^(localhost|\[?::1\]?|(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/.test(address);
