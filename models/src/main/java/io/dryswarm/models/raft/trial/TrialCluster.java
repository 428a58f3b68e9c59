package io.dryswarm.models.raft.trial;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.core.trace.TraceSink;
import io.dryswarm.models.raft.Command;
import io.dryswarm.models.raft.RaftHost;
import io.dryswarm.models.raft.RaftListener;
import io.dryswarm.models.raft.RaftMachine;
import io.dryswarm.models.raft.RaftTrace;
import io.dryswarm.models.raft.StateImage;
import io.dryswarm.models.underlay.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The managers of one trial, and what a trial does with them. */
final class TrialCluster implements RaftListener, TraceSink {
  static final int NOBODY = RaftMachine.NOBODY;

  /** How long a swarm runs before anything happens to it: at least this, and a random part of as much again. */
  private static final long SETTLE_NS = 30 * Time.SECOND;

  final int size;
  final RaftHost raft;
  private final Simulation sim;
  private final Nodes nodes;
  private final LossyWire wire;
  private final RandomStream chance;
  private BooleanSupplier awaited = () -> false;
  private boolean come;
  private long stateNs;
  private int candidacies;
  private long leaderTerm;

  TrialCluster(TrialCase trial, long seed) {
    this.size = trial.managers();
    this.sim = new Simulation(RunIdentity.of("raft-trial", seed));
    List<String> names = new ArrayList<>();
    for (int node = 0; node < size; node++) {
      names.add("manager-" + node);
    }
    this.nodes = new Nodes(names);
    this.chance = sim.streams().stream("trial.chance", 0);
    this.wire = new LossyWire(
        size, trial.latencyNs(), trial.lossProbability(), sim.streams().stream("trial.loss", 0));
    this.raft = new RaftHost(sim, nodes, wire, trial.spec(), trial.fsyncNs(), this);
    sim.trace().addSink(this);
    sim.observe((number, timeNs, type, target, arg, digest) -> observe(timeNs));
  }

  /** Everybody follows a first leader, and some time has gone by. */
  void settle() {
    raft.bootstrap(size, 0);
    runFor(SETTLE_NS + chance.nextLong(0, SETTLE_NS));
    if (leader() == NOBODY) {
      until(() -> leader() != NOBODY, Time.HOUR);
    }
  }

  long nowNs() {
    return sim.nowNs();
  }

  /** When the present state was reached, for conditions that look at it. */
  long stateNs() {
    return stateNs;
  }

  /** Uniform in [lowNs, highNs). */
  long between(long lowNs, long highNs) {
    return chance.nextLong(lowNs, highNs);
  }

  void runFor(long ns) {
    sim.runUntil(sim.nowNs() + ns);
  }

  /**
   * Runs until a condition holds.
   *
   * @return when it began to hold, nanoseconds; {@link Time#NEVER} if it does not within the limit
   */
  long until(BooleanSupplier condition, long limitNs) {
    awaited = condition;
    come = condition.getAsBoolean();
    stateNs = sim.nowNs();
    if (!come) {
      sim.runUntil(sim.nowNs() + limitNs);
      come |= condition.getAsBoolean();
    }
    awaited = () -> false;
    return come ? stateNs : Time.NEVER;
  }

  /** Before an event: looks at what the last one left behind. */
  private void observe(long timeNs) {
    if (!come && awaited.getAsBoolean()) {
      come = true;
      sim.stop();
    }
    if (!come) {
      stateNs = timeNs;
    }
  }

  /** The leader, or the one of the highest term if there are several, or {@link #NOBODY}. */
  int leader() {
    return leaderOtherThan(NOBODY);
  }

  int leaderOtherThan(int old) {
    int found = NOBODY;
    long term = -1;
    for (int node = 0; node < size; node++) {
      if (node != old && raft.isLeader(node) && raft.term(node) > term) {
        found = node;
        term = raft.term(node);
      }
    }
    return found;
  }

  /** Whether all that are up, {@code old} apart, follow the same leader, which leads. */
  boolean allFollowANewLeader(int old) {
    int leader = leaderOtherThan(old);
    if (leader == NOBODY) {
      return false;
    }
    for (int node = 0; node < size; node++) {
      if (node != old && nodes.isUp(node) && raft.leaderKnownTo(node) != leader) {
        return false;
      }
    }
    return true;
  }

  /** Terms of candidacies begun since the start. */
  int candidacies() {
    return candidacies;
  }

  /** Term of the last leader that was elected. */
  long leaderTerm() {
    return leaderTerm;
  }

  void crash(int node) {
    nodes.crash(node);
  }

  void boot(int node) {
    nodes.boot(node);
  }

  /** Closes or opens what the node says and what it hears. */
  void setWays(int node, boolean speaks, boolean hears) {
    for (int other = 0; other < size; other++) {
      wire.set(node, other, speaks);
      wire.set(other, node, hears);
    }
  }

  void cut(int one, int other) {
    wire.set(one, other, false);
    wire.set(other, one, false);
  }

  @Override
  public void record(long timeNs, TraceCode code, int entity, long a, long b, String text) {
    if (code.equals(RaftTrace.CAMPAIGN)) {
      candidacies++;
    } else if (code.equals(RaftTrace.ELECTED)) {
      leaderTerm = a;
    }
  }

  @Override
  public void restored(int manager, long index, @Nullable StateImage image) {}

  @Override
  public void applied(int manager, long index, long term, @Nullable Command command) {}

  @Override
  public StateImage image(int manager) {
    throw new IllegalStateException("no trial is long enough for a snapshot");
  }

  @Override
  public void leading(int manager, long term) {}

  @Override
  public void leadershipLost(int manager) {}
}
