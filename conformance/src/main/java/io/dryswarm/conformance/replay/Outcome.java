package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What one run of a case leaves for judging.
 *
 * @param variant name of the variant that was run, empty if the case has none
 * @param endNs   end of the run, nanoseconds since time 0 of the case
 */
record Outcome(int seed, String variant, Recording recording, Symbols symbols, long endNs) {
  static Outcome of(int seed, JsonNode recorded, ReplayRun run) {
    String variant = ReplayRun.variant(recorded, seed).path("victims").asText();
    return new Outcome(seed, variant, run.recording(), run.symbols(), run.endNs());
  }

  Moments moments() {
    return new Moments(recording, symbols, endNs);
  }
}
