package io.dryswarm.cli.verify;

import io.dryswarm.core.Digest;
import io.dryswarm.core.Time;

/** One event of a run, by value. */
record Event(long number, long timeNs, String type, int target, long arg, long payloadDigest) {
  /** {@code 0:12.402  raft.deliver -> 3, argument 17, payload 0123456789abcdef, 12402000001 ns}. */
  String text() {
    String payload = payloadDigest == 0 ? "" : ", payload " + Digest.hex(payloadDigest);
    return Time.clock(timeNs) + "  " + type + " -> " + target + ", argument " + arg + payload + " ("
        + timeNs + " ns)";
  }
}
