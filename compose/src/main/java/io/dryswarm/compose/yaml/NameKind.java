package io.dryswarm.compose.yaml;

/** What a name in a scenario stands for. */
public enum NameKind {
  /** Nodes, defined by the section {@code cluster}. */
  NODE,

  /** Services and what belongs to them, defined by stack files. */
  SERVICE
}
