package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.Empirical;
import io.dryswarm.core.random.Mixture;
import io.dryswarm.core.random.Uniform;
import io.dryswarm.models.dns.OutsideDns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The inputs of a case that belong to the measuring machine: a case's own list, or else the quantiles of its file. */
final class Machine {
  private static final double NS_PER_MS = 1e6;

  private final JsonNode own;
  private final JsonNode defaults;

  Machine(JsonNode own, JsonNode defaults) {
    this.own = own;
    this.defaults = defaults;
  }

  /** Whether the case itself gives it. */
  boolean isOwn(String key) {
    return own.has(key);
  }

  boolean has(String key) {
    return own.has(key) || defaults.has(key);
  }

  /** Nanoseconds; always 0 if neither the case nor its file tells. */
  Distribution ns(String key) {
    if (own.path(key).size() > 0) {
      return new Empirical(values(own.get(key)));
    }
    return defaults.path(key).size() > 0 ? quantiles(values(defaults.get(key))) : new Constant(0);
  }

  /** Whether anybody answers what the engines do not know. */
  OutsideDns outsideDns() {
    String known = (own.has("outside_dns") ? own : defaults).path("outside_dns").asText();
    return known.equals("unreachable") ? OutsideDns.UNREACHABLE : OutsideDns.NEAR;
  }

  /** What containers do, first match first. */
  List<JsonNode> behaviours() {
    List<JsonNode> behaviours = new ArrayList<>();
    (own.has("behaviour") ? own : defaults).path("behaviour").forEach(behaviours::add);
    return behaviours;
  }

  private static double[] values(JsonNode list) {
    double[] values = new double[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i).asDouble() * NS_PER_MS;
    }
    return values;
  }

  /** Linear between equally spaced quantiles: each interval as likely as the others, uniform inside. */
  private static Distribution quantiles(double[] values) {
    if (values.length == 1) {
      return new Constant(values[0]);
    }
    double[] weights = new double[values.length - 1];
    Arrays.fill(weights, 1);
    List<Distribution> parts = new ArrayList<>();
    for (int i = 0; i + 1 < values.length; i++) {
      parts.add(
          values[i] < values[i + 1]
              ? new Uniform(values[i], values[i + 1])
              : new Constant(values[i]));
    }
    return new Mixture(weights, parts);
  }
}
