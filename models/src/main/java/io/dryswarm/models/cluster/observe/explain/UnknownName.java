package io.dryswarm.models.cluster.observe.explain;

import java.util.List;

/** Nothing in the run has this name. */
public final class UnknownName extends Exception {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final transient List<String> known;

  UnknownName(String message, String name, List<String> known) {
    super(message);
    this.name = name;
    this.known = List.copyOf(known);
  }

  /** What was asked for. */
  public String name() {
    return name;
  }

  /** Names of the same kind that exist. */
  public List<String> known() {
    return known;
  }
}
