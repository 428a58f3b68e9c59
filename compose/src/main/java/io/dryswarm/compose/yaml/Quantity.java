package io.dryswarm.compose.yaml;

import java.util.Optional;

/** A kind of number with a unit, as users write it. */
public interface Quantity<T> {
  /** The value, or nothing if the text is not of this kind. */
  Optional<T> parse(String text);

  /** Continues "expected": what it is, its units, and an example. */
  String expected();
}
