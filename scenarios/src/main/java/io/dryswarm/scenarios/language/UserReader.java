package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.models.cluster.RunSpec.NodeSpec;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.workload.ClientSpec;
import io.dryswarm.models.workload.KeepAliveSpec;
import io.dryswarm.models.workload.RetrySpec;
import io.dryswarm.models.workload.UserSpec;
import io.dryswarm.scenarios.deploy.Stack;
import io.dryswarm.scenarios.language.TargetReader.Target;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The section {@code users}. */
final class UserReader {
  private static final List<String> SOURCE_PORTS = List.of("fresh", "fixed");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");

  private static final int MOST_REQUESTS = 1_000_000_000;

  private final EntryReader entries;
  private final TargetReader targets;
  private final PublishedPorts tcp;
  private final Requests requests;
  private final ArrivalReader arrivals;
  private final long arrivalNs;

  /**
   * @param files     recordings of arrivals
   * @param arrivalNs when users arrive that do not say so, virtual time
   */
  UserReader(
      List<NodeSpec> nodes,
      List<Stack.Service> services,
      Requests requests,
      ArrivalFile files,
      long arrivalNs) {
    this.entries = new EntryReader(nodes);
    this.tcp = new PublishedPorts(services, Protocol.TCP);
    PublishedPorts udp = new PublishedPorts(services, Protocol.UDP);
    this.targets = new TargetReader(nodes, tcp, udp);
    this.requests = requests;
    this.arrivals = new ArrivalReader(files);
    this.arrivalNs = arrivalNs;
  }

  List<UserSpec> read(Place section) {
    return section.map().values().stream().map(this::user).toList();
  }

  /** A light load on every published port, for a stack file without a scenario. */
  List<UserSpec> probes() {
    List<UserSpec> probes = new ArrayList<>();
    for (int port : tcp.meshPorts()) {
      Stack.Service service = tcp.service(port).orElseThrow();
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
    Target target = targets.read(map.require("target"));
    String request = request(place, map, target.service());
    String item = map.find("item").map(Place::text).orElse("");
    map.find("item").ifPresent(p -> checkName(p, item));
    long timeoutNs = durationNs(map, "timeout", Defaults.USER_TIMEOUT_NS);
    return new UserSpec(
        place.key(),
        target.port(),
        request,
        arrivals.read(map.require("arrivals")),
        timeoutNs,
        map.find("retries").map(RetryReader::read).orElse(RetrySpec.NONE),
        map.find("keep_alive").map(UserReader::keepAlive).orElse(KeepAliveSpec.NONE),
        entryNodes(map, target.node()),
        DistributionReader.durationNs(map, "access", Defaults.ACCESS_NS),
        item,
        durationNs(map, "start", arrivalNs),
        durationNs(map, "connect_timeout", timeoutNs),
        client(map, target.protocol()));
  }

  private List<Integer> entryNodes(MapPlace map, Optional<Integer> named) {
    map.find("entry")
        .filter(entry -> named.isPresent())
        .ifPresent(entry -> entry.problem("the target names the node already"));
    return named
        .map(List::of)
        .orElseGet(() -> map.find("entry").map(entries::read).orElseGet(entries::all));
  }

  private static ClientSpec client(MapPlace map, Protocol protocol) {
    int machines = map.find("clients")
        .map(p -> (int) p.integer(1, ClientSpec.MOST_MACHINES))
        .orElse(ClientSpec.EACH_ITS_OWN);
    boolean fixed =
        map.find("source_port").map(p -> p.word(SOURCE_PORTS).equals("fixed")).orElse(false);
    if (fixed && protocol == Protocol.TCP) {
      map.require("source_port").problem("only users of UDP can send from a fixed port");
    }
    return new ClientSpec(protocol, machines, fixed);
  }

  private static void checkName(Place place, String name) {
    if (!NAME.matcher(name).matches()) {
      place.problem(
          "a name has lower-case letters, digits, \"_\" and \"-\", and begins with a letter");
    }
  }

  private String request(Place user, MapPlace map, Optional<Stack.Service> target) {
    Place place = map.find("request").orElse(user);
    String request = map.find("request").map(Place::text).orElse(Defaults.REQUEST);
    target
        .map(service -> service.spec().name())
        .filter(service -> !requests.answers(service, request))
        .ifPresent(service -> place.problem(service
            + " has no request \""
            + request
            + "\""
            + Suggestion.tail(request, requests.known(service))));
    return request;
  }

  private static KeepAliveSpec keepAlive(Place place) {
    if (place.isFlag()) {
      return place.flag()
          ? new KeepAliveSpec(Defaults.KEEP_ALIVE_NS, Defaults.KEEP_ALIVE_REQUESTS)
          : KeepAliveSpec.NONE;
    }
    MapPlace map = place.map(LanguageKeys.KEEP_ALIVE);
    return new KeepAliveSpec(
        durationNs(map, "idle", Defaults.KEEP_ALIVE_NS),
        map.find("requests")
            .map(p -> (int) p.integer(1, MOST_REQUESTS))
            .orElse(Defaults.KEEP_ALIVE_REQUESTS));
  }

  private static long durationNs(MapPlace map, String key, long absentNs) {
    return map.find(key).map(p -> p.quantity(Quantities.DURATION, 0L)).orElse(absentNs);
  }
}
