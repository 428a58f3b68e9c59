package io.dryswarm.compose;

import io.dryswarm.compose.text.TextRefused;

/** The files that a stack file may name: variables, secrets, configs. */
@FunctionalInterface
public interface StackFolder {
  /**
   * The content of a file.
   *
   * @param path absolute, or relative to the current directory if the stack's directory is
   * @throws TextRefused in the words of the system: {@code open /stack/a.env: no such file or directory}
   */
  byte[] read(String path) throws TextRefused;
}
