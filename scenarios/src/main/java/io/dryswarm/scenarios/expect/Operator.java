package io.dryswarm.scenarios.expect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a metric is compared with its limit. */
enum Operator {
  AT_MOST("<="),
  AT_LEAST(">="),
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  MORE(">");

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  static List<String> signs() {
    return Arrays.stream(values()).map(Operator::sign).toList();
  }

  /** The operator that a condition begins with; two-character signs are tried first. */
  static Optional<Operator> leading(String condition) {
    return Arrays.stream(values()).filter(o -> condition.startsWith(o.sign)).findFirst();
  }

  boolean holds(double value, double limit) {
    return switch (this) {
      case AT_MOST -> value <= limit;
      case AT_LEAST -> value >= limit;
      case EQUAL -> value == limit;
      case NOT_EQUAL -> value != limit;
      case LESS -> value < limit;
      case MORE -> value > limit;
    };
  }

  /** Which way is the good side: 1 below the limit, -1 above it, 0 neither. */
  int goodSide() {
    return switch (this) {
      case LESS, AT_MOST -> 1;
      case MORE, AT_LEAST -> -1;
      case EQUAL, NOT_EQUAL -> 0;
    };
  }
}
