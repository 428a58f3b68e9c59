package io.dryswarm.scenarios.stack;

import io.dryswarm.compose.yaml.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What every reader of a stack file's section needs. */
record StackContext(
    String stack, Path directory, Map<String, String> environment, IgnoredOptions ignored) {
  /** Full name of an object of the stack. */
  String fullName(String key) {
    return stack + "_" + key;
  }

  /** Text of a file that the stack file names; an unreadable one is a problem. */
  Optional<String> readFile(Place name) {
    String path = name.strictText();
    try {
      return Optional.of(text(directory.resolve(path)));
    } catch (IOException e) {
      name.problem("cannot read the file \"" + path + "\"");
      return Optional.empty();
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
