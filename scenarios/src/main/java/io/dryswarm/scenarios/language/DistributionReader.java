package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.Empirical;
import io.dryswarm.core.random.Exponential;
import io.dryswarm.core.random.Gamma;
import io.dryswarm.core.random.Lognormal;
import io.dryswarm.core.random.Mixture;
import io.dryswarm.core.random.Pareto;
import io.dryswarm.core.random.Uniform;
import io.dryswarm.core.random.Weibull;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.ArrayList;
import java.util.List;

/** Durations that vary: a bare duration is a constant, a mapping names a distribution. */
final class DistributionReader {
  private static final Distribution HARMLESS = new Constant(0);
  private static final List<String> SHAPES =
      List.of("median", "mean", "uniform", "gamma", "weibull", "pareto", "values", "mixture");

  private DistributionReader() {}

  /** In nanoseconds. */
  static Distribution durationNs(Place place) {
    if (!place.isMap()) {
      return new Constant(ns(place));
    }
    MapPlace map = place.map(LanguageKeys.DISTRIBUTION);
    List<String> shapes = SHAPES.stream().filter(map::has).toList();
    if (shapes.size() != 1) {
      place.problem("expected a duration or exactly one of "
          + "median with p99, mean, uniform, gamma, weibull, pareto, values or mixture");
      return HARMLESS;
    }
    if (map.has("p99") && !map.has("median")) {
      map.problemAtKey("p99", "goes with median only");
    }
    Place value = map.require(shapes.get(0));
    return switch (shapes.get(0)) {
      case "median" -> lognormal(map);
      case "mean" -> new Exponential(positiveNs(value));
      case "uniform" -> uniform(value);
      case "gamma" -> gamma(value);
      case "weibull" -> weibull(value);
      case "pareto" -> pareto(value);
      case "values" -> empirical(value);
      default -> mixture(value);
    };
  }

  private static Distribution lognormal(MapPlace map) {
    double medianNs = positiveNs(map.require("median"));
    Place p99 = map.require("p99");
    double p99Ns = positiveNs(p99);
    if (map.has("p99") && p99Ns < medianNs) {
      p99.problem("is below the median");
      return HARMLESS;
    }
    return Lognormal.ofMedianAndP99(medianNs, Math.max(medianNs, p99Ns));
  }

  private static Distribution uniform(Place place) {
    List<Place> bounds = place.list();
    if (bounds.size() != 2) {
      place.problem("expected two durations, as in [1ms, 2ms]");
      return HARMLESS;
    }
    double lowNs = ns(bounds.get(0));
    double highNs = ns(bounds.get(1));
    if (highNs < lowNs) {
      bounds.get(1).problem("is below the lower bound");
      return HARMLESS;
    }
    return new Uniform(lowNs, highNs);
  }

  private static Distribution gamma(Place place) {
    MapPlace map = place.map(LanguageKeys.GAMMA);
    double shape = shape(map);
    return new Gamma(shape, positiveNs(map.require("mean")) / shape);
  }

  private static Distribution weibull(Place place) {
    MapPlace map = place.map(LanguageKeys.SHAPE_AND_SCALE);
    return new Weibull(shape(map), positiveNs(map.require("scale")));
  }

  private static Distribution pareto(Place place) {
    MapPlace map = place.map(LanguageKeys.SHAPE_AND_SCALE);
    return new Pareto(shape(map), positiveNs(map.require("scale")));
  }

  private static Distribution empirical(Place place) {
    double[] values = place.list().stream().mapToDouble(DistributionReader::ns).toArray();
    if (values.length == 0) {
      place.problem("expected at least one duration");
      return HARMLESS;
    }
    return new Empirical(values);
  }

  private static Distribution mixture(Place place) {
    List<Distribution> parts = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (Place item : place.list()) {
      MapPlace part = item.map(LanguageKeys.MIXTURE_PART);
      weights.add(part.require("weight").number(0));
      parts.add(durationNs(part.require("of")));
    }
    double[] shares = weights.stream().mapToDouble(Double::doubleValue).toArray();
    if (weights.stream().allMatch(w -> w == 0)) {
      place.problem("expected at least one part with a weight more than 0");
      return HARMLESS;
    }
    return new Mixture(shares, parts);
  }

  private static double shape(MapPlace map) {
    Place place = map.require("shape");
    double shape = place.number(0);
    if (shape <= 0) {
      place.expected("a number more than 0");
      return 1;
    }
    return shape;
  }

  private static double positiveNs(Place place) {
    double ns = ns(place);
    if (ns == 0) {
      place.expected("a duration more than 0");
      return 1;
    }
    return ns;
  }

  /** What does not parse counts as 1 ns, so that nobody complains about it a second time. */
  private static double ns(Place place) {
    return place.quantity(Quantities.DURATION, 1L).doubleValue();
  }

  /** A distribution at a key, or a default. */
  static Distribution durationNs(MapPlace map, String key, Distribution absent) {
    return map.find(key).map(DistributionReader::durationNs).orElse(absent);
  }
}
