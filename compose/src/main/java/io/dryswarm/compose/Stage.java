package io.dryswarm.compose;

/** Where a stack file fails: Docker looks at it three times, and each time finds what the earlier look could not see. */
public enum Stage {
  /** Reading, interpolation, schema, long forms: what {@code docker stack config} refuses, too. */
  SCHEMA("schema"),

  /** Conversion by the command line when the stack is deployed: undefined names, missing images, impossible modes. */
  CONVERSION("conversion"),

  /** The manager that gets the request: bad constraints, unknown actions, external objects that do not exist. */
  DAEMON("daemon");

  private final String label;

  Stage(String label) {
    this.label = label;
  }

  /** Lower-case word for messages. */
  public String label() {
    return label;
  }
}
