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
  final Fabric fabric;
  final RaftHost raft;
  final List<List<String>> applied = new ArrayList<>();
  final List<String> leaders = new ArrayList<>();
  final List<String> told = new ArrayList<>();

  SnapshotSettings snapshots = SnapshotSettings.SWARM;
  long storeLockedSinceNs = Long.MAX_VALUE;

  RaftCluster(int size, long fsyncNs, long seed) {
    this(size, size, fsyncNs, seed);
  }

  /** The first {@code managers} of {@code size} nodes are managers. */
  RaftCluster(int managers, int size, long fsyncNs, long seed) {
    this.sim = new Simulation(RunIdentity.of("raft", seed));
    List<String> names = new ArrayList<>();
    for (int node = 0; node < size; node++) {
      names.add("m" + node);
      applied.add(new ArrayList<>());
    }
    this.nodes = new Nodes(names);
    this.fabric =
        new Fabric(sim, nodes, new UnderlaySpec(new Constant(LATENCY_NS), 10_000_000_000_000L));
    this.raft = new RaftHost(sim, nodes, fabric, RaftSpec.SWARM, new Constant(fsyncNs), this);
    raft.bootstrap(managers, 0);
  }

  void runFor(long ns) {
    sim.runUntil(sim.nowNs() + ns);
  }

  /** What became of an operation, among what else the cluster has told. */
  RaftOutcome tell(String what) {
    return new RaftOutcome() {
      @Override
      public void done() {
        told.add(what + " done");
      }

      @Override
      public void failed(String error) {
        told.add(what + ": " + error);
      }
    };
  }

  /** Cuts a node off, or lets it in again. */
  void setLink(int node, boolean up) {
    fabric.setLink(node, up);
  }

  List<Integer> members(int manager) {
    return raft.members(manager).stream().map(RaftPeer::node).toList();
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

  @Override
  public SnapshotSettings snapshots(int manager) {
    return snapshots;
  }

  @Override
  public long storeLockedSinceNs(int manager) {
    return storeLockedSinceNs;
  }

  @Override
  public void removed(int manager) {
    told.add(manager + " removed");
  }
}
