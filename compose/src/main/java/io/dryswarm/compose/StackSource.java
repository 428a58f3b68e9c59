package io.dryswarm.compose;

import java.util.List;
import java.util.Map;

/**
 * Everything that a stack is read from. Nothing else is looked at: no {@code .env} file, no variable of this process.
 *
 * @param files       the first one, and those that are merged into it; at least one
 * @param directory   of the first file, absolute; relative paths start here
 * @param environment what {@code ${VARIABLE}} stands for
 * @param folder      reads the files that the stack files name
 */
public record StackSource(
    List<StackFile> files, String directory, Map<String, String> environment, StackFolder folder) {
  public StackSource {
    files = List.copyOf(files);
    environment = Map.copyOf(environment);
  }
}
