package io.dryswarm.models.workload;

import org.jspecify.annotations.Nullable;

/** Why a request failed, and what an HTTP 500 goes back to, in one small number: a place in arrays of counts. */
final class FailureCode {
  private static final FailureCause[] CAUSES = FailureCause.values();

  /** Codes are from 0 to below this. */
  static final int COUNT = CAUSES.length * CAUSES.length;

  private FailureCode() {}

  /**
   * @param inner what the server's own failure goes back to; {@code null}: nothing further on
   */
  static int of(FailureCause cause, @Nullable FailureCause inner) {
    return cause.ordinal() * CAUSES.length + (inner == null ? cause : inner).ordinal();
  }

  static String words(int code) {
    FailureCause cause = CAUSES[code / CAUSES.length];
    FailureCause inner = CAUSES[code % CAUSES.length];
    return cause == inner ? cause.label() : cause.label() + " (" + inner.label() + " further on)";
  }
}
