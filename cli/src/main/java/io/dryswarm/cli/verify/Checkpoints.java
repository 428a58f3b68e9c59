package io.dryswarm.cli.verify;

import io.dryswarm.core.Digest;
import io.dryswarm.core.EventType;
import io.dryswarm.core.Simulation.EventObserver;
import java.util.Arrays;

/** The rolling digest of a run, kept after every {@value #EVERY} events. */
final class Checkpoints implements EventObserver {
  static final int EVERY = 4096;

  private long[] digests = new long[256];
  private int kept;
  private long digest;
  private long events;

  @Override
  public void onEvent(
      long eventNumber, long timeNs, EventType type, int target, long arg, long payloadDigest) {
    long where = Digest.mix(Digest.mix(digest, timeNs), ((long) type.id() << 32) ^ target);
    digest = Digest.mix(Digest.mix(where, arg), payloadDigest);
    events = eventNumber;
    if (eventNumber % EVERY == 0) {
      keep();
    }
  }

  private void keep() {
    if (kept == digests.length) {
      digests = Arrays.copyOf(digests, 2 * kept);
    }
    digests[kept++] = digest;
  }

  boolean equalTo(Checkpoints other) {
    return events == other.events && digest == other.digest;
  }

  /** Number of the last event up to which both runs are known to be equal: a multiple of {@value #EVERY}. */
  long equalUpTo(Checkpoints other) {
    int both = Math.min(kept, other.kept);
    for (int i = 0; i < both; i++) {
      if (digests[i] != other.digests[i]) {
        return (long) i * EVERY;
      }
    }
    return (long) both * EVERY;
  }
}
