package io.dryswarm.experiments.golden;

/** A golden file is none. */
public final class GoldenRefused extends Exception {
  private static final long serialVersionUID = 1;

  GoldenRefused(String file, int line, String expected) {
    super(file + ":" + line + ":1: error: " + expected
        + "; write the file anew with --update-golden");
  }
}
