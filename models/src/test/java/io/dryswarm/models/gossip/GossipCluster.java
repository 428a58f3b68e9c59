package io.dryswarm.models.gossip;

import io.dryswarm.core.Digest;
import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.engine.FailedNodeEntries;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.UnderlaySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A cluster of nodes that do nothing but gossip, with what each has learned. */
final class GossipCluster implements TableListener {
  static final int INGRESS = 1;

  /** A value that says only a number. */
  record Text(int number) implements TableValue {
    @Override
    public int sizeBytes() {
      return 160;
    }

    @Override
    public long digest() {
      return Digest.of(number);
    }
  }

  /** Something that a node learned. */
  record Learned(long atNs, int node, String what) {}

  final Simulation sim;
  final Nodes nodes;
  final Fabric fabric;
  final GossipHost gossip;
  final List<Learned> learned = new ArrayList<>();
  private final List<TreeMap<Long, TableValue>> endpoints = new ArrayList<>();

  GossipCluster(int size, long seed) {
    this(size, seed, FailedNodeEntries.DELETED);
  }

  GossipCluster(int size, long seed, KeySet keys) {
    this(size, seed, FailedNodeEntries.DELETED, keys);
  }

  GossipCluster(int size, long seed, FailedNodeEntries failedNodeEntries) {
    this(size, seed, failedNodeEntries, KeySet.NONE);
  }

  private GossipCluster(int size, long seed, FailedNodeEntries failedNodeEntries, KeySet keys) {
    this.sim = new Simulation(RunIdentity.of("gossip", seed));
    List<String> names = new ArrayList<>();
    for (int node = 0; node < size; node++) {
      names.add("node-" + node);
      endpoints.add(new TreeMap<>());
    }
    this.nodes = new Nodes(names);
    UnderlaySpec wires = new UnderlaySpec(new Constant(100_000), 1_000_000_000L);
    this.fabric = new Fabric(sim, nodes, wires);
    GossipSpec spec = new GossipSpec(
        MembershipSpec.engineDefaults(),
        NetworkDbSpec.engineDefaults(failedNodeEntries),
        Math.min(3, size));
    this.gossip = new GossipHost(sim, nodes, fabric, spec, this);
    nodes.addListener(gossip);
    gossip.bootstrap(INGRESS, keys);
  }

  void write(int node, long key, int number) {
    endpoints.get(node).put(key, new Text(number));
    gossip.write(node, INGRESS, Table.ENDPOINT, key, new Text(number));
  }

  void delete(int node, long key) {
    endpoints.get(node).remove(key);
    gossip.delete(node, INGRESS, Table.ENDPOINT, key);
  }

  /** Takes packets at random on all ways. */
  void loseEverywhere(double share) {
    for (int from = 0; from < nodes.count(); from++) {
      for (int to = 0; to < nodes.count(); to++) {
        if (from != to) {
          fabric.setLoss(from, to, share);
        }
      }
    }
  }

  void crash(int node) {
    endpoints.get(node).clear();
    nodes.crash(node);
  }

  /** What the node knows of the endpoint table of the ingress network, its own entries included. */
  String knownTo(int node) {
    return endpoints.get(node).toString();
  }

  /** When each of the others learned that, ascending; nanoseconds. */
  List<Long> timesOf(String what) {
    return learned.stream().filter(l -> l.what.equals(what)).map(Learned::atNs).toList();
  }

  @Override
  public void created(int node, int network, Table table, long key, TableValue value) {
    endpoints.get(node).put(key, value);
    learned.add(new Learned(sim.nowNs(), node, "created " + key));
  }

  @Override
  public void updated(int node, int network, Table table, long key, TableValue value) {
    endpoints.get(node).put(key, value);
    learned.add(new Learned(sim.nowNs(), node, "updated " + key));
  }

  @Override
  public void deleted(int node, int network, Table table, long key, TableValue value) {
    endpoints.get(node).remove(key);
    learned.add(new Learned(sim.nowNs(), node, "deleted " + key));
  }

  @Override
  public void nodeFailed(int node, int failedNode, int droppedEndpoints) {
    String what = "failed " + failedNode + " with " + droppedEndpoints;
    learned.add(new Learned(sim.nowNs(), node, what));
  }

  @Override
  public void networkJoined(int node, int network) {
    learned.add(new Learned(sim.nowNs(), node, "joined network " + network));
  }
}
