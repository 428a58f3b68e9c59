package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.StreamDice;
import io.dryswarm.models.cluster.Cluster;
import io.dryswarm.models.dns.DnsAnswer;
import io.dryswarm.models.dns.Question;
import io.dryswarm.models.overlay.OverlayHost;
import io.dryswarm.models.store.NodeObject.Attachment;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Programs that a case runs in containers to look at the network: lookups, questions without end, datagrams. */
final class NetworkProbes {
  private static final int LOOKUP_ROUNDS = 1;

  private final ReplayCluster built;
  private final Cluster cluster;
  private final OverlayHost overlay;
  private final Simulation sim;
  private final Recording recording;
  private final Symbols symbols;
  private final StreamDice arpDice;
  private final List<DnsProbe> dnsProbes = new ArrayList<>();
  private final List<UdpProbe> udpProbes = new ArrayList<>();
  private final SlotEvent ask;
  private final SlotEvent answer;
  private final SlotEvent datagram;

  NetworkProbes(ReplayCluster built, Recording recording, Symbols symbols) {
    this.built = built;
    this.cluster = built.cluster();
    this.recording = recording;
    this.symbols = symbols;
    this.sim = cluster.sim();
    OverlayHost there = cluster.overlay();
    if (there == null) {
      throw new Unsupported("names without overlay networks");
    }
    this.overlay = there;
    this.arpDice = new StreamDice(built.stream("arp"));
    this.ask = sim.define("client.ask", (probe, arg) -> ask(probe));
    this.answer = sim.define("client.answer", (probe, arg) -> answered(probe));
    this.datagram = sim.define("client.datagram", (probe, arg) -> datagram(probe));
  }

  /** {@code dns_probe}. */
  void dns(JsonNode step) {
    TaskObject client = running(step.get("from"));
    long untilNs = until(step);
    for (JsonNode name : step.get("names")) {
      dnsProbes.add(new DnsProbe(
          step.get("probe").asText(),
          symbols.expand(name.asText(), recording.live()),
          new DnsProbe.Client(client.node(), client.id()),
          Moments.ns(step.path("every_ms")),
          step.has("timeout_ms") ? Moments.ns(step.get("timeout_ms")) : Long.MAX_VALUE,
          untilNs));
      sim.after(0, ask, dnsProbes.size() - 1, 0);
    }
  }

  private long until(JsonNode step) {
    return step.has("for_ms") ? sim.nowNs() + Moments.ns(step.get("for_ms")) : Long.MAX_VALUE;
  }

  private void ask(int index) {
    DnsProbe probe = dnsProbes.get(index);
    DnsProbe.Client client = probe.client;
    if (sim.nowNs() < probe.untilNs && cluster.executor().isRunning(client.node(), client.task())) {
      DnsAnswer answer = overlay.names().query(client.node(), client.task(), probe.question());
      sim.after(probe.asked(sim.nowNs(), answer), this.answer, index, 0);
    }
  }

  private void answered(int index) {
    DnsProbe probe = dnsProbes.get(index);
    List<Integer> addresses = probe.changed();
    if (addresses != null) {
      TreeMap<String, Object> fields = new TreeMap<>();
      fields.put("probe", probe.probe);
      fields.put("name", probe.name);
      fields.put("count", (long) addresses.size());
      fields.put("addresses", addresses.toString());
      built.recorder().probed("dns.change", fields);
    }
    sim.at(probe.nextNs(sim.nowNs()), ask, index, 0);
  }

  /** {@code udp_probe}. */
  void udp(JsonNode step) {
    TaskObject client = running(step.get("from"));
    JsonNode to = step.get("to").path("address_of");
    if (to.isMissingNode()) {
      throw new Unsupported("udp_probe to " + step.get("to"));
    }
    TaskObject server = running(to);
    for (Attachment own : client.attachments()) {
      int address = addressOn(server, own.network());
      if (address != OverlayHost.NO_ADDRESS) {
        udpProbes.add(new UdpProbe(
            step.get("probe").asText(),
            Moments.ns(step.path("every_ms")),
            until(step),
            own.network(),
            new UdpProbe.End(client.node(), client.id(), own.address()),
            new UdpProbe.End(server.node(), server.id(), address),
            arpDice));
        sim.after(0, datagram, udpProbes.size() - 1, 0);
        return;
      }
    }
    throw new Unsupported("udp_probe between networks");
  }

  private static int addressOn(TaskObject task, int network) {
    for (Attachment attachment : task.attachments()) {
      if (attachment.network() == network) {
        return attachment.address();
      }
    }
    return OverlayHost.NO_ADDRESS;
  }

  private void datagram(int index) {
    UdpProbe probe = udpProbes.get(index);
    if (sim.nowNs() >= probe.untilNs) {
      return;
    }
    Boolean news = probe.tick(sim.nowNs(), cluster, overlay);
    if (news != null) {
      TreeMap<String, Object> fields = new TreeMap<>();
      fields.put("probe", probe.probe);
      fields.put("ok", news);
      built.recorder().probed("udp.change", fields);
    }
    sim.after(probe.everyNs, datagram, index, 0);
  }

  /** {@code lookup}: asks now; the answers are judged after the run. */
  void lookup(JsonNode expectation) {
    TaskObject client = running(expectation.get("from"));
    Question question = Question.of(
        symbols.expand(expectation.get("name").asText(), recording.live()),
        Question.Type.valueOf(expectation.get("type").asText()));
    List<DnsAnswer> answers = new ArrayList<>();
    for (int i = 0; i < expectation.path("repeat").asInt(LOOKUP_ROUNDS); i++) {
      answers.add(overlay.names().query(client.node(), client.id(), question));
    }
    TreeSet<Integer> wanted = expectation.has("addresses_of")
        ? addresses(expectation.get("addresses_of"), client)
        : new TreeSet<>();
    recording.lookedUp(expectation.get("id").asText(), new Lookup(answers, wanted));
  }

  /** What they have on the networks of the client. */
  private TreeSet<Integer> addresses(JsonNode of, TaskObject client) {
    TreeSet<Integer> addresses = new TreeSet<>();
    for (Attachment own : client.attachments()) {
      if (of.has("vip")) {
        ServiceObject service = recording.live().service(of.get("vip").asText());
        (service == null ? List.<Attachment>of() : service.virtualIps())
            .stream()
                .filter(vip -> vip.network() == own.network())
                .forEach(vip -> addresses.add(vip.address()));
      } else {
        recording.live().tasks().stream()
            .filter(task -> isRunning(task, of))
            .map(task -> addressOn(task, own.network()))
            .filter(address -> address != OverlayHost.NO_ADDRESS)
            .forEach(addresses::add);
      }
    }
    return addresses;
  }

  private TaskObject running(JsonNode which) {
    return recording.live().tasks().stream()
        .filter(task -> isRunning(task, which))
        .findFirst()
        .orElseThrow(() -> new Unsupported("a probe in a container that does not run: " + which));
  }

  private static boolean isRunning(TaskObject task, JsonNode which) {
    return TaskFilter.isOneOf(which.get("service"), task.serviceName())
        && (!which.has("slot") || task.slot() == which.get("slot").asInt())
        && task.observed() == TaskState.RUNNING
        && task.desired() == TaskState.RUNNING;
  }
}
