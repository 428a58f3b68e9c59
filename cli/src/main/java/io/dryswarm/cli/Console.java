package io.dryswarm.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Standard output and error: the result goes to one, everything else to the other. */
final class Console {
  private final OutputStream out;
  private final PrintStream err;
  private final Terminal terminal;

  /** Writes a result. */
  interface Result {
    void writeTo(OutputStream stream) throws IOException;
  }

  Console(OutputStream out, OutputStream err, Terminal terminal) {
    this.out = out;
    this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    this.terminal = terminal;
  }

  Terminal terminal() {
    return terminal;
  }

  Map<String, String> environment() {
    return terminal.environment();
  }

  OutputStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  void result(String text) throws IOException {
    result(stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Writes the result. A reader that has gone ({@code sim run x | head -1}) is no error.
   *
   * @throws IOException if standard output failed otherwise
   */
  void result(Result result) throws IOException {
    OutputStream buffered = new BufferedOutputStream(out);
    try {
      result.writeTo(buffered);
      buffered.flush();
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")) {
        throw e;
      }
    }
  }

  /** Where a command tells how far it is. */
  StatusLine status(boolean quiet) {
    return new StatusLine(err, quiet, terminal.errIsTerminal(), System::nanoTime);
  }

  /** A line for the user beside the result. */
  void note(String text) {
    err.print("sim: " + text + "\n");
  }

  /** Text that is complete in itself, such as a list of problems; a line end is added if it has none. */
  void error(String text) {
    err.print(text.endsWith("\n") ? text : text + "\n");
  }
}
