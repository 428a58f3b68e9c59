package io.dryswarm.scenarios.expect;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.NameKind;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.models.store.UpdateStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The section {@code expect}: metrics, each with a condition or a list of conditions. */
public final class ExpectReader {
  private final Subjects subjects;
  private final MetricResolver metrics;

  public ExpectReader(Subjects subjects) {
    this.subjects = subjects;
    this.metrics = new MetricResolver(subjects);
  }

  /** In the order of the file. */
  public List<Expectation> read(Place section) {
    List<Expectation> expectations = new ArrayList<>();
    MapPlace map = section.map();
    for (String name : map.keys()) {
      Optional<Metric> metric = metrics.find(name);
      if (metric.isEmpty()) {
        NameKind kind = metrics.isOfNode(name) ? NameKind.NODE : NameKind.SERVICE;
        map.unknownKey(name, kind, "unknown metric" + NearMetric.tail(name, metrics.names()));
      } else {
        for (Place condition : map.require(name).listOrSingle()) {
          condition(metric.get(), condition).ifPresent(expectations::add);
        }
      }
    }
    return List.copyOf(expectations);
  }

  private Optional<Expectation> condition(Metric metric, Place place) {
    String text = place.text();
    Optional<Operator> operator = Operator.leading(text);
    if (operator.isEmpty()) {
      String signs = String.join(" ", Operator.signs());
      place.problem(
          "found " + place.node().describe() + ", expected one of " + signs + " and a limit",
          "quote a condition that begins with > or !, as in \"> 100\"");
      return Optional.empty();
    }
    String limit = text.substring(operator.get().sign().length()).strip();
    String expression = metric.text() + ": " + operator.get().sign() + " " + limit;
    return switch (metric.unit()) {
      case NAME, STATES -> ofWords(metric, place, operator.get(), limit, expression);
      default -> ofNumber(metric, place, operator.get(), limit, expression);
    };
  }

  private static Optional<Expectation> ofNumber(
      Metric metric, Place place, Operator operator, String limit, String expression) {
    Optional<Double> value = metric.unit().parse(limit);
    if (value.isEmpty()) {
      place.problem(
          "found the limit \"" + limit + "\", expected " + metric.unit().expected());
    }
    return value.map(v -> Expectation.ofNumber(place.position(), expression, metric, operator, v));
  }

  private Optional<Expectation> ofWords(
      Metric metric, Place place, Operator operator, String limit, String expression) {
    if (operator.goodSide() != 0) {
      place.problem("words can be == or !=, nothing else");
      return Optional.empty();
    }
    Optional<String> words =
        metric.unit() == Unit.NAME ? service(place, limit) : states(place, limit);
    return words.map(w -> Expectation.ofName(place.position(), expression, metric, operator, w));
  }

  private static Optional<String> states(Place place, String limit) {
    List<String> known = Arrays.stream(UpdateStatus.State.values())
        .map(UpdateStatus.State::label)
        .toList();
    List<String> states = List.of(limit.split(",\\s*", -1));
    for (String state : states) {
      if (!known.contains(state)) {
        String tail = Suggestion.tail(state, known);
        place.problem("no update has the state \"" + state + "\"" + tail);
        return Optional.empty();
      }
    }
    return Optional.of(String.join(", ", states));
  }

  private Optional<String> service(Place place, String limit) {
    String service = subjects.services().get(limit);
    if (service == null) {
      String tail = Suggestion.tail(limit, subjects.services().keySet());
      place.unknownName(NameKind.SERVICE, "no service is called \"" + limit + "\"" + tail);
    }
    return Optional.ofNullable(service);
  }
}
