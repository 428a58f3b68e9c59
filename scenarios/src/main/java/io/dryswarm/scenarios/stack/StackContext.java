package io.dryswarm.scenarios.stack;

import io.dryswarm.compose.DirectoryTree;
import io.dryswarm.compose.text.TextRefused;
import io.dryswarm.compose.yaml.Place;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What every reader of a stack file's section needs. */
record StackContext(
    String stack, Path directory, Map<String, String> environment, IgnoredOptions ignored) {
  private static final String NAMESPACE_LABEL = "com.docker.stack.namespace";

  /** Full name of an object of the stack. */
  String fullName(String key) {
    return stack + "_" + key;
  }

  /** What marks an object as one of the stack. */
  SortedMap<String, String> labels() {
    return new TreeMap<>(Map.of(NAMESPACE_LABEL, stack));
  }

  /** Text of a file that the stack file names; an unreadable one is a problem. */
  Optional<String> readFile(Place name) {
    String path = name.strictText();
    DirectoryTree files = new DirectoryTree(directory);
    if (!files.holds(directory.resolve(path))) {
      name.problem("the file \"" + path + "\" is outside of the stack file's directory");
      return Optional.empty();
    }
    try {
      byte[] content = files.read(directory.resolve(path).toString());
      return Optional.of(new String(content, StandardCharsets.UTF_8));
    } catch (TextRefused e) {
      name.problem("cannot read the file \"" + path + "\"");
      return Optional.empty();
    }
  }
}
