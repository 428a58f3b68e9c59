package io.dryswarm.compose.deploy;

import java.util.Set;

/** Networks that every node has by itself. */
final class NetworkNames {
  private static final Set<String> BUILT_IN = Set.of("default", "bridge", "host", "none");

  private NetworkNames() {}

  static boolean isUserDefined(String name) {
    return !BUILT_IN.contains(name) && !name.startsWith("container:");
  }
}
