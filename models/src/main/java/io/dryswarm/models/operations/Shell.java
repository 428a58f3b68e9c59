package io.dryswarm.models.operations;

import java.util.List;
import java.util.function.Consumer;

/** Where users type commands of Docker's command-line client. */
@FunctionalInterface
public interface Shell {
  /**
   * Types a command on a node.
   *
   * @param printed is told all lines that it printed when it has ended; never, if it waits to the end of the run
   */
  void type(int node, Operation.Typed command, Consumer<List<String>> printed);
}
