package io.dryswarm.models.store;

/** Order-dependent 64-bit mixing of object contents for the run digest. */
final class Mix {
  private Mix() {}

  static long of(long digest, long next) {
    long h = (digest ^ next) * 0xD6E8FEB86659FD93L;
    return h ^ (h >>> 32);
  }
}
