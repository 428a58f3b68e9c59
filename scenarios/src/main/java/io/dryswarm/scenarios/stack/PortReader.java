package io.dryswarm.scenarios.stack;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.spec.PortSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Published ports, short and long form, sorted by published port. Control-plane facts 12.4.34. */
final class PortReader {
  private static final Pattern SHORT = Pattern.compile(
      "(?:(?<ip>\\[[0-9a-fA-F:]+]|\\d+(?:\\.\\d+){3}):)?(?:(?<published>\\d*(?:-\\d+)?):)?"
          + "(?<target>\\d+(?:-\\d+)?)(?:/(?<protocol>tcp|udp|sctp))?",
      Pattern.CASE_INSENSITIVE);

  private static final String EXPECTED =
      "a port such as 80, 8080:80, 53:53/udp or 3000-3002:4000-4002";

  private PortReader() {}

  static List<PortSpec> read(Place ports) {
    List<PortSpec> result = new ArrayList<>();
    for (Place port : ports.list()) {
      List<PortSpec> read = port.isMap() ? List.of(longForm(port)) : shortForm(port);
      for (PortSpec spec : read) {
        if (result.contains(spec)) {
          port.problem("the same port is published twice; array items must be unique");
        } else {
          result.add(spec);
        }
      }
    }
    result.sort(Comparator.comparingInt(PortSpec::published));
    return result;
  }

  private static PortSpec longForm(Place place) {
    MapPlace port = place.map(ComposeKeys.PORT);
    int target = (int) port.require("target").integer(1, 65535);
    int published = port.find("published").map(p -> (int) p.integer(0, 65535)).orElse(0);
    List<String> protocols = List.of("tcp", "udp", "sctp");
    String protocol = port.find("protocol").map(p -> p.word(protocols)).orElse("tcp");
    boolean host = port.find("mode").map(PortReader::isHostMode).orElse(false);
    return new PortSpec(
        published,
        target,
        protocol(protocol),
        host ? PortSpec.PublishMode.HOST : PortSpec.PublishMode.INGRESS);
  }

  /** Docker takes any word it does not know for {@code ingress}. */
  private static boolean isHostMode(Place mode) {
    String word = mode.strictText();
    if (!word.equals("host") && !word.equals("ingress")) {
      mode.warn("found \"" + word + "\", expected ingress or host; Docker takes it for ingress");
    }
    return word.equals("host");
  }

  private static List<PortSpec> shortForm(Place place) {
    Matcher m = SHORT.matcher(place.text());
    Optional<Range> target = m.matches() ? Range.parse(m.group("target")) : Optional.empty();
    if (target.isEmpty()) {
      place.expected(EXPECTED);
      return List.of();
    }
    if (m.group("ip") != null) {
      place.warn("Swarm publishes on every address; the address " + m.group("ip") + " is ignored");
    }
    String publishedText = m.group("published");
    String protocolText = m.group("protocol");
    PortSpec.Protocol protocol = protocol(protocolText == null ? "tcp" : protocolText);
    if (publishedText == null || publishedText.isEmpty()) {
      return target.get().ports().map(t -> ingress(0, t, protocol)).toList();
    }
    Optional<Range> published = Range.parse(publishedText);
    if (published.isEmpty() || !published.get().maps(target.get())) {
      place.expected(EXPECTED);
      return List.of();
    }
    return pairs(published.get(), target.get(), protocol);
  }

  private static List<PortSpec> pairs(Range published, Range target, PortSpec.Protocol protocol) {
    boolean single = target.size() == 1;
    return published
        .ports()
        .map(p -> ingress(p, single ? target.low() : target.low() + p - published.low(), protocol))
        .toList();
  }

  private static PortSpec ingress(int published, int target, PortSpec.Protocol protocol) {
    return new PortSpec(published, target, protocol, PortSpec.PublishMode.INGRESS);
  }

  private static PortSpec.Protocol protocol(String word) {
    return PortSpec.Protocol.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
