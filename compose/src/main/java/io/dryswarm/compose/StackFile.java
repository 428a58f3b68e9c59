package io.dryswarm.compose;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A stack file as it was given.
 *
 * @param name as the user typed it
 */
public record StackFile(String name, byte[] content) {
  public static StackFile of(String name, String text) {
    return new StackFile(name, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StackFile file
        && name.equals(file.name)
        && Arrays.equals(content, file.content);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
