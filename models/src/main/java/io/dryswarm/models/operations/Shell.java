package io.dryswarm.models.operations;

import java.util.List;
import java.util.function.Consumer;

/** Where users type commands of Docker's command-line client. */
@FunctionalInterface
public interface Shell {
  /**
   * Types a command on a node.
   *
   * @param ended is told what became of it when it has ended; never, if it waits to the end of the run
   */
  void type(int node, Operation.Typed command, Consumer<Ending> ended);

  /**
   * How a command ended.
   *
   * @param lines      all that it printed, with their blanks
   * @param exitStatus 0 = it did what it was told
   * @param isRefused  whether the client or the swarm did not take it, rather than what it led to having failed
   */
  record Ending(List<String> lines, int exitStatus, boolean isRefused) {
    public Ending {
      lines = List.copyOf(lines);
    }
  }
}
