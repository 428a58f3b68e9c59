package io.dryswarm.models.cluster;

import io.dryswarm.models.operations.Shell;

/** Makes the place where users type commands, for a cluster that has not started. */
@FunctionalInterface
public interface ShellMaker {
  Shell make(Cluster cluster);

  /** Nobody types anything. */
  ShellMaker NONE = cluster -> (node, command, printed) -> {
    throw new IllegalStateException("no shell for \"" + command.line() + "\"");
  };
}
