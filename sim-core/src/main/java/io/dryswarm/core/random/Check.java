package io.dryswarm.core.random;

/** Parameter checks whose messages name the field, the value and the allowed range. */
final class Check {
  private Check() {}

  static double positive(String field, double value) {
    return demand(value > 0 && value < Double.POSITIVE_INFINITY, field, value, "a number > 0");
  }

  static double notNegative(String field, double value) {
    return demand(value >= 0 && value < Double.POSITIVE_INFINITY, field, value, "a number >= 0");
  }

  static double finite(String field, double value) {
    return demand(Double.isFinite(value), field, value, "a finite number");
  }

  static double atLeast(String field, double value, double low, String nameOfLow) {
    return demand(
        value >= low && value < Double.POSITIVE_INFINITY,
        field,
        value,
        "a number >= " + nameOfLow + " (" + low + ")");
  }

  static void notEmpty(String field, int length) {
    if (length == 0) {
      throw new IllegalArgumentException(field + " is empty, expected at least 1 element");
    }
  }

  private static double demand(boolean holds, String field, double value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(field + " is " + value + ", expected " + expected);
    }
    return value;
  }
}
