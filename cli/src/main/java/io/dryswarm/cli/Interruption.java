package io.dryswarm.cli;

/** Tidies up when the process is told to end (Ctrl-C, SIGTERM); the exit code is then 128 plus the signal. */
final class Interruption {
  private final Thread hook;

  private Interruption(Thread hook) {
    this.hook = hook;
  }

  /** From now until {@link #disarm}, an interruption runs this. */
  static Interruption runs(Runnable tidyUp) {
    Thread hook = new Thread(tidyUp, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interruption(hook);
  }

  /**
   * From now until {@link #disarm}, an interruption takes the progress line away and says this.
   *
   * @param text follows "interrupted"
   */
  static Interruption tells(Console console, Runnable clear, String text) {
    return runs(() -> {
      clear.run();
      console.note("interrupted" + text);
    });
  }

  /** The run has ended by itself. */
  void disarm() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The interruption has begun: it ends the process by itself.
    }
  }
}
