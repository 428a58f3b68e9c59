package io.dryswarm.reports.output;

import java.io.IOException;

/** The user's output file or directory cannot be used; the message says why and what to do. */
public final class OutputRefused extends IOException {
  private static final long serialVersionUID = 1L;

  public OutputRefused(String message) {
    super(message);
  }
}
