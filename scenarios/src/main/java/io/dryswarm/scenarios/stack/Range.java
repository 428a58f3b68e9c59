package io.dryswarm.scenarios.stack;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ports from {@code low} to {@code high}, both included. */
record Range(int low, int high) {
  /** {@code 80} or {@code 3000-3005}; nothing if a number is no port or the range runs backwards. */
  static Optional<Range> parse(String text) {
    if (!text.matches("\\d{1,5}(-\\d{1,5})?")) {
      return Optional.empty();
    }
    int dash = text.indexOf('-');
    int low = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
    int high = dash < 0 ? low : Integer.parseInt(text.substring(dash + 1));
    return low >= 1 && high <= 65535 && low <= high
        ? Optional.of(new Range(low, high))
        : Optional.empty();
  }

  int size() {
    return high - low + 1;
  }

  /** Whether these ports can be published for {@code target}: as many, or all of them for one. */
  boolean maps(Range target) {
    return target.size() == 1 || target.size() == size();
  }

  Stream<Integer> ports() {
    return IntStream.rangeClosed(low, high).boxed();
  }
}
