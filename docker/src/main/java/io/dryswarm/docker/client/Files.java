package io.dryswarm.docker.client;

import java.util.Map;

/** What a command finds around it: the files that it may read, and the variables of its shell. */
public interface Files {
  /**
   * The content of a file.
   *
   * @param path as the user gave it, from the current folder
   * @throws CommandFailure with the reason, in the system's words
   */
  byte[] read(String path);

  /** The current folder, for paths that have to be shown whole. */
  String folder();

  /** Variables of the shell in which the command is typed: what stack files mean by {@code ${NAME}}. */
  default Map<String, String> environment() {
    return Map.of();
  }

  /** The same files, and further variables, which win over those that are there. */
  default Files with(Map<String, String> variables) {
    return variables.isEmpty() ? this : new FilesWithVariables(this, variables);
  }

  /** There are none. */
  Files NONE = new Files() {
    @Override
    public byte[] read(String path) {
      throw noSuchFile(path);
    }

    @Override
    public String folder() {
      return "/";
    }
  };

  /** In the words of the system. */
  static CommandFailure noSuchFile(String path) {
    return new CommandFailure("open " + path + ": no such file or directory");
  }
}
