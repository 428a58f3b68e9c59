package io.dryswarm.compose.schema;

import io.dryswarm.compose.yaml.YamlNode;

/**
 * What Docker says to a file that breaks the rules.
 *
 * @param path    {@code services.web.deploy.replicas}, or {@code (root)}
 * @param message {@code must be a integer}
 * @param at      the value, or the key if it is the key that is wrong
 * @param hint    the nearest valid key; may be empty
 */
public record SchemaError(String path, String message, YamlNode at, String hint) {
  /** As Docker prints it. */
  public String text() {
    return path + " " + message;
  }
}
