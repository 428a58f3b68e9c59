package io.dryswarm.conformance.oracle;

import io.dryswarm.conformance.Unsupported;
import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SimulationFault;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.StreamDice;
import io.dryswarm.models.raft.RaftHost;
import io.dryswarm.models.raft.RaftSpec;
import io.dryswarm.models.store.LeaderComponent;
import io.dryswarm.models.store.LeaderComponents;
import io.dryswarm.models.store.StoreHost;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreObserver;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.UnderlaySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The only manager of a swarm: store and components of a leader, where a write takes no time. */
final class SoloLeader implements LeaderComponents {
  private static final int MANAGER = 0;

  private final Simulation sim;
  private final StoreHost store;
  private final Supplier<List<LeaderComponent>> components;
  private final List<Runnable> actions = new ArrayList<>();
  private final SlotEvent act;
  private long term = 1;

  /**
   * Leads from the first instant on.
   *
   * @param objects    what the store holds before
   * @param components makes the components of each leadership, in the order in which they see events
   */
  SoloLeader(
      String name,
      long seed,
      List<StoreObject> objects,
      Supplier<List<LeaderComponent>> components) {
    this.components = components;
    this.sim = new Simulation(RunIdentity.of(name, seed));
    this.store = new StoreHost(sim, 1, this);
    Nodes nodes = new Nodes(List.of("manager"));
    Fabric fabric = new Fabric(sim, nodes, new UnderlaySpec(new Constant(0), 1_000_000_000));
    RaftHost raft = new RaftHost(sim, nodes, fabric, RaftSpec.SWARM, new Constant(0), store);
    store.bind(raft);
    store.seed(objects);
    this.act =
        sim.define("conformance.act", (action, arg) -> actions.get(action).run());
    raft.bootstrap(1, MANAGER);
  }

  @Override
  public List<LeaderComponent> elected(int manager) {
    return components.get();
  }

  @Override
  public void dropped(int manager) {}

  /** Another leadership: all components are made anew. */
  void elect() {
    store.leadershipLost(MANAGER);
    store.leading(MANAGER, ++term);
  }

  /** Sees every committed change before the components do. */
  void observe(StoreObserver observer) {
    store.addObserver(observer);
  }

  StoreView view() {
    return store.store(MANAGER);
  }

  StreamDice dice(String purpose) {
    return new StreamDice(sim.streams().stream(purpose, MANAGER));
  }

  long nowNs() {
    return sim.nowNs();
  }

  long nowMs() {
    return sim.nowNs() / Time.MILLISECOND;
  }

  /** As a user of the API would. */
  void write(Consumer<StoreTx> change) {
    store.submit(change, () -> {});
  }

  void atMs(long timeMs, Runnable action) {
    actions.add(action);
    sim.at(timeMs * Time.MILLISECOND, act, actions.size() - 1, 0);
  }

  /**
   * Runs everything due until then, that instant included.
   *
   * @throws Unsupported if the case turns out to ask for something that is not known
   */
  void runUntilMs(long endMs) {
    try {
      sim.runUntil(endMs * Time.MILLISECOND);
    } catch (SimulationFault fault) {
      if (fault.getCause() instanceof Unsupported unknown) {
        throw unknown;
      }
      throw fault;
    }
  }
}
