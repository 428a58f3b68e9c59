package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a step was answered.
 *
 * @param timeNs when the answer arrived, nanoseconds since time 0 of the case
 * @param status HTTP status of a request; exit status of a command
 * @param body   of a request; {@code null} for a command, or if there is none
 * @param out    of a command
 * @param err    of a command
 */
record Reply(long timeNs, int status, @Nullable JsonNode body, String out, String err) {
  static Reply ofRequest(long timeNs, int status, @Nullable JsonNode body) {
    return new Reply(timeNs, status, body, "", "");
  }
}
