package io.dryswarm.models.store;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.raft.RaftHost;
import io.dryswarm.models.raft.RaftSpec;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.UnderlaySpec;
import java.util.ArrayList;
import java.util.List;

/** Managers with stores and one component each that writes down what it sees. */
final class StoreCluster implements LeaderComponents {
  final Simulation sim;
  final Nodes nodes;
  final Fabric fabric;
  final StoreHost store;
  final RaftHost raft;
  final List<String> log = new ArrayList<>();
  final List<String> observed = new ArrayList<>();
  final List<String> trace = new ArrayList<>();
  ComponentEffects effects;

  StoreCluster(int managers, long seed) {
    this(managers, managers, seed);
  }

  /** The first {@code managers} of {@code size} nodes are managers. */
  StoreCluster(int managers, int size, long seed) {
    this.sim = new Simulation(RunIdentity.of("store", seed));
    List<String> names = new ArrayList<>();
    for (int node = 0; node < size; node++) {
      names.add("m" + node);
    }
    this.nodes = new Nodes(names);
    UnderlaySpec wires = new UnderlaySpec(new Constant(100_000), 1_000_000_000L);
    this.fabric = new Fabric(sim, nodes, wires);
    this.store = new StoreHost(sim, size, this);
    Constant fsync = new Constant(Time.MILLISECOND);
    this.raft = new RaftHost(sim, nodes, fabric, RaftSpec.SWARM, fsync, store);
    store.bind(raft);
    sim.trace()
        .addSink((timeNs, code, entity, a, b, text) ->
            trace.add(entity + " " + code.name().replace("raft.", "") + " " + a));
    store.seed(List.of(Objects.network(0, "ingress")));
    store.addObserver(
        (index, event) -> observed.add(index + " " + Objects.words(event.op(), event.object())));
    raft.bootstrap(managers, 0);
  }

  void runFor(long ns) {
    sim.runUntil(sim.nowNs() + ns);
  }

  List<String> drain() {
    List<String> drained = List.copyOf(log);
    log.clear();
    return drained;
  }

  @Override
  public List<LeaderComponent> elected(int manager) {
    log.add("elected " + manager);
    return List.of(new Recorder());
  }

  @Override
  public void dropped(int manager) {
    log.add("dropped " + manager);
  }

  /** Tells what it sees. */
  private final class Recorder implements LeaderComponent {
    @Override
    public String name() {
      return "recorder";
    }

    @Override
    public void start(StoreView view, ComponentEffects out) {
      effects = out;
      log.add("start with " + view.networks().size());
    }

    @Override
    public void onEvent(StoreEvent event, StoreView view, ComponentEffects out) {
      log.add(
          Objects.words(event.op(), event.object()) + " of " + view.networks().size());
    }

    @Override
    public void onCommit(StoreView view, ComponentEffects out) {
      log.add("commit");
    }

    @Override
    public void onTimer(long key, StoreView view, ComponentEffects out) {
      log.add("timer " + key);
    }
  }
}
