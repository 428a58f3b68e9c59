package io.dryswarm.compose.model;

import io.dryswarm.compose.text.TextRefused;
import io.dryswarm.compose.yaml.YamlNode;

/** Makes the long form of a value out of any of its forms. */
@FunctionalInterface
interface Preparation {
  /** @throws TextRefused if it has none of them */
  YamlNode prepare(YamlNode node, Decoding decoding) throws TextRefused;
}
