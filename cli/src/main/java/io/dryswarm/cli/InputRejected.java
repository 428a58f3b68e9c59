package io.dryswarm.cli;

import io.dryswarm.scenarios.LoadResult;

/** The scenario cannot be run; the message lists everything that is wrong, with its place. */
final class InputRejected extends Exception {
  private static final long serialVersionUID = 1L;

  InputRejected(LoadResult.Rejected rejected) {
    super(rejected.text());
  }
}
