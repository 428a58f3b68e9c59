package io.dryswarm.core.trace;

import org.jspecify.annotations.Nullable;

/**
 * A kind of trace record. Declared as constants beside the model that writes it.
 *
 * @param name    dotted lower-case name, for example {@code dispatcher.node-down}
 * @param meaning one sentence for the reference page, with the meaning of entity, a, b and text
 */
public record TraceCode(String name, String meaning) {
  /** By name, which is unique; asked for every record, so it must cost next to nothing. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof TraceCode code && name.equals(code.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
