package io.dryswarm.docker.client.stack;

import io.dryswarm.compose.StackConfig;
import io.dryswarm.compose.StackFile;
import io.dryswarm.compose.StackFolder;
import io.dryswarm.compose.StackRejected;
import io.dryswarm.compose.StackSource;
import io.dryswarm.compose.text.TextRefused;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import java.util.ArrayList;
import java.util.List;

/** Reads the stack files that a command names. */
final class StackFiles {
  /** How a stack is read: for {@code deploy} or for {@code config}. */
  @FunctionalInterface
  interface Reading {
    StackConfig read(StackSource source) throws StackRejected;
  }

  private StackFiles() {}

  /**
   * The stack, and on the error output what Docker has to say about its files.
   *
   * @throws CommandFailure if a file cannot be read, or is no stack file
   */
  static StackConfig read(Call call, List<String> paths, Reading reading) {
    if (paths.isEmpty()) {
      throw new CommandFailure("Specify a Compose file (with --compose-file)");
    }
    List<StackFile> files = new ArrayList<>();
    for (String path : paths) {
      files.add(new StackFile(
          path,
          path.equals("-")
              ? call.invocation().stdin()
              : call.invocation().files().read(path)));
    }
    StackSource source = new StackSource(
        files,
        directory(call, paths.get(0)),
        call.invocation().files().environment(),
        folder(call));
    try {
      StackConfig config = reading.read(source);
      config
          .warnings()
          .forEach(warning -> call.terminal()
              .errorLine("level=warning msg=\"" + warning.replace("\"", "\\\"") + "\""));
      config.notices().forEach(notice -> call.terminal().errorLine(notice + "\n"));
      return config;
    } catch (StackRejected rejected) {
      throw new CommandFailure(rejected.text());
    }
  }

  /** Files that a stack file names are read as the command reads its own. */
  static StackFolder folder(Call call) {
    return path -> {
      try {
        return call.invocation().files().read(path);
      } catch (CommandFailure failure) {
        throw new TextRefused(failure.text());
      }
    };
  }

  private static String directory(Call call, String path) {
    String folder = call.invocation().files().folder();
    int end = path.lastIndexOf('/');
    if (path.equals("-") || end < 0) {
      return folder;
    }
    String directory = path.substring(0, end);
    return path.startsWith("/") ? directory : folder.replaceFirst("/$", "") + "/" + directory;
  }
}
