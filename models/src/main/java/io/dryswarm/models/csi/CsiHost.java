package io.dryswarm.models.csi;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.models.store.LeaderComponent;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The CSI plugins of a cluster, the storage behind them and the volume managers of its managers. A call takes the time that its plugin needs;
 * what it does is done at the end of that time, even if its caller has given up. Streams: {@code csi.time} and {@code csi.failure}, one of
 * each for every driver.
 */
public final class CsiHost implements CsiPlugins, NodeListener {
  static final CsiAnswer UNREACHABLE = CsiAnswer.refused(
      "Unavailable", "connection error: desc = \"transport: Error while dialing\"");

  private static final CsiAnswer DEADLINE =
      CsiAnswer.refused("DeadlineExceeded", "context deadline exceeded");

  private static final class Driver {
    final CsiDriverSpec spec;
    final CsiStorage storage;
    final RandomStream times;
    final RandomStream failures;

    Driver(CsiDriverSpec spec, CsiStorage storage, RandomStream times, RandomStream failures) {
      this.spec = spec;
      this.storage = storage;
      this.times = times;
      this.failures = failures;
    }
  }

  private static final class Pending {
    final CsiRequest request;
    final int generation;

    /** Whether the caller had any time left: otherwise the call never reaches the plugin. */
    final boolean isSent;

    final Consumer<CsiAnswer> answer;
    boolean isGivenUp;

    Pending(CsiRequest request, int generation, boolean isSent, Consumer<CsiAnswer> answer) {
      this.request = request;
      this.generation = generation;
      this.isSent = isSent;
      this.answer = answer;
    }
  }

  private final Simulation sim;
  private final Nodes nodes;
  private final TreeMap<String, Driver> drivers = new TreeMap<>();
  private final TreeMap<Long, Pending> pending = new TreeMap<>();
  private final @Nullable VolumeManager[] managers;
  private final @Nullable Events events;
  private IntConsumer outageChanged = node -> {};
  private long lastCall;

  /** A cluster without plugins has no events of this kind, so that it runs as if there were none. */
  private final class Events {
    final SlotEvent done = sim.define("csi.done", CsiHost.this::onDone).ownedBy(Owners.ENGINE);
    final SlotEvent patienceOver =
        sim.define("csi.patience-over", CsiHost.this::onPatienceOver).ownedBy(Owners.ENGINE);
    final SlotEvent outage = sim.define("csi.outage", (node, arg) -> outageChanged.accept(node));
  }

  private Events events() {
    return Objects.requireNonNull(events, "no plugins");
  }

  /** Listens to {@code nodes} from now on. */
  public CsiHost(Simulation sim, Nodes nodes, List<CsiDriverSpec> specs) {
    this.sim = sim;
    this.nodes = nodes;
    this.managers = new VolumeManager[nodes.count()];
    for (CsiDriverSpec spec : specs) {
      int number = drivers.size();
      drivers.put(
          spec.name(),
          new Driver(
              spec,
              new CsiStorage(spec, nodes::name),
              sim.streams().stream("csi.time", number),
              sim.streams().stream("csi.failure", number)));
    }
    this.events = specs.isEmpty() ? null : new Events();
    nodes.addListener(this);
  }

  /** Who is told when plugins of a node begin or cease to answer; call once, before the run. */
  public void onOutage(IntConsumer listener) {
    outageChanged = listener;
    for (Driver driver : drivers.values()) {
      for (CsiDriverSpec.Outage window : driver.spec.outages()) {
        for (int node : window.nodes()) {
          sim.at(window.fromNs(), events().outage, node, 0);
          sim.at(window.untilNs(), events().outage, node, 0);
        }
      }
    }
  }

  /** The volume manager of a new leadership. */
  public LeaderComponent newLeaderComponent(int manager) {
    VolumeManager made = new VolumeManager(
        manager,
        this,
        (what, volume, node, attempt, text) ->
            sim.trace().add(CsiTrace.of(what), volume, node, attempt, text));
    managers[manager] = made;
    return made;
  }

  /** This manager leads no more. */
  public void leadershipLost(int manager) {
    VolumeManager lost = managers[manager];
    managers[manager] = null;
    if (lost != null) {
      lost.stop();
    }
  }

  /** Names of the plugins of a node, in order of their names. */
  public List<String> installed(int node) {
    return drivers.keySet().stream().filter(name -> isInstalled(name, node)).toList();
  }

  /** What a driver was described as; {@code null} if there is none of that name. */
  public @Nullable CsiDriverSpec driver(String name) {
    Driver driver = drivers.get(name);
    return driver == null ? null : driver.spec;
  }

  /** Which of a driver's volumes this is, by the order in which they were made, from 1; 0 if it has none of that id. */
  public int number(String driver, String pluginId) {
    Driver of = drivers.get(driver);
    return of == null ? 0 : of.storage.number(pluginId);
  }

  @Override
  public boolean isInstalled(String driver, int node) {
    Driver of = drivers.get(driver);
    return of != null && of.spec.nodes().contains(node);
  }

  @Override
  public boolean answers(String driver, int node) {
    return isInstalled(driver, node) && of(driver).spec.answers(node, sim.nowNs());
  }

  @Override
  public boolean attaches(String driver) {
    return of(driver).spec.attaches();
  }

  @Override
  public boolean stages(String driver) {
    return of(driver).spec.stages();
  }

  @Override
  public void call(CsiRequest request, long patienceNs, Consumer<CsiAnswer> answer) {
    long number = ++lastCall;
    int at = request.at();
    pending.put(number, new Pending(request, nodes.generation(at), patienceNs > 0, answer));
    long needNs = patienceNs > 0 && answers(request.driver(), at) ? needNs(request) : 0;
    if (needNs > patienceNs) {
      sim.after(patienceNs, events().patienceOver, at, number);
    }
    sim.after(needNs, events().done, at, number);
  }

  private long needNs(CsiRequest request) {
    Driver driver = of(request.driver());
    Distribution time = driver.spec.times().byCall().get(request.call());
    return time == null ? 0 : time.sampleNs(driver.times);
  }

  private void onPatienceOver(int node, long number) {
    Pending call = pending.get(number);
    if (call != null && isAlive(call)) {
      call.isGivenUp = true;
      call.answer.accept(DEADLINE);
    }
  }

  /** A plugin ends with its engine: what it had begun is not done. */
  private void onDone(int node, long number) {
    Pending call = Objects.requireNonNull(pending.remove(number));
    if (!isAlive(call)) {
      return;
    }
    CsiAnswer answer = call.isSent ? carryOut(call.request) : DEADLINE;
    if (!call.isGivenUp) {
      call.answer.accept(answer);
    }
  }

  private boolean isAlive(Pending call) {
    int at = call.request.at();
    return nodes.isUp(at) && nodes.generation(at) == call.generation;
  }

  private CsiAnswer carryOut(CsiRequest request) {
    Driver driver = of(request.driver());
    if (!driver.spec.answers(request.at(), sim.nowNs())) {
      return UNREACHABLE;
    }
    if (driver.spec.failures() > 0 && driver.failures.nextDouble() < driver.spec.failures()) {
      return CsiAnswer.refused("Internal", request.call().word() + " failed");
    }
    CsiAnswer answer = driver.storage.apply(request);
    if (answer.isDone() && request.call() == CsiCall.PUBLISH && request.spec().isSingleNode()) {
      checkAlone(driver, request);
    }
    return answer;
  }

  /** Swarm has given up a node that still lives: only a plugin that attaches keeps two nodes from writing to the same volume. */
  private void checkAlone(Driver driver, CsiRequest request) {
    List<Integer> mounted = driver.storage.mountedOn(request.pluginId());
    if (mounted.size() > 1) {
      sim.check(
          !driver.spec.attaches(),
          "an attached volume of one node is mounted on one node: " + request.pluginId());
      String others = mounted.stream()
          .filter(node -> node != request.target())
          .map(nodes::name)
          .collect(Collectors.joining(", "));
      sim.trace().add(CsiTrace.TORN, request.target(), 0, 0, request.spec().name() + ": " + others);
    }
  }

  /** Whether the machine has the volume mounted. */
  public boolean isMounted(String driver, String pluginId, int node) {
    Driver of = drivers.get(driver);
    return of != null && of.storage.mountedOn(pluginId).contains(node);
  }

  private Driver of(String driver) {
    return Objects.requireNonNull(drivers.get(driver), "no such driver");
  }

  @Override
  public void powerLost(int node) {
    drivers.values().forEach(driver -> driver.storage.powerLost(node));
  }

  @Override
  public void crashed(int node) {
    leadershipLost(node);
  }

  @Override
  public void booted(int node) {}
}
