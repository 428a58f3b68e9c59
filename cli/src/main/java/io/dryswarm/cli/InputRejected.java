package io.dryswarm.cli;

import io.dryswarm.scenarios.LoadResult;

/** An input cannot be used; the message lists everything that is wrong, with its place. */
final class InputRejected extends Exception {
  private static final long serialVersionUID = 1L;

  InputRejected(LoadResult.Rejected rejected) {
    this(rejected.text());
  }

  InputRejected(String problems) {
    super(problems);
  }
}
