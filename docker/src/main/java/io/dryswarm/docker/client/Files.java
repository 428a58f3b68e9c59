package io.dryswarm.docker.client;

/** The files that a command may read. */
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
