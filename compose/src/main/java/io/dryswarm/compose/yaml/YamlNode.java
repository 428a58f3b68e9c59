package io.dryswarm.compose.yaml;

/** A value of a YAML file that knows where it stands. */
public sealed interface YamlNode permits YamlMap, YamlList, YamlScalar {
  Position position();

  /** What it is, for "found ..., expected ...". */
  String describe();
}
