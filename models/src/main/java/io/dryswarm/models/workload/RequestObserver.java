package io.dryswarm.models.workload;

import org.jspecify.annotations.Nullable;

/** Sees how every request of the users ends. It can change nothing. */
@FunctionalInterface
public interface RequestObserver {
  /** Nobody looks on. */
  RequestObserver NONE = (users, arrivedNs, endedNs, cause) -> {};

  /**
   * A request is over, with all its tries.
   *
   * @param users     name of the group that sent it
   * @param arrivedNs when the user wanted something
   * @param endedNs   last byte of the answer, or the moment at which the user gave up
   * @param cause     why it failed; {@code null} if it did not
   */
  void ended(String users, long arrivedNs, long endedNs, @Nullable FailureCause cause);
}
