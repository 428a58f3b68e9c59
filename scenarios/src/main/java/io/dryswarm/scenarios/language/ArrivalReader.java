package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.core.Time;
import io.dryswarm.models.workload.ArrivalSpec;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.ArrayList;
import java.util.List;

/** {@code arrivals}: when users send requests. A bare rate is a Poisson process. */
final class ArrivalReader {
  private static final ArrivalSpec HARMLESS = new ArrivalSpec.Poisson(1);
  private static final int MOST_USERS = 1_000_000;

  private final ArrivalFile files;

  ArrivalReader(ArrivalFile files) {
    this.files = files;
  }

  ArrivalSpec read(Place place) {
    if (!place.isMap()) {
      return new ArrivalSpec.Poisson(rate(place));
    }
    MapPlace map = place.map(LanguageKeys.ARRIVALS);
    List<String> kinds = LanguageKeys.ARRIVALS.names().stream().filter(map::has).toList();
    if (kinds.isEmpty() && !map.keys().isEmpty()) {
      return HARMLESS; // an unknown key, which is a problem already
    }
    if (kinds.size() != 1) {
      place.problem(
          "expected a rate or exactly one of " + String.join(", ", LanguageKeys.ARRIVALS.names()));
      return HARMLESS;
    }
    Place value = map.require(kinds.get(0));
    return switch (kinds.get(0)) {
      case "poisson" -> new ArrivalSpec.Poisson(rate(value));
      case "steady" -> new ArrivalSpec.Steady(rate(value));
      case "mmpp" -> mmpp(value);
      case "diurnal" -> diurnal(value);
      case "steps" -> steps(value);
      case "times" -> times(value);
      case "replay" -> new ArrivalSpec.Replay(files.timesNs(value));
      default -> closed(value);
    };
  }

  private static double rate(Place place) {
    return place.quantity(Quantities.RATE, 1.0);
  }

  /** Nobody at all is a rate here, too. */
  private static double rateOrNone(Place place) {
    boolean isNone =
        !place.isMap() && !place.isList() && place.text().matches("0(\\.0+)?( ?/ ?(s|min|m|h))?");
    return isNone ? 0 : rate(place);
  }

  private static ArrivalSpec mmpp(Place place) {
    List<ArrivalSpec.Mmpp.State> states = new ArrayList<>();
    for (Place item : place.list()) {
      MapPlace map = item.map(LanguageKeys.MMPP_STATE);
      Place stay = map.require("stay");
      long stayNs = stay.quantity(Quantities.DURATION, 1L);
      if (stayNs == 0) {
        stay.expected("a duration more than 0");
        stayNs = 1;
      }
      states.add(new ArrivalSpec.Mmpp.State(rateOrNone(map.require("rate")), stayNs));
    }
    if (states.stream().noneMatch(state -> state.ratePerSecond() > 0)) {
      place.problem("expected at least one state with a rate more than 0");
      return HARMLESS;
    }
    return new ArrivalSpec.Mmpp(List.copyOf(states));
  }

  private static ArrivalSpec diurnal(Place place) {
    MapPlace map = place.map(LanguageKeys.DIURNAL);
    double mean = rate(map.require("mean"));
    Place peakPlace = map.require("peak");
    double peak = peakPlace.quantity(Quantities.RATE, mean);
    if (peak < mean || peak > 2 * mean) {
      peakPlace.problem("is not between the mean and twice the mean");
      peak = mean;
    }
    long periodNs =
        map.find("period").map(p -> p.quantity(Quantities.DURATION, 1L)).orElse(24 * Time.HOUR);
    if (periodNs == 0) {
      map.require("period").expected("a duration more than 0");
      periodNs = 1;
    }
    long peakAtNs = map.find("peak_at").map(p -> p.quantity(ClockTime.KIND, 0L)).orElse(0L);
    return new ArrivalSpec.Diurnal(mean, peak, periodNs, peakAtNs);
  }

  private static ArrivalSpec steps(Place place) {
    List<ArrivalSpec.Steps.Step> steps = new ArrayList<>();
    long beforeNs = -1;
    for (Place item : place.list()) {
      MapPlace map = item.map(LanguageKeys.RATE_STEP);
      Place at = map.require("at");
      long atNs = at.quantity(ClockTime.KIND, beforeNs + 1);
      if (atNs <= beforeNs) {
        at.problem("is not after the step before");
      }
      beforeNs = Math.max(atNs, beforeNs + 1);
      steps.add(new ArrivalSpec.Steps.Step(beforeNs, rateOrNone(map.require("rate"))));
    }
    if (steps.isEmpty()) {
      place.problem("expected at least one step, such as {at: 1m, rate: 10/s}");
      return HARMLESS;
    }
    return new ArrivalSpec.Steps(List.copyOf(steps));
  }

  private static ArrivalSpec times(Place place) {
    List<Place> items = place.list();
    long[] timesNs = new long[items.size()];
    for (int i = 0; i < timesNs.length; i++) {
      long earliestNs = i == 0 ? 0 : timesNs[i - 1];
      timesNs[i] = items.get(i).quantity(Quantities.DURATION, earliestNs);
      if (timesNs[i] < earliestNs) {
        items.get(i).problem("is before the time before it");
      }
    }
    return new ArrivalSpec.Replay(timesNs);
  }

  private static ArrivalSpec closed(Place place) {
    MapPlace map = place.map(LanguageKeys.CLOSED);
    return new ArrivalSpec.Closed(
        (int) map.require("users").integer(1, MOST_USERS),
        DistributionReader.durationNs(map, "think", Defaults.NO_TIME));
  }
}
