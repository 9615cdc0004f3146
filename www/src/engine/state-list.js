// The eleven states of RFC 9293 §3.3.2. Plain JavaScript, since the command line runs it as it is.

/** @type {readonly string[]} */
export const STATES = [
  ...["CLOSED", "LISTEN", "SYN-SENT", "SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2"],
  ...["CLOSE-WAIT", "CLOSING", "LAST-ACK", "TIME-WAIT"],
];
