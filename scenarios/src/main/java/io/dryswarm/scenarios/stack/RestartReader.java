package io.dryswarm.scenarios.stack;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.spec.RestartPolicy;
import io.dryswarm.models.spec.RestartPolicy.Condition;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code deploy.restart_policy}, or else the older {@code restart} key of the service, which Docker announces as ignored and then
 * applies. Control-plane facts 12.4.31.
 */
final class RestartReader {
  private static final List<String> CONDITIONS = List.of("any", "on-failure", "none");
  private static final Pattern LEGACY =
      Pattern.compile("no|always|unless-stopped|on-failure(?::(\\d{1,9}))?");

  private RestartReader() {}

  static RestartPolicy read(MapPlace service, MapPlace deploy) {
    return deploy
        .find("restart_policy")
        .map(RestartReader::policy)
        .or(() -> service.find("restart").map(RestartReader::legacy))
        .orElse(RestartPolicy.DEFAULT);
  }

  private static RestartPolicy policy(Place place) {
    MapPlace policy = place.map(ComposeKeys.RESTART_POLICY);
    String condition = policy.find("condition").map(p -> p.word(CONDITIONS)).orElse("any");
    return new RestartPolicy(
        Condition.valueOf(condition.toUpperCase(Locale.ROOT).replace('-', '_')),
        durationNs(policy, "delay", RestartPolicy.DEFAULT.delayNs()),
        policy.find("max_attempts").map(p -> p.integer(0, Integer.MAX_VALUE)).orElse(0L),
        durationNs(policy, "window", 0));
  }

  private static long durationNs(MapPlace policy, String key, long absentNs) {
    return policy.find(key).map(p -> p.quantity(Quantities.DURATION, 0L)).orElse(absentNs);
  }

  private static RestartPolicy legacy(Place place) {
    Matcher word = LEGACY.matcher(place.strictText());
    if (!word.matches()) {
      place.expected("no, always, unless-stopped, on-failure or on-failure:N");
      return RestartPolicy.DEFAULT;
    }
    if (!word.group().startsWith("on-failure")) {
      return RestartPolicy.DEFAULT;
    }
    long attempts = word.group(1) == null ? 0 : Long.parseLong(word.group(1));
    return new RestartPolicy(Condition.ON_FAILURE, RestartPolicy.DEFAULT.delayNs(), attempts, 0);
  }
}
