package io.dryswarm.scenarios.expect;

import io.dryswarm.compose.yaml.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What somebody meant who wrote the name of a metric that the scenario does not have. */
final class NearMetric {
  private static final String RECOVERY = "recovery";
  private static final List<String> DATA = List.of("secret", "config");

  private NearMetric() {}

  /**
   * The tail of a message: {@code ; did you mean "recovery(worker-2).detected"?}. The nearest name; if none is near, the nearest of those about
   * the same kind of thing; if there is no such thing, why.
   */
  static String tail(String wrong, Collection<String> names) {
    if (Suggestion.nearest(wrong, names).isPresent()) {
      return Suggestion.tail(wrong, names);
    }
    String kind = kind(wrong);
    Optional<String> begun = closest(wrong, names, name -> name.startsWith(wrong));
    Optional<String> kin =
        begun.or(() -> closest(wrong, names, name -> kind(name).equals(kind)));
    Optional<String> meant =
        kin.or(() -> closest(wrong, names, name -> metric(name).equals(metric(wrong))));
    if (kin.isEmpty() && kind.equals(RECOVERY)) {
      return "; the timeline has nothing to recover from: no crash, kill-engine, stop-engine, link-down, hang or hang-engine";
    } else if (kin.isEmpty() && DATA.contains(kind)) {
      return "; the scenario has no " + kind;
    }
    return meant
        .map(name -> "; did you mean \"" + name + "\"?")
        .orElseGet(() -> Suggestion.tail(wrong, names));
  }

  private static Optional<String> closest(
      String wrong, Collection<String> names, Predicate<String> isPossible) {
    return Suggestion.closest(wrong, names.stream().filter(isPossible).toList());
  }

  /** {@code recovery} of {@code recovery(worker-2).detected}, {@code voters} of {@code voters.latency.p99}. */
  private static String kind(String name) {
    return name.split("[(.]", 2)[0];
  }

  /** {@code detected} of {@code recovery(worker-2).detected}, {@code latency.p99} of {@code voters.latency.p99}. */
  private static String metric(String name) {
    String behind = name.substring(name.indexOf(')') + 1);
    return behind.substring(behind.indexOf('.') + 1);
  }
}
