package io.dryswarm.models.raft;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.UnderlaySpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Managers that only replicate words, on a simulated network, with what each has applied. */
final class RaftCluster implements RaftListener {
  static final long LATENCY_NS = Time.MILLISECOND;

  final Simulation sim;
  final Nodes nodes;
  final RaftHost raft;
  final List<List<String>> applied = new ArrayList<>();
  final List<String> leaders = new ArrayList<>();

  RaftCluster(int size, long fsyncNs, long seed) {
    this.sim = new Simulation(RunIdentity.of("raft", seed));
    List<String> names = new ArrayList<>();
    for (int node = 0; node < size; node++) {
      names.add("m" + node);
      applied.add(new ArrayList<>());
    }
    this.nodes = new Nodes(names);
    Fabric fabric =
        new Fabric(sim, nodes, new UnderlaySpec(new Constant(LATENCY_NS), 10_000_000_000_000L));
    this.raft = new RaftHost(sim, nodes, fabric, RaftSpec.SWARM, new Constant(fsyncNs), this);
    raft.bootstrap(size, 0);
  }

  void runFor(long ns) {
    sim.runUntil(sim.nowNs() + ns);
  }

  int leader() {
    for (int node = 0; node < nodes.count(); node++) {
      if (raft.isLeader(node)) {
        return node;
      }
    }
    return RaftMachine.NOBODY;
  }

  @Override
  public void applied(int manager, long index, long term, @Nullable Command command) {
    if (command instanceof Say) {
      applied.get(manager).add(command.toString());
    }
  }

  @Override
  public void leading(int manager, long term) {
    leaders.add(manager + " leads term " + term);
  }

  @Override
  public void leadershipLost(int manager) {
    leaders.add(manager + " lost");
  }

  @Override
  public void restored(int manager, long index, @Nullable StateImage image) {
    applied.get(manager).clear();
    if (image instanceof WordList list) {
      applied.get(manager).addAll(list.words());
    }
  }

  @Override
  public StateImage image(int manager) {
    return new WordList(applied.get(manager));
  }
}
