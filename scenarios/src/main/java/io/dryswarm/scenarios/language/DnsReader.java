package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.YamlScalar;
import io.dryswarm.models.dns.AnswerCaching;
import io.dryswarm.models.dns.OutsideDns;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.List;

/** What a scenario says of names: how long programs keep answers, and who answers outside the swarm. */
final class DnsReader {
  private static final String NONE = "none";
  private static final String FOR_EVER = "forever";
  private static final String FIRST = "first";
  private static final String IN_TURN = "in_turn";

  private DnsReader() {}

  /** An application's {@code dns}. */
  static AnswerCaching caching(Place place) {
    MapPlace map = place.map(LanguageKeys.DNS);
    String use = map.find("use").map(p -> p.word(List.of(FIRST, IN_TURN))).orElse(FIRST);
    return new AnswerCaching(keptNs(map.require("cache")), use.equals(IN_TURN));
  }

  private static long keptNs(Place cache) {
    String word = cache.node() instanceof YamlScalar scalar ? scalar.written() : "";
    return switch (word) {
      case NONE -> 0;
      case FOR_EVER -> AnswerCaching.FOR_EVER;
      default -> {
        if (word.isEmpty() || !Character.isDigit(word.charAt(0))) {
          cache.expected(NONE + ", " + FOR_EVER + " or a duration such as 30s");
          yield 0;
        }
        yield cache.quantity(Quantities.DURATION, 0L);
      }
    };
  }

  /** The cluster's {@code outside_dns}. */
  static OutsideDns outside(Place place) {
    MapPlace map = place.map(LanguageKeys.OUTSIDE_DNS);
    int servers = map.find("servers")
        .map(p -> (int) p.integer(1, OutsideDns.MOST_SERVERS))
        .orElse(OutsideDns.NEAR.servers());
    boolean unreachable = map.find("unreachable").map(Place::flag).orElse(false);
    if (unreachable) {
      map.find("answer").ifPresent(p -> p.problem("has no effect with unreachable"));
    }
    long answerNs = map.find("answer")
        .map(p -> p.quantity(Quantities.DURATION, OutsideDns.NEAR.answerNs()))
        .orElse(OutsideDns.NEAR.answerNs());
    return new OutsideDns(servers, !unreachable, answerNs);
  }
}
