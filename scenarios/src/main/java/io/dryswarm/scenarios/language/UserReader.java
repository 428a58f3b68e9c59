package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.NameKind;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.models.cluster.RunSpec.NodeSpec;
import io.dryswarm.models.workload.UserSpec;
import io.dryswarm.scenarios.quantity.Quantities;
import io.dryswarm.scenarios.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The section {@code users}. */
final class UserReader {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");
  private static final Pattern URL = Pattern.compile("(?:http://)?[^:/]*:([0-9]{1,5})(?:/.*)?");

  private final EntryReader entries;
  private final PublishedPorts ports;
  private final Requests requests;
  private final long arrivalNs;

  /**
   * @param arrivalNs when users arrive that do not say so, virtual time
   */
  UserReader(List<NodeSpec> nodes, PublishedPorts ports, Requests requests, long arrivalNs) {
    this.entries = new EntryReader(nodes);
    this.ports = ports;
    this.requests = requests;
    this.arrivalNs = arrivalNs;
  }

  List<UserSpec> read(Place section) {
    return section.map().values().stream().map(this::user).toList();
  }

  /** A light load on every published port, for a stack file without a scenario. */
  List<UserSpec> probes() {
    List<UserSpec> probes = new ArrayList<>();
    for (int port : ports.ports()) {
      Stack.Service service = ports.service(port).orElseThrow();
      probeRequest(service.spec().name())
          .ifPresentOrElse(
              request -> probes.add(probe(port, request)),
              () -> service.place().warn("answers no request; port " + port + " gets no probe"));
    }
    return List.copyOf(probes);
  }

  private Optional<String> probeRequest(String service) {
    if (requests.answers(service, Defaults.REQUEST)) {
      return Optional.of(Defaults.REQUEST);
    }
    return requests.answers(service, "ping")
        ? Optional.of("ping")
        : requests.known(service).stream().findFirst();
  }

  private UserSpec probe(int port, String request) {
    return new UserSpec(
        "probe-" + port,
        port,
        request,
        Defaults.PROBES_PER_SECOND,
        Defaults.USER_TIMEOUT_NS,
        entries.all(),
        Defaults.ACCESS_NS,
        "",
        arrivalNs);
  }

  private UserSpec user(Place place) {
    checkName(place, place.key());
    MapPlace map = place.map(LanguageKeys.USER);
    int port = port(map.require("target"));
    String request = request(place, map, port);
    String item = map.find("item").map(Place::text).orElse("");
    map.find("item").ifPresent(p -> checkName(p, item));
    return new UserSpec(
        place.key(),
        port,
        request,
        rate(map.require("arrivals")),
        durationNs(map, "timeout", Defaults.USER_TIMEOUT_NS),
        map.find("entry").map(entries::read).orElseGet(entries::all),
        DistributionReader.durationNs(map, "access", Defaults.ACCESS_NS),
        item,
        durationNs(map, "start", arrivalNs));
  }

  private static void checkName(Place place, String name) {
    if (!NAME.matcher(name).matches()) {
      place.problem(
          "a name has lower-case letters, digits, \"_\" and \"-\", and begins with a letter");
    }
  }

  private int port(Place target) {
    String text = target.text();
    Matcher url = URL.matcher(text.matches("[0-9]{1,5}") ? ":" + text : text);
    if (!url.matches()) {
      return portOfService(target, text);
    }
    int port = Integer.parseInt(url.group(1));
    if (ports.service(port).isEmpty()) {
      target.unknownName(NameKind.SERVICE, "no service publishes port " + port + published());
    }
    return port;
  }

  private int portOfService(Place target, String service) {
    List<Integer> own = ports.portsOf(service);
    if (own.size() == 1) {
      return own.get(0);
    }
    if (own.isEmpty()) {
      target.unknownName(
          NameKind.SERVICE,
          "found \"" + service + "\", expected an address such as http://:8080/" + published());
    } else {
      target.problem(service + " publishes several ports, expected one of " + own);
    }
    return 0;
  }

  private String published() {
    List<Integer> all = ports.ports();
    return all.isEmpty() ? "; nothing is published" : "; published: " + all;
  }

  private String request(Place user, MapPlace map, int port) {
    Place place = map.find("request").orElse(user);
    String request = map.find("request").map(Place::text).orElse(Defaults.REQUEST);
    ports
        .service(port)
        .map(service -> service.spec().name())
        .filter(service -> !requests.answers(service, request))
        .ifPresent(service -> place.problem(service
            + " has no request \""
            + request
            + "\""
            + Suggestion.tail(request, requests.known(service))));
    return request;
  }

  private static double rate(Place arrivals) {
    Place rate =
        arrivals.isMap() ? arrivals.map(LanguageKeys.ARRIVALS).require("poisson") : arrivals;
    return rate.quantity(Quantities.RATE, 1.0);
  }

  private static long durationNs(MapPlace map, String key, long absentNs) {
    return map.find(key).map(p -> p.quantity(Quantities.DURATION, 0L)).orElse(absentNs);
  }
}
